"""Questions that were written for Verbatim, kept as places in releases that lie elsewhere.

The releases are not ours to carry, so an answer is told by its offsets; it becomes words again
where the releases are at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from index.tables import Tables
from scripts.training.located import read_lines, release_of

_FOLDER = Path(__file__).with_name("questions")
INVENTED_RELEASES = _FOLDER / "invented-releases.jsonl"
_EVIDENCE = 40


def written(corpus: str, tables: Tables) -> Iterator[dict[str, Any]]:
    """Yield the questions over a corpus as in the files of questions over releases.

    Raises:
        ValueError: A release is not in the corpus, or is not the one that was asked about.
    """
    path = _FOLDER / f"{corpus}.jsonl"
    for place, fields in enumerate(read_lines(path), start=1):
        release = release_of(tables, fields)
        if release is None:
            raise ValueError(f"{path.name}:{place}: no such release in the corpus {corpus}")
        yield dict(with_words(fields, tables.text(release), f"{path.name}:{place}"))


def with_words(fields: Mapping[str, Any], text: str, place: str) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a question with words of its release for their places.

    Raises:
        ValueError: The release is not the one that was asked about; `place` names the question.
    """
    for name, value in fields.items():
        if name in ("answers", "all_of"):
            yield name, [_words(text, span, place) for span in value]
        elif name == "evidence":
            yield name, text[value : value + _EVIDENCE]
        else:
            yield name, value


def _words(text: str, span: tuple[int, int], place: str) -> str:
    start, end = span
    words = text[start:end]
    is_whole = words.strip() == words != "" and end <= len(text)
    if not is_whole:
        raise ValueError(f"{place}: the release is not the text that was asked about")
    return words
