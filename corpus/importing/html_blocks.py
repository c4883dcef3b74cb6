"""A page's text, block by block, as a reader sees it: nothing added, nothing rewritten.

A block ends where an element that stands on lines of its own begins or ends, or at an empty line
of line breaks. Blanks are collapsed as a browser does; no-break spaces and all other characters
stay. Only what a page shows and has no letters for is written out: the mark or number of a list's
item, and ` | ` between the cells of a table. What is struck out is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from corpus.importing.html_lists import ListText, is_list_of_sections
from corpus.importing.html_tables import is_data_table, table_lines
from corpus.importing.html_tree import Element, is_element, tokens
from corpus.text import is_visible

Kind = Literal["paragraph", "heading", "list", "table"]

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol",
    "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARTS = _BLOCKS - _HEADINGS - {"p", "li", "dd", "td"}
_STRUCK = frozenset({"del", "s", "strike"})
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
# With the number of a footnote behind it.
_SENTENCE_END = re.compile(
    r"[.!?…。！？؟।][”\"’»)\]」』]{0,3}(?:\d{1,3}|(?:\[\d{1,3}\]){1,3})?\s*$"
)


@dataclass(slots=True)
class Piece:
    """A block of a page's text.

    Attributes:
        linked: How much of it is links, from 0 to 1.
        is_bold: Whether all of it is bold.
        level: Of a heading, from 1; 0 for all else.
        is_inside: Whether it lies in the element that holds the release.
        names: The classes of its element, as `html_tree.tokens` has them.
    """

    kind: Kind
    text: str
    linked: float = 0.0
    is_bold: bool = False
    level: int = 0
    is_inside: bool = True
    names: str = ""


def blocks_of(body: Element, main: Element, headline: Element | None) -> list[Piece]:
    """Return the blocks from a page's headline to the end of the element `main`."""
    writer = _Writer(main, headline)
    writer.walk(body)
    return writer.pieces


class _Writer:
    """Walks a tree and gathers its blocks, without recursion: trees may be deep."""

    def __init__(self, main: Element, headline: Element | None) -> None:
        self.pieces: list[Piece] = []
        self._main, self._headline = main, headline
        self._is_inside = self._is_done = False
        self._line: list[str] = []
        self._lines: list[str] = []
        self._seen = self._linked = self._bold = 0
        self._links = self._bolds = self._pres = 0
        self._level = 0
        self._names = ""
        self._list: ListText | None = None

    def walk(self, root: Element) -> None:
        stack = [(root, False)]
        while stack and not self._is_done:
            element, is_end = stack.pop()
            if is_end:
                self._leave(element)
                self._write(element.tail)
                continue
            if not is_element(element) or not self._enter(element):
                self._write(element.tail)
                continue
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
        self._end_block()

    def _enter(self, element: Element) -> bool:
        """Begin an element; whether it is to be walked into."""
        tag = element.tag
        if element is self._headline:
            self._begin_anew()
            return False
        if tag == "br":
            self._end_line()
            return False
        if tag in _STRUCK:
            return False
        if element is self._main:
            self._end_block()
            self._is_inside = True
        if tag == "table" and is_data_table(element):
            self._end_block()
            self._add("table", "\n".join(table_lines(element)))
            return False
        if is_block(element):
            self._end_block()
            self._begin(element)
        self._links += tag == "a"
        self._bolds += tag in {"b", "strong"}
        self._write(element.text)
        return True

    def _leave(self, element: Element) -> None:
        tag = element.tag
        if is_block(element):
            self._end_block()
            self._end(element)
        self._links -= tag == "a"
        self._bolds -= tag in {"b", "strong"}
        self._is_done = element is self._main

    def _begin_anew(self) -> None:
        """Forget what stands above the headline."""
        self._end_block()
        self.pieces = []

    def _begin(self, element: Element) -> None:
        tag = element.tag
        self._names = tokens(element)
        self._pres += tag == "pre"
        if tag in _HEADINGS:
            self._level = int(tag[1])
        if tag in {"ul", "ol", "dl", "menu", "dir"} and not is_list_of_sections(element):
            self._list = self._list or ListText()
            self._list.begin(element)
        elif tag in {"li", "dt", "dd"} and self._list:
            self._list.begin_item(element)

    def _end(self, element: Element) -> None:
        tag = element.tag
        self._pres -= tag == "pre"
        if tag in _HEADINGS:
            self._level = 0
        if self._list and self._list.is_end(element):
            texts, self._list = self._list.texts(), None
            for text in texts:
                self._add("list", text)
            self._seen = self._linked = self._bold = 0

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if self._pres:
            first, *others = text.split("\n")
            self._append(first)
            for line in others:
                self._end_line()
                self._append(line)
            return
        self._append(_BLANKS.sub(" ", text))

    def _append(self, text: str) -> None:
        if (
            not self._pres
            and text.startswith(" ")
            and (not self._line or self._line[-1].endswith(" "))
        ):
            text = text[1:]
        if not text:
            return
        self._line.append(text)
        size = len(text.strip())
        self._seen += size
        self._linked += size if self._links else 0
        self._bold += size if self._bolds else 0

    def _end_line(self) -> None:
        line = "".join(self._line).rstrip(" ")
        self._line = []
        if is_visible(line):
            self._lines.append(line)
        elif self._lines:
            self._end_block()

    def _end_block(self) -> None:
        line = "".join(self._line).rstrip(" ")
        self._line = []
        if is_visible(line):
            self._lines.append(line)
        text = "\n".join(self._lines)
        self._lines = []
        if self._list and text:
            self._list.add(text)
        elif text:
            self._add("heading" if self._level else "paragraph", text)
        if not self._list:
            self._seen = self._linked = self._bold = 0

    def _add(self, kind: Kind, text: str) -> None:
        if not is_visible(text):
            return
        seen = max(1, self._seen)
        self.pieces.append(
            Piece(
                kind,
                text,
                linked=min(1.0, self._linked / seen),
                is_bold=self._bold * 10 >= 9 * seen and self._seen > 0,
                level=self._level,
                is_inside=self._is_inside,
                names=self._names,
            )
        )


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return _SENTENCE_END.search(text[-40:]) is not None


def is_block(element: Element) -> bool:
    """Whether an element stands on lines of its own."""
    tag = element.tag
    if tag in _BLOCKS:
        return True
    if "-" in tag:  # an element of the page's own: inline within a text, else a part of the page
        parent = element.getparent()
        return parent is not None and (parent.tag in _PARTS or "-" in parent.tag)
    style = element.get("style")
    return bool(style and _BLOCK_STYLE.search(style))
