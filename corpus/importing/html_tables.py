"""A table as lines of text: a line a row, ` | ` between cells.

A cell that spans rows stands in each of them, as it does for a reader; one that spans columns once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.importing.html_tree import Element, collapsed, count_words, is_element

_BETWEEN = " | "
_BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "h2", "h3", "h4", "h5", "h6", "blockquote"}
)
_LONG_CELL = 60  # words of a cell, on average, from which a table only arranges paragraphs
_MOST_SPAN = 100  # rows or columns, and cells at once that reach down
_LONGEST_REPEATED = 200  # characters


def is_data_table(table: Element) -> bool:
    """Whether a table shows data rather than arranging the page."""
    if table.get("role") in {"presentation", "none"} or table.find(".//table") is not None:
        return False
    cells = list(table.iter("td", "th"))
    rows = list(table.iter("tr"))
    if len(cells) < 2 or not rows or len(cells) == len(rows) == 1:
        return False
    if any(one.find(".//h1") is not None or one.find(".//form") is not None for one in cells):
        return False
    if max(sum(1 for _ in row.iter("td", "th")) for row in rows) < 2:
        return False
    words = [count_words(cell_text(cell)) for cell in cells]
    paragraphs = sum(1 for _ in table.iter("p"))
    is_marked = table.find(".//th") is not None or table.find("caption") is not None
    longest = _LONG_CELL * (2 if is_marked else 1)
    return sum(words) <= longest * len(cells) and (is_marked or paragraphs <= 2 * len(cells))


def table_lines(table: Element) -> Iterator[str]:
    """Yield the lines of a table, its caption first."""
    for caption in table.iter("caption"):
        if text := cell_text(caption):
            yield text
    spans: dict[int, tuple[str, int]] = {}
    for row in table.iter("tr"):
        if line := _line(row, spans):
            yield line


def _line(row: Element, spans: dict[int, tuple[str, int]]) -> str:
    """Return a row's line; `spans` are the cells that reach down, by column, with rows to go."""
    cells: list[str] = []
    own = iter([cell for cell in row if is_element(cell) and cell.tag in {"td", "th"}])
    column = 0
    while True:
        if column in spans:
            text, rows = spans.pop(column)
            cells.append(text)
            if rows > 1:
                spans[column] = (text, rows - 1)
            column += 1
            continue
        cell = next(own, None)
        if cell is None:
            break
        text = cell_text(cell)
        cells.append(text)
        rows = _span(cell, "rowspan")
        if rows > 1 and len(spans) < _MOST_SPAN:
            spans[column] = (text if len(text) <= _LONGEST_REPEATED else "", rows - 1)
        column += _span(cell, "colspan")
    return _BETWEEN.join(cells).strip() if any(cells) else ""


def _span(cell: Element, name: str) -> int:
    found = re.fullmatch(r"\s*([0-9]{1,4})\s*", cell.get(name) or "")
    return max(1, min(int(found[1]), _MOST_SPAN)) if found else 1


def cell_text(cell: Element) -> str:
    """Return the text of a cell on one line."""
    pieces: list[str] = []
    stack: list[tuple[Element, bool]] = [(cell, False)]
    while stack:
        element, is_end = stack.pop()
        is_block = is_element(element) and element.tag in _BLOCKS
        pieces.append(" " if is_block else "")
        if is_end:
            pieces.append(element.tail or "" if element is not cell else "")
        else:
            pieces.append(element.text or "" if is_element(element) else "")
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
    return collapsed("".join(pieces))
