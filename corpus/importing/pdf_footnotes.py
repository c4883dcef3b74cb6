"""Footnotes: kept, for they may be quoted, but taken out of the text's way to its end.

They are the rows at the foot of a page in smaller type, from one on that begins with a number or a
mark. What points to them in the text, a raised number or mark, is left out: it is no word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.importing.pdf_page import Page, Piece
from corpus.importing.pdf_rows import Row, raised, rows, settled, together

_SMALLER = 0.93  # of the body's size, at most
_MARK = re.compile(r"(\d{1,2}|[*†‡§]{1,3})(?:$|[\s.)]|(?<=[*†‡§])|(?=[A-ZÀ-Þ“\"]))")


@dataclass(frozen=True, slots=True)
class Parted:
    """A page without its footnotes, and the footnotes as a page."""

    page: Page
    footnotes: Page | None


def part_footnotes(page: Page, body_size: float) -> Parted:
    """Take the footnotes off a page, raised and lowered text being set on its line."""
    pointers = raised(page.pieces)
    found = rows(settled(page.pieces))
    first = _first_row(found, body_size)
    marks = {mark for row in found[first:] if (mark := _mark(row)) is not None}
    if not marks & pointers:
        return Parted(replace(page, pieces=settled(page.pieces)), None)
    notes = {(piece.left, piece.text) for row in found[first:] for piece in row}
    below = [piece for piece in page.pieces if (piece.left, piece.text) in notes]
    above = [piece for piece in page.pieces if (piece.left, piece.text) not in notes]
    kept = settled(above, frozenset(marks & pointers))
    return Parted(replace(page, pieces=kept), replace(page, pieces=_apart(settled(below))))


def _first_row(found: Sequence[Row], body_size: float) -> int:
    """Return the place of the first row of the footnotes, or the number of rows."""
    first = place = len(found)
    while place and all(piece.size <= _SMALLER * body_size for piece in found[place - 1]):
        place -= 1
        if _mark(found[place]) is not None:
            first = place
    return first


def _mark(row: Row) -> str | None:
    found = _MARK.match(row[0].text)
    return found[1] if found else None


def _apart(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Set a space between a footnote's mark and its words, which a raised mark does without."""
    done = []
    for row in rows(pieces):
        mark = _mark(row)
        if mark and row[0].text == mark and len(row) > 1:
            done.append(together(row[:2], f"{mark} {row[1].text}"))
            done.extend(row[2:])
        else:
            done.extend(row)
    return tuple(done)
