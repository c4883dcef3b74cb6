"""What is to be said of an edited release before it is saved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project

    from corpus import Problem

_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-(?=[a-z0-9])")
_OTHER_DATE = "stem-date"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found.

    Attributes:
        errors: Why the loader would not take it.
        warnings: What a linter remarks; the release may be saved all the same.
        renamed: Where it would have to lie, as its date is another than that of its name; None
            where its name is right, or is wrong otherwise.
    """

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()
    renamed: Path | None = None


def verdict_on(content: bytes, path: Path, taken: Collection[str]) -> Verdict:
    """Look over what a release's file shall hold.

    Args:
        content: What it shall hold.
        path: The file.
        taken: The ids of all releases.
    """
    from corpus.checking import check_content
    from corpus.desk.release_file import read_as_file

    found = read_as_file(content, path)
    if not isinstance(found, tuple):
        return Verdict((), check_content(content, found))
    if any(problem.code == _OTHER_DATE for problem in found):
        renamed = _renamed(content, path)
        if renamed and renamed.stem not in taken:
            again = read_as_file(content, renamed)
            if not isinstance(again, tuple):
                return Verdict((), check_content(content, again), renamed)
    return Verdict(found)


def _renamed(content: bytes, path: Path) -> Path | None:
    """Return the file's path with the date that it holds in its name."""
    if not _DATED.match(path.stem):
        return None
    date = _date(content)
    if date is None:
        return None
    return path.with_name(f"{date.isoformat()}-{_DATED.sub('', path.stem, count=1)}.md")


def _date(content: bytes) -> Date | None:
    from corpus.front_matter import Parts, read, split
    from corpus.text import decode

    parts = split(decode(content))
    return read(parts.block).fields.get("date") if isinstance(parts, Parts) else None
