"""From the characters that PDFium finds on a page to pieces of text.

PDFium gives them in the order in which they were drawn, a line's right-to-left words already in
logical order, ligatures and presentation forms taken apart into letters, and a space wherever a
gap shows one. Where a piece ends is decided here: at another baseline, at another size of type,
at a gap that may part two columns.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from corpus.importing.pdf_page import Piece, is_right_to_left

HYPHEN = "\x02"
"""What stands for a hyphen, hard or soft, at the end of a line."""

_WIDE = 1.0  # a gap that parts pieces, in sizes of the type
_SHIFT = 0.15  # of the baseline, in sizes of the type
_BOLD = 600  # weight
_BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_INVISIBLE = 3  # text render mode of PDF 32000-1, 9.3.6
# Symbol fonts keep their glyphs in a private area of Unicode; those known there are bullets.
_PRIVATE_BULLETS = dict.fromkeys(map(ord, "\uf0b7\uf0a7\uf0d8\uf0a8\uf06e\uf076\uf0fc\uf02d"), "•")
_UNREADABLE = dict.fromkeys([*range(2), *range(3, 9), *range(11, 32), *range(127, 160), 0xFFFE])


class Style(NamedTuple):
    """How the characters of one text object are set.

    Attributes:
        along: The direction in which it runs, a unit vector of the page's own space.
    """

    size: float
    is_bold: bool
    along: tuple[float, float]
    is_visible: bool


class Character(NamedTuple):
    """One character and its box, in the page's own space; `x` and `y` are its origin."""

    text: str
    style: Style
    x: float
    y: float
    box: tuple[float, float, float, float]


def characters(textpage: Any) -> Iterator[Character]:
    """Yield the characters of a page of PDFium, spaces that it inferred among them."""
    from pypdfium2 import raw

    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    styles: dict[int, Style] = {}
    last = Style(0.0, False, (1.0, 0.0), True)
    for number in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, number)
        made_of = raw.FPDFText_GetTextObject(textpage, number)
        if made_of:
            key = ctypes.addressof(made_of.contents)
            last = styles.get(key) or styles.setdefault(key, _style(textpage, number, made_of))
        raw.FPDFText_GetCharOrigin(textpage, number, x, y)
        raw.FPDFText_GetLooseCharBox(textpage, number, box)
        edges = (box.left, box.bottom, box.right, box.top)
        if all(map(math.isfinite, (*edges, x.value, y.value))):
            yield Character(chr(code), last, x.value, y.value, edges)


def _style(textpage: Any, number: int, text_object: Any) -> Style:
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, number, matrix)
    length = math.hypot(matrix.a, matrix.b)
    along = (matrix.a / length, matrix.b / length) if length else (1.0, 0.0)
    size = raw.FPDFText_GetFontSize(textpage, number) * math.hypot(matrix.c, matrix.d)
    is_bold = raw.FPDFText_GetFontWeight(textpage, number) >= _BOLD or _is_named_bold(text_object)
    is_visible = raw.FPDFTextObj_GetTextRenderMode(text_object) != _INVISIBLE
    return Style(abs(size) if math.isfinite(size) else 0.0, is_bold, along, is_visible)


def _is_named_bold(text_object: Any) -> bool:
    """Whether a font's name says so: the standard fonts, which are in no file, have no weight."""
    from pypdfium2 import raw

    name = ctypes.create_string_buffer(128)
    font = raw.FPDFTextObj_GetFont(text_object)
    if font:
        raw.FPDFFont_GetBaseFontName(font, name, len(name))
    return bool(_BOLD_NAME.search(name.value))


def direction(found: list[Character]) -> tuple[int, int]:
    """Return the direction in which most text of a page runs, one of the four of the axes."""
    votes = Counter(_quarter(one.style.along) for one in found if not one.text.isspace())
    return votes.most_common(1)[0][0] if votes else (1, 0)


def runs_along(character: Character, way: tuple[int, int]) -> bool:
    """Whether a character stands upright on a page whose text runs in a direction."""
    a, b = character.style.along
    return a * way[0] + b * way[1] > 0.99  # within eight degrees


def _quarter(along: tuple[float, float]) -> tuple[int, int]:
    a, b = along
    if abs(a) >= abs(b):
        return (1 if a >= 0 else -1, 0)
    return (0, 1 if b >= 0 else -1)


class Frame(NamedTuple):
    """How a page is turned so that its text runs to the right.

    Attributes:
        way: The direction of its text, a unit vector of the page's own space.
        left, top: Where the page begins once it is turned.
    """

    way: tuple[int, int]
    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, way: tuple[int, int], box: tuple[float, float, float, float]) -> Frame:
        """Turn a page, of which the left, bottom, right and top edge are given."""
        (x0, y0), (x1, y1) = _turned(way, box[0], box[1]), _turned(way, box[2], box[3])
        return cls(way, min(x0, x1), max(y0, y1), abs(x1 - x0), abs(y1 - y0))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point lies, from the left and from the top."""
        across, up = _turned(self.way, x, y)
        return across - self.left, self.top - up

    def edges(self, box: tuple[float, float, float, float]) -> tuple[float, float]:
        """Return the left and the right edge of a box."""
        first, second = self.point(box[0], box[1])[0], self.point(box[2], box[3])[0]
        return (first, second) if first <= second else (second, first)


def _turned(way: tuple[int, int], x: float, y: float) -> tuple[float, float]:
    a, b = way
    return x * a + y * b, y * a - x * b


@dataclass(slots=True)
class _Growing:
    """A piece that is still growing."""

    style: Style
    y: float
    left: float
    right: float
    letters: list[str] = field(default_factory=list)
    bold: int = 0

    def takes(self, style: Style, y: float, left: float, right: float) -> bool:
        """Whether a visible character goes on with this piece."""
        size = max(self.style.size, 1.0)
        gap = max(left - self.right, self.left - right)
        alike = abs(style.size - self.style.size) <= _SHIFT * size
        return alike and abs(y - self.y) <= _SHIFT * size and gap <= _WIDE * size

    def piece(self) -> Piece | None:
        text = "".join(self.letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = " ".join(part for part in text.split(" ") if part)
        if not text:
            return None
        is_bold = 2 * self.bold > len(text)
        return Piece(text, self.left, self.right, self.y, self.style.size, is_bold)


def pieces(found: list[Character], frame: Frame) -> Iterator[Piece]:
    """Yield the pieces of text that characters make, in the order in which they were drawn."""
    growing: _Growing | None = None
    for one in found:
        text = one.text.translate(_PRIVATE_BULLETS).translate(_UNREADABLE)
        if text in {"\r", "\n", ""}:
            continue
        if text in {" ", "\t"}:
            if growing:
                growing.letters.append(" ")
            continue
        _, y = frame.point(one.x, one.y)
        left, right = frame.edges(one.box)
        if growing and not growing.takes(one.style, y, left, right):
            yield from filter(None, [growing.piece()])
            growing = None
        growing = growing or _Growing(one.style, y, left, right)
        growing.letters.append(text)
        growing.bold += one.style.is_bold
        growing.left, growing.right = min(growing.left, left), max(growing.right, right)
    if growing:
        yield from filter(None, [growing.piece()])


def joined(row: list[Piece]) -> str:
    """Return the text of neighbouring pieces of one line, a space wherever there is a gap."""
    is_rtl = is_right_to_left(piece.text for piece in row)
    ordered = sorted(row, key=lambda piece: piece.left, reverse=is_rtl)
    text = ordered[0].text if ordered else ""
    for before, after in pairwise(ordered):
        gap = max(after.left - before.right, before.left - after.right)
        is_apart = gap > 0.12 * min(before.size, after.size)
        text += (" " if is_apart else "") + after.text
    return text
