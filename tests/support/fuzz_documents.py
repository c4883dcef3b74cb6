"""What has to hold of a document of any bytes: it is read, or refused in so many words.

For hypothesis in `test_fuzz_documents.py`, and for a long run of a fuzzer that is guided by
coverage: each function takes bytes and raises only when a promise is broken.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from invented_docx import docx_of, rewritten, with_names

from corpus.importing import CannotImport, Extract, Source
from corpus.importing.assemble import About, assemble
from corpus.importing.docx_reading import read_docx
from corpus.importing.markdown import extract_markdown
from corpus.importing.pdf_reading import read_pdf
from corpus.importing.plain_text import extract_text
from corpus.text import forbidden_characters, is_visible, normal_form

DOCX_PARTS = (
    "word/document.xml",
    "word/numbering.xml",
    "word/styles.xml",
    "word/_rels/document.xml.rels",
    "[Content_Types].xml",
)


def fuzz_pdf(data: bytes) -> None:
    try:
        reading = read_pdf(data, pages_at_most=30, characters_at_most=30_000)
        _check_reading(data, dict(reading), reading["paragraphs"])
    except CannotImport as error:
        _check_refusal(error)


def fuzz_docx(data: bytes) -> None:
    try:
        reading = read_docx(data, entries=100, total_mb=8, xml_mb=4, ratio=100)
        _check_reading(data, dict(reading), reading["paragraphs"])
    except CannotImport as error:
        _check_refusal(error)


def fuzz_docx_part(data: bytes) -> None:
    """Read a document one of whose parts, chosen by the first byte, is made of the others."""
    if data:
        chosen = DOCX_PARTS[data[0] % len(DOCX_PARTS)]
        fuzz_docx(rewritten(small_docx(), lambda name, own: data[1:] if name == chosen else own))


@cache
def small_docx() -> bytes:
    """Return a document with a list and a table, and next to no styles, so that it reads fast."""
    styles = with_names("<w:styles/>").encode()
    return rewritten(
        docx_of(filled_with_all),
        lambda name, own: styles if name.startswith("word/styles") else own,
    )


def filled_with_all(document: Any) -> None:
    """Give a document a title, a list of each kind and a table."""
    document.add_paragraph("Nine seals counted", style="Title")
    document.add_paragraph("Seals:", style="List Number")
    document.add_paragraph("grey", style="List Bullet")
    document.add_table(2, 2).cell(0, 0).text = "Port"


def fuzz_text(data: bytes) -> None:
    try:
        _check_extract(extract_text(Source("release.txt", data)))
    except CannotImport as error:
        _check_refusal(error)


def fuzz_markdown(data: bytes) -> None:
    try:
        _check_extract(extract_markdown(Source("release.md", data)))
    except CannotImport as error:
        _check_refusal(error)


def _check_reading(data: bytes, reading: dict[str, object], paragraphs: list[str]) -> None:
    assert json.loads(json.dumps(reading))["paragraphs"] == paragraphs
    _check_extract(assemble(Source("release", data), paragraphs, About()))


def _check_extract(extract: Extract) -> None:
    assert normal_form(extract.text) == extract.text
    assert not any(forbidden_characters(extract.text))
    assert is_visible(extract.text)
    assert not any("\n" in note for note in extract.notes)
    assert extract.title is None or "\n" not in extract.title.value


def _check_refusal(error: CannotImport) -> None:
    assert "\n" not in str(error)
    assert error.what
    assert error.mend
