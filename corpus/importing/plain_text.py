"""A release out of plain text."""

from __future__ import annotations

import re

from corpus.importing.assemble import About, assemble
from corpus.importing.extract import CannotImport, Extract, Found
from corpus.importing.hard_wrapped import unwrapped, width
from corpus.importing.html_decoding import decode_page
from corpus.importing.source import Source
from corpus.text import normal_form

_LONGEST_TITLE = 200  # characters
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
_BINARY = 0.01  # of the characters


def extract_text(source: Source) -> Extract:
    """Read a release out of plain text in any encoding; its line ends are kept.

    Only where a program broke nearly all lines at a width, as e-mail does, are they joined again.

    Raises:
        CannotImport: It is no text.
    """
    decoded, notes = decoded_text(source)
    text = normal_form(decoded)
    if longest := width(text):
        text = unwrapped(text, longest)
        notes += (f"lines broken at {longest} characters joined into paragraphs",)
    first, gap, rest = text.partition("\n\n")
    title = None
    if gap and _may_be_title(first):
        title = Found(first, "first line, which stands alone", is_doubtful=True)
        text = rest
    return assemble(source, [text], About(title=title, notes=notes))


def decoded_text(source: Source) -> tuple[str, tuple[str, ...]]:
    """Return the text of a source, its lines ended by line feeds, and notes on how it was read.

    Raises:
        CannotImport: It is no text.
    """
    decoded = decode_page(source)
    controls = len(_CONTROLS.findall(decoded.text))
    if controls > _BINARY * len(decoded.text):
        raise CannotImport(f"{source.name} is no text", mend="give a page or document with text")
    text = decoded.text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text, decoded.notes


def _may_be_title(line: str) -> bool:
    return "\n" not in line and len(line) <= _LONGEST_TITLE and not line.endswith((".", ":", ","))
