"""Pieces of a page put in rows: what stands on one baseline belongs to one row.

Before that, what is raised or lowered beside a word (the 2 of m², the th of 6th) is set on the
word's own line; after it, a bullet is joined to what follows it, however wide the gap.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.importing.pdf_characters import joined
from corpus.importing.pdf_page import Page, Piece, is_right_to_left

Row = tuple[Piece, ...]
"""Pieces on one baseline, from left to right."""

_SMALLER = 0.85  # a raised or lowered piece's size, at most, of the word's
_OFF = 0.6  # its distance from the word's baseline, at most, in the word's sizes
_BESIDE = 0.35  # its distance from the word, at most, in the word's sizes
_SAME_LINE = 0.25  # in sizes
_AFTER_BULLET = 4.0  # a gap, in sizes
_NEIGHBOURS = 40  # pieces looked at on either side, in the order of their baselines


def rows(pieces: Iterable[Piece]) -> list[Row]:
    """Return the rows of some pieces, from top to bottom."""
    grown: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.y):
        if grown and piece.y - grown[-1][0].y <= _SAME_LINE * min(piece.size, grown[-1][0].size):
            grown[-1].append(piece)
        else:
            grown.append([piece])
    return [tuple(sorted(row, key=lambda piece: piece.left)) for row in grown]


def with_bullets_joined(row: Row) -> Row:
    """Return a row in which bullets are joined to their items, however wide the gap."""
    is_rtl = is_right_to_left(piece.text for piece in row)
    done: list[Piece] = []
    for piece in sorted(row, key=lambda piece: piece.left, reverse=is_rtl):
        if done and done[-1].is_bullet and _gap(done[-1], piece) <= _AFTER_BULLET * piece.size:
            done[-1] = together([done[-1], piece], f"{done[-1].text} {piece.text}")
        else:
            done.append(piece)
    return tuple(sorted(done, key=lambda piece: piece.left))


def together(pieces: Sequence[Piece], text: str | None = None) -> Piece:
    """Return neighbouring pieces of a row as one; it is bold when most of its letters are."""
    longest = max(pieces, key=lambda piece: len(piece.text))
    bold = sum(len(piece.text) for piece in pieces if piece.is_bold)
    return Piece(
        joined(list(pieces)) if text is None else text,
        min(piece.left for piece in pieces),
        max(piece.right for piece in pieces),
        longest.y,
        longest.size,
        2 * bold > sum(len(piece.text) for piece in pieces),
    )


def body_size(pages: Iterable[Page]) -> float:
    """Return the size in which most of a document is set, in points."""
    letters: Counter[float] = Counter()
    for page in pages:
        for piece in page.pieces:
            letters[round(piece.size, 1)] += len(piece.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def settled(pieces: Sequence[Piece], markers: frozenset[str] = frozenset()) -> tuple[Piece, ...]:
    """Set raised and lowered pieces on the line of the word beside them.

    Raised texts among the `markers` only point to a footnote; they are left out.
    """
    ordered = sorted(pieces, key=lambda piece: piece.y)
    heights = [piece.y for piece in ordered]
    done = []
    for piece in pieces:
        word = _word_beside(piece, ordered, heights)
        if word is None:
            done.append(piece)
        elif piece.text not in markers or piece.y >= word.y:
            done.append(replace(piece, y=word.y))
    return tuple(done)


def raised(pieces: Sequence[Piece]) -> frozenset[str]:
    """Return the texts that are raised beside a word."""
    ordered = sorted(pieces, key=lambda piece: piece.y)
    heights = [piece.y for piece in ordered]
    beside = ((piece, _word_beside(piece, ordered, heights)) for piece in pieces)
    return frozenset(piece.text for piece, word in beside if word and piece.y < word.y)


def _word_beside(piece: Piece, ordered: list[Piece], heights: list[float]) -> Piece | None:
    if len(piece.text) > 4:
        return None
    place = bisect_left(heights, piece.y)
    for other in ordered[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]:
        is_small = piece.size <= _SMALLER * other.size
        is_off = 0.05 * other.size < abs(piece.y - other.y) <= _OFF * other.size
        if is_small and is_off and abs(_gap(other, piece)) <= _BESIDE * other.size:
            return other
    return None


def _gap(one: Piece, other: Piece) -> float:
    return max(other.left - one.right, one.left - other.right)
