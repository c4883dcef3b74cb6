"""Running heads, footers and page numbers: what is repeated at the edge of pages.

A row belongs to them if nothing but such rows stands between it and the edge of its page, and if
it stands at the same height, in the same words, whatever the numbers in it, on two pages or more
and on two in five; or if it is nothing but the page's number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.importing.pdf_page import Page, Piece
from corpus.importing.pdf_rows import Row, rows, together

_EDGE_ROWS = 6  # looked at from either edge of a page
_EDGE = 0.18  # of its height: what is farther inside is text
_SHARE = 0.4  # of the pages
_SAME_HEIGHT = 3.0  # points
_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|seite|página|pagina|strona|sida|side|sivu|стр|страница|صفحة)\W{0,3})?"
    r"(\d{1,4})(?:\s*(?:/|of|de|von|di|sur|van|av|из|من)\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[\W_]*[ivxl]{1,6}[\W_]*")
_MORE = re.compile(r"[\W_]*more[\W_]+|[\W_]+more[\W_]*|[\W_]*continue[sd][\W_]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Bared:
    """A document's pages without what only furnishes them.

    Attributes:
        dropped: What was left out, each text once, in order, its numbers as they first stood.
    """

    pages: tuple[Page, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _EdgeRow:
    row: Row
    text: str
    place: tuple[str, int]

    @property
    def words(self) -> str:
        return _DIGITS.sub("#", self.text).casefold()


def without_running_heads(pages: Sequence[Page]) -> Bared:
    """Take running heads, footers and page numbers off the pages of a document."""
    edges = [(list(_edge(page, "top")), list(_edge(page, "foot"))) for page in pages]
    repeated = _repeated(edges)
    offsets = _offsets(pages, edges)
    bared: list[Page] = []
    dropped: dict[str, str] = {}
    for page, sides in zip(pages, edges, strict=True):
        gone: set[Piece] = set()
        for side in sides:
            for edge in side:
                if not _is_furniture(edge, page, repeated, offsets):
                    break
                gone.update(edge.row)
                dropped.setdefault(edge.words, edge.text)
        kept = tuple(piece for piece in page.pieces if piece not in gone)
        bared.append(replace(page, pieces=kept))
    if not any(page.pieces for page in bared):  # the same text on every page is a text as well
        return Bared(tuple(pages), ())
    return Bared(tuple(bared), tuple(dropped.values()))


def _edge(page: Page, side: str) -> Iterator[_EdgeRow]:
    """Yield the outermost rows of a page, from its edge inwards."""
    found = rows(page.pieces)
    nearest = found[:_EDGE_ROWS] if side == "top" else found[: -_EDGE_ROWS - 1 : -1]
    for row in nearest:
        y = row[0].y if side == "top" else page.height - row[0].y
        if y > _EDGE * page.height:
            return
        yield _EdgeRow(row, together(row).text, (side, round(y / _SAME_HEIGHT)))


def _repeated(edges: Sequence[tuple[list[_EdgeRow], list[_EdgeRow]]]) -> set[tuple[str, int, str]]:
    """Return side, height and words of what stands at the edges of enough pages."""
    seen: Counter[tuple[str, int, str]] = Counter()
    for sides in edges:
        keys = {
            (edge.place[0], edge.place[1] + nudge, edge.words)
            for side in sides
            for edge in side
            for nudge in (-1, 0, 1)
            if any(character.isalpha() for character in edge.text)
        }
        seen.update(keys)
    enough = max(2, _SHARE * len(edges))
    return {key for key, count in seen.items() if count >= enough}


def _offsets(
    pages: Sequence[Page], edges: Sequence[tuple[list[_EdgeRow], list[_EdgeRow]]]
) -> set[int]:
    """Return how far printed page numbers are from the pages' own, where two pages agree."""
    seen: Counter[int] = Counter({0: 2})  # a number that is the page's own needs no second one
    for page, sides in zip(pages, edges, strict=True):
        numbers = (_NUMBER.fullmatch(edge.text) for side in sides for edge in side[:2])
        seen.update({int(found[1]) - page.number for found in numbers if found})
    return {offset for offset, count in seen.items() if count >= 2}


def _is_furniture(
    edge: _EdgeRow, page: Page, repeated: set[tuple[str, int, str]], offsets: set[int]
) -> bool:
    if (*edge.place, edge.words) in repeated:
        return True
    if edge.place[0] == "foot" and (_MORE.fullmatch(edge.text) or _ROMAN.fullmatch(edge.text)):
        return True
    number = _NUMBER.fullmatch(edge.text)
    return bool(number) and int(number[1]) - page.number in offsets if number else False
