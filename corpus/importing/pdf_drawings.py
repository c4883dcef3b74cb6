"""What is drawn on a page of a PDF beside its text: the lines of tables, and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from corpus.importing.pdf_characters import Frame
from corpus.importing.pdf_page import Rule, Upright

_MOST = 20_000  # objects looked at on a page
_THIN = 3.0  # points: what is a line
_SHORTEST, _LONG = 4.0, 30.0  # points: of a part, and of a whole line
_TOUCH = 3.0  # points between parts of one line

_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Drawings:
    """The lines drawn on a page, and whether there is a picture."""

    rules: tuple[Rule, ...]
    uprights: tuple[Upright, ...]
    has_image: bool


def drawn_on(page: Any, frame: Frame) -> Drawings:
    """Return what is drawn on a page of PDFium."""
    from pypdfium2 import raw

    boxes: list[_Box] = []
    has_image = False
    edges = [ctypes.c_float() for _ in range(4)]
    for place in range(min(raw.FPDFPage_CountObjects(page), _MOST)):
        drawn = raw.FPDFPage_GetObject(page, place)
        kind = raw.FPDFPageObj_GetType(drawn)
        has_image = has_image or kind == raw.FPDF_PAGEOBJ_IMAGE
        if kind == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(drawn, *edges):
            boxes.append(_box(frame, *(edge.value for edge in edges)))
    return Drawings(tuple(_rules(boxes)), tuple(_uprights(boxes)), has_image)


def _box(frame: Frame, left: float, bottom: float, right: float, top: float) -> _Box:
    """Return left, top, right and foot of a box as the page is read."""
    (x0, y0), (x1, y1) = frame.point(left, bottom), frame.point(right, top)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _rules(boxes: Iterable[_Box]) -> Iterator[Rule]:
    """Yield horizontal lines; a table's may be drawn cell by cell, and filled boxes have edges."""
    parts = [Rule(a, c, (b + d) / 2) for a, b, c, d in boxes if d - b <= _THIN < c - a > _SHORTEST]
    whole: Rule | None = None
    for part in sorted(parts, key=lambda rule: (round(rule.y), rule.left)):
        if whole and abs(part.y - whole.y) <= _THIN and part.left - whole.right <= _TOUCH:
            whole = Rule(whole.left, max(whole.right, part.right), whole.y)
            continue
        if whole and whole.right - whole.left >= _LONG:
            yield whole
        whole = part
    if whole and whole.right - whole.left >= _LONG:
        yield whole


def _uprights(boxes: Iterable[_Box]) -> Iterator[Upright]:
    parts = [
        Upright((a + c) / 2, b, d) for a, b, c, d in boxes if c - a <= _THIN < d - b > _SHORTEST
    ]
    yield from sorted(parts, key=attrgetter("top"))
