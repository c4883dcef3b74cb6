"""Reading question sets and releases from files, packed or not, with errors that name the line."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from corpus import VerbatimError
from scripts.failures import UsageError

Model = TypeVar("Model", bound=BaseModel)


class BadQuestionFile(VerbatimError):
    """A file of questions or releases does not hold what it should; the message says where."""


def read_text(path: Path) -> str:
    """Return the text of a file, which may be packed with gzip.

    Raises:
        UsageError: There is no such file.
        BadQuestionFile: It cannot be read.
    """
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    except FileNotFoundError as error:
        raise UsageError(f"there is no file {path}") from error
    except UnicodeDecodeError as error:
        raise BadQuestionFile(f"{path} is not UTF-8", mend="save it as UTF-8") from error
    except (OSError, EOFError, zlib.error) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise BadQuestionFile(f"cannot read {path}: {why}", mend="permit or repair it") from error


def read_lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the JSON object on each line that isn't blank, with its place, `FILE:LINE`.

    Raises:
        UsageError: There is no such file.
        BadQuestionFile: It cannot be read, or a line is no JSON object.
    """
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        fields = read_json(line, place, "one JSON object a line")
        if not isinstance(fields, dict):
            raise BadQuestionFile(f"{place}: no JSON object", mend="write one JSON object a line")
        yield place, fields


def read_json(text: str, place: str, wanted: str) -> Any:
    """Return what a text holds as JSON.

    Raises:
        BadQuestionFile: It is no JSON.
    """
    try:
        return json.loads(text)
    except ValueError as error:
        raise BadQuestionFile(f"{place}: no JSON: {error}", mend=f"write {wanted}") from error


def checked(kind: type[Model], fields: Any, place: str) -> Model:
    """Return fields as a `kind`.

    Raises:
        BadQuestionFile: They are none; the first thing that is wrong is named.
    """
    try:
        return kind.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = _path(first["loc"])
        message = first["msg"].removeprefix("Value error, ")
        raise BadQuestionFile(
            f"{place}: {f'`{where}`: ' if where else ''}{message}",
            mend="see the README for what a question holds",
        ) from error


def _path(parts: tuple[int | str, ...]) -> str:
    """Write a place inside JSON: `turns[0].question`."""
    written = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return written.removeprefix(".")
