"""The paragraphs, lists and tables of a Word document's body, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from corpus.importing.docx_numbering import Numbering
from corpus.importing.docx_words import WORD, Words, is_on
from corpus.importing.listed import Entry, as_row

_BLANKS = " \t\n"
_PROSE = 25  # words of a cell that is laid out rather than filled in
_TRANSPARENT = {
    f"{WORD}{name}"
    for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")
}
_CONTENTS = "Table of Contents"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and what tells its part in the document.

    Attributes:
        style: Name of its style, as Word knows it in every language, in lower case.
        is_bold: Whether all of its text is set bold by hand.
        is_set: Whether its text stands in the body itself, not in a table or text box.
    """

    entry: Entry
    style: str
    is_bold: bool
    is_set: bool


@dataclass(slots=True)
class Body:
    """Walks through a document's body.

    Attributes:
        styles: Style id to name.
        words: What was gathered on the way: footnotes, text boxes, deletions.
    """

    numbering: Numbering
    styles: dict[str, str]
    words: Words = field(default_factory=Words)
    _cut_short: str = ""

    def paragraphs(self, element: Any, *, is_set: bool = True) -> Iterator[Paragraph]:
        """Yield the paragraphs, items and tables inside an element."""
        for child in element:
            if child.tag == f"{WORD}p":
                yield from self._paragraph(child, is_set=is_set)
            elif child.tag == f"{WORD}tbl":
                yield from self._table(child)
            elif child.tag in _TRANSPARENT and not _is_contents(child):
                yield from self.paragraphs(child, is_set=is_set)

    def _paragraph(self, element: Any, *, is_set: bool) -> Iterator[Paragraph]:
        text = self._cut_short + self.words.of(element)
        boxes, self.words.boxes = self.words.boxes, []
        properties = element.find(f"{WORD}pPr")
        self._cut_short = ""
        if _end_is_deleted(properties):
            self._cut_short = text
        else:
            yield self._told(element, properties, text, is_set=is_set)
        for box in boxes:
            yield from self.paragraphs(box, is_set=False)

    def _told(self, element: Any, properties: Any, text: str, *, is_set: bool) -> Paragraph:
        text = "\n".join(line.strip(_BLANKS) for line in text.strip(_BLANKS).split("\n"))
        mark = self.numbering.mark(properties) if text else None
        named = properties.find(f"{WORD}pStyle") if properties is not None else None
        style = self.styles.get(named.get(f"{WORD}val", ""), "") if named is not None else ""
        entry = Entry(f"{mark} {text}" if mark else text, is_item=mark is not None)
        return Paragraph(entry, style, _is_bold(element), is_set)

    def _table(self, table: Any) -> Iterator[Paragraph]:
        above: dict[int, list[Paragraph]] = {}
        read = [
            list(self._row(row, above)) for row in _children(table, "tr") if not _is_deleted(row)
        ]
        if _is_layout(read):
            yield from (one for row in read for cell in row for one in cell)
            return
        text = "\n".join(filter(None, (as_row(map(_in_one_line, row)) for row in read)))
        yield Paragraph(Entry(text), "", is_bold=False, is_set=False)

    def _row(self, row: Any, above: dict[int, list[Paragraph]]) -> Iterator[list[Paragraph]]:
        """Yield a row's cells; one that spans rows stands in each, as it does for a reader."""
        column = 0
        for cell in _children(row, "tc"):
            if not _is_merged_into_another(cell):
                above[column] = list(self.paragraphs(cell, is_set=False))
            yield above.get(column, [])
            column += _columns_of(cell)


def _children(element: Any, name: str) -> Iterator[Any]:
    """Yield rows or cells, those inside content controls and tracked insertions too."""
    for child in element:
        if child.tag == f"{WORD}{name}":
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _children(child, name)


def _columns_of(cell: Any) -> int:
    span = cell.find(f"{WORD}tcPr/{WORD}gridSpan")
    value = span.get(f"{WORD}val", "1") if span is not None else "1"
    return int(value) if value.isdecimal() and len(value) < 4 else 1


def _in_one_line(cell: list[Paragraph]) -> str:
    return " ".join(" ".join(one.entry.text.split("\n")) for one in cell if one.entry.text)


def _is_layout(rows: list[list[list[Paragraph]]]) -> bool:
    """Whether a table only places text: it has one column, or its cells hold paragraphs."""
    if max((len(row) for row in rows), default=0) < 2:
        return True
    cells = [cell for row in rows for cell in row if any(one.entry.text for one in cell)]
    long = [
        cell
        for cell in cells
        if len(cell) > 1 and sum(len(one.entry.text.split()) for one in cell) > _PROSE
    ]
    return 2 * len(long) > len(cells)


def _is_merged_into_another(cell: Any) -> bool:
    merged = cell.find(f"{WORD}tcPr/{WORD}vMerge")
    return merged is not None and merged.get(f"{WORD}val", "continue") == "continue"


def _is_deleted(row: Any) -> bool:
    return row.find(f"{WORD}trPr/{WORD}del") is not None


def _end_is_deleted(properties: Any) -> bool:
    """Whether a tracked change joins a paragraph to the next."""
    return properties is not None and properties.find(f"{WORD}rPr/{WORD}del") is not None


def _is_bold(element: Any) -> bool:
    runs = [run for run in element.iter(f"{WORD}r") if run.find(f"{WORD}t") is not None]
    return bool(runs) and all(is_on(run.find(f"{WORD}rPr"), "b") for run in runs)


def _is_contents(element: Any) -> bool:
    """Whether a content control holds a table of contents."""
    gallery = element.find(f"{WORD}sdtPr/{WORD}docPartObj/{WORD}docPartGallery")
    return gallery is not None and gallery.get(f"{WORD}val") == _CONTENTS
