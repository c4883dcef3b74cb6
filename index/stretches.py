"""Passages that are to be read, joined where they stand beside each other.

What a passage leaves unsaid often stands in the one before it, and a question and a title that are
read once for two passages cost half.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.generation import Generation
from index.reader import Stretch
from index.tables import Rows

MAX_CHARACTERS = 1_000
"""Of a stretch of more than one passage; what the reader was trained on."""


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive passages of one release.

    Attributes:
        release: Its number.
        passages: Rows of the passages.
        sentences: Rows of their sentences.
    """

    release: int
    passages: range
    sentences: range


def parts(generation: Generation, rows: Iterable[int]) -> list[Part]:
    """Join passages, by their rows, that stand beside each other in a release."""
    passages = generation.tables.passages
    found: list[range] = []
    for row in sorted(rows):
        if found and _joins(passages, found[-1], row):
            found[-1] = range(found[-1].start, row + 1)
        else:
            found.append(range(row, row + 1))
    return [_part(generation, one) for one in found]


def _joins(passages: Rows, found: range, row: int) -> bool:
    first, last = passages[found.start], passages[row]
    is_next = row == found.stop and first[0] == last[0]
    return is_next and int(last[2] - first[1]) <= MAX_CHARACTERS


def stretch(generation: Generation, part: Part) -> Stretch:
    """Return the words of a part, under the title of its release."""
    tables = generation.tables
    start = int(tables.passages[part.passages.start, 1])
    end = int(tables.passages[part.passages.stop - 1, 2])
    title = tables.releases[part.release].title
    return Stretch(title, tables.text(part.release)[start:end], start)


def _part(generation: Generation, passages: range) -> Part:
    table = generation.tables.passages
    first, last = table[passages.start], table[passages.stop - 1]
    return Part(int(first[0]), passages, range(int(first[3]), int(last[4])))
