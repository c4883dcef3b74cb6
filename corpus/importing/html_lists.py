"""A list as lines of text, each item behind its mark or number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.importing.html_tree import Element, count_words

_SECTIONS = frozenset({"h1", "h2", "h3", "h4", "table", "article", "section"})
_LONG_ITEMS = 50  # words of an item, on average, from which items are paragraphs
# A mark or number that the item's own text begins with: none is added to it.
_OWN_MARK = re.compile(
    r"(?:[•·▪‣◦●○■–—*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])[\s\u00a0]", re.IGNORECASE
)
_NO_MARK = re.compile(r"list-style(?:-type)?\s*:\s*none")
_NO_MARK_NAMES = re.compile(
    r"(?:^|\s)(?:list-unstyled|unstyled|no-bullets?|list-none|govuk-list)(?:\s|$)"
)
_NUMERALS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class _Level:
    element: Element
    number: int
    step: int = 1


@dataclass(slots=True)
class _Item:
    depth: int
    mark: str
    blocks: list[str] = field(default_factory=list)


class ListText:
    """Gathers the items of a list, and of the lists in it."""

    def __init__(self) -> None:
        self._levels: list[_Level] = []
        self._items: list[_Item] = []
        self._is_loose = False

    def begin(self, element: Element) -> None:
        """Begin a list, or one within an item."""
        count = len(element)
        is_reversed = element.get("reversed") is not None
        start = _integer(element.get("start"), count if is_reversed else 1)
        self._levels.append(_Level(element, start, -1 if is_reversed else 1))

    def begin_item(self, element: Element) -> None:
        """Begin an item."""
        if not self._levels:
            return
        level = self._levels[-1]
        if element.get("value") is not None:
            level.number = _integer(element.get("value"), level.number)
        self._items.append(_Item(len(self._levels), _mark(level, element)))
        level.number += level.step

    def add(self, text: str) -> None:
        """Add a block of text to the item that was begun last."""
        if not self._items:
            self._items.append(_Item(1, ""))
        depth = len(self._levels)
        if self._items[-1].depth > depth:  # behind a list within an item
            self._items.append(_Item(depth, ""))
        item = self._items[-1]
        item.blocks.append(text)
        self._is_loose |= len(item.blocks) > 1

    def is_end(self, element: Element) -> bool:
        """Whether the outermost list ends with an element; a list within it is ended."""
        if self._levels and self._levels[-1].element is element:
            self._levels.pop()
        return not self._levels

    def texts(self) -> list[str]:
        """Return the list as one text, or as one for each paragraph where items are that long."""
        items = [item for item in self._items if item.blocks]
        lines = [line for item in items for line in _lines(item)]
        words = sum(map(count_words, lines))
        if self._is_loose or words > _LONG_ITEMS * max(1, len(items)):
            return lines
        return ["\n".join(lines)] if lines else []


def is_list_of_sections(element: Element) -> bool:
    """Whether a list only arranges parts of a page: headings, tables, articles."""
    return any(one.tag in _SECTIONS for one in element.iter())


def _lines(item: _Item) -> list[str]:
    first, *others = item.blocks
    indent = "  " * (item.depth - 1)
    mark = "" if _OWN_MARK.match(first) else item.mark
    return [f"{indent}{mark}{first}", *others]


def _mark(level: _Level, item: Element) -> str:
    element = level.element
    if element.tag == "dl" or item.tag in {"dt", "dd"}:
        return ""
    styles = f"{element.get('style') or ''};{item.get('style') or ''}"
    if _NO_MARK.search(styles) or _NO_MARK_NAMES.search(element.get("class") or ""):
        return ""
    if element.tag != "ol":
        return "• "
    return f"{_numbered(level.number, element.get('type') or '', styles)}. "


def _numbered(number: int, kind: str, styles: str) -> str:
    if kind in {"a", "A"} or "alpha" in styles or "latin" in styles:
        letters = _letters(number)
        return letters.upper() if kind == "A" or "upper" in styles else letters
    if kind in {"i", "I"} or "roman" in styles:
        numeral = _roman(number)
        return numeral.upper() if kind == "I" or "upper" in styles else numeral
    return str(number)


def _letters(number: int) -> str:
    return chr(ord("a") + number - 1) if 1 <= number <= 26 else str(number)


def _roman(number: int) -> str:
    if not 1 <= number < 40:
        return str(number)
    numeral = ""
    for value, letters in _NUMERALS:
        while number >= value:
            numeral += letters
            number -= value
    return numeral


def _integer(value: str | None, otherwise: int) -> int:
    found = re.fullmatch(r"\s*(-?[0-9]{1,6})\s*", value or "")
    return int(found[1]) if found else otherwise
