"""The text of a Word paragraph, as a reader sees it once every tracked change is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_FOR = {
    f"{WORD}tab": "\t",
    f"{WORD}ptab": "\t",
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "\u2011",
    f"{WORD}softHyphen": "\u00ad",
}
_LEFT_OUT = {
    f"{WORD}{name}"
    for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "rt")
}
_DELETIONS = {f"{WORD}del", f"{WORD}moveFrom"}
_NOTES = {f"{WORD}footnoteReference": "footnotes", f"{WORD}endnoteReference": "endnotes"}
_SYMBOL_BULLETS = frozenset({"F0B7", "F0A7", "F0D8", "F0A8", "F06E", "F076", "F0FC", "2022", "B7"})
_OFF = {"0", "false", "off"}


@dataclass(slots=True)
class Words:
    """What is gathered from a paragraph beside its text.

    Attributes:
        boxes: The contents of text boxes anchored in it.
        notes: Kind and id of the footnotes and endnotes it points to, in order.
        deletions: How many tracked deletions were left out.
    """

    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    deletions: int = 0

    def of(self, element: Any) -> str:
        """Return the text of a paragraph or of anything inside one."""
        return "".join(self._inside(element))

    def _inside(self, element: Any) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in _DELETIONS:
                self.deletions += 1
            if tag in _LEFT_OUT or not isinstance(tag, str):
                continue
            if tag == f"{WORD}r" and _is_hidden(child):
                continue
            yield from self._one(child, tag)

    def _one(self, child: Any, tag: str) -> Iterator[str]:
        if tag in {f"{WORD}t", f"{_MATHS}t"}:
            yield child.text or ""
        elif tag in _FOR:
            yield _FOR[tag]
        elif tag == f"{WORD}sym":
            yield _symbol(child)
        elif tag in _NOTES:
            self.notes.append((_NOTES[tag], child.get(f"{WORD}id", "")))
        elif tag == f"{WORD}txbxContent":
            self.boxes.append(child)
        elif tag == f"{_MARKUP}AlternateContent":
            # The same thing twice, for newer and for older readers.
            yield from self._inside(child[0] if len(child) else child)
        else:
            yield from self._inside(child)


def is_on(properties: Any, name: str) -> bool:
    """Whether a property that is either on or off stands in a list of them and is on."""
    found = properties.find(f"{WORD}{name}") if properties is not None else None
    return found is not None and found.get(f"{WORD}val", "true").lower() not in _OFF


def _is_hidden(run: Any) -> bool:
    return is_on(run.find(f"{WORD}rPr"), "vanish")


def _symbol(element: Any) -> str:
    """Return a character of a symbol font: bullets are known, others are in no Unicode."""
    code = element.get(f"{WORD}char", "").upper()
    if code in _SYMBOL_BULLETS:
        return "•"
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ue000" <= character <= "\uf8ff" else character
