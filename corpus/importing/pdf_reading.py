"""A PDF read from its bytes to its paragraphs; run in a process of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypedDict

from corpus.importing.extract import CannotImport, Found
from corpus.importing.pdf_columns import blocks
from corpus.importing.pdf_document import PDF_LIMITS, PdfLimits, opened, pages
from corpus.importing.pdf_footnotes import part_footnotes
from corpus.importing.pdf_headline import headline
from corpus.importing.pdf_hyphens import Hyphens
from corpus.importing.pdf_line import Block, Line
from corpus.importing.pdf_page import Page
from corpus.importing.pdf_paragraphs import paragraphs
from corpus.importing.pdf_rows import body_size
from corpus.importing.pdf_running_heads import without_running_heads

_DAY = re.compile(r"D?:?(\d{4})(\d\d)(\d\d)")
_NO_TITLE = re.compile(r"\W*(?:untitled|microsoft word\b.*|.*\.(?:docx?|pdf|indd|odt))\W*", re.I)
_SHOWN = 4  # words or lines shown in a note


class PdfReading(TypedDict):
    """What is read out of a PDF.

    Attributes:
        title: Value, evidence and whether it is doubtful.
        above: The lines above the headline.
        created: Day on which the file was made, ISO 8601.
    """

    paragraphs: list[str]
    title: tuple[str, str, bool] | None
    above: list[str]
    created: str | None
    language: str | None
    notes: list[str]


def read_pdf(data: bytes, *, pages_at_most: int = 0, characters_at_most: int = 0) -> PdfReading:
    """Return what is read out of a PDF.

    Raises:
        CannotImport: It is locked, damaged, too long, or has no text.
    """
    limits = PdfLimits(
        pages_at_most or PDF_LIMITS.pages, characters_at_most or PDF_LIMITS.characters
    )
    with opened(data, limits) as document:
        metadata = document.get_metadata_dict()
        language = _language(document)
        found = list(pages(document, limits))
    _check_for_text(found)
    return _reading(found, metadata, language)


def _reading(found: list[Page], metadata: dict[str, str], language: str | None) -> PdfReading:
    bared = without_running_heads(found)
    size = body_size(bared.pages)
    parted = [part_footnotes(page, size) for page in bared.pages]
    body = [block for one in parted for block in blocks(one.page)]
    footnotes = [block for one in parted if one.footnotes for block in blocks(one.footnotes)]
    hyphens = Hyphens.of(block.text for block in (*body, *footnotes) if isinstance(block, Line))
    head = headline(body, size)
    texts = paragraphs(head.body if head else body, hyphens)
    texts += _each_note(footnotes, hyphens)
    title = head.title if head else _title_of(metadata)
    day = _DAY.match(metadata.get("CreationDate", ""))
    return PdfReading(
        paragraphs=texts,
        title=(title.value, title.evidence, title.is_doubtful) if title else None,
        above=list(head.above) if head else [],
        created="-".join(day.groups()) if day else None,
        language=language,
        notes=[
            *_shown("left out at the edge of pages", bared.dropped),
            *_shown("left out above the headline", head.above if head else ()),
            *_shown(f"put together at line ends ({len(hyphens.mended)})", hyphens.mended),
            *_shown("footnotes moved to the end", [note.text for note in footnotes]),
            *_about_letters(found),
        ],
    )


def _each_note(footnotes: Sequence[Block], hyphens: Hyphens) -> list[str]:
    """Return footnotes as paragraphs; each line that begins with a mark begins one."""
    notes: list[list[str]] = []
    for block in footnotes:
        if notes and not re.match(r"\d{1,2}\b|[*†‡§]", block.text):
            notes[-1].append(block.text)
        else:
            notes.append([block.text])
    return [hyphens.join(note) for note in notes]


def _check_for_text(found: Sequence[Page]) -> None:
    if any(page.pieces for page in found):
        return
    if any(page.has_image for page in found):
        what = "is a scanned PDF: it has pictures of pages, and no text"
        raise CannotImport(what, mend="recognise its text first, for instance with ocrmypdf")
    raise CannotImport("is a PDF without text", mend="give a document with text")


def _title_of(metadata: dict[str, str]) -> Found | None:
    title = " ".join(metadata.get("Title", "").split())
    if not title or _NO_TITLE.fullmatch(title):
        return None
    return Found(title, "title in the PDF's metadata", is_doubtful=True)


def _language(document: Any) -> str | None:
    import ctypes

    from pypdfium2 import raw

    room = ctypes.create_string_buffer(64)
    length = raw.FPDFCatalog_GetLanguage(
        document, ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), len(room)
    )
    text = room.raw[: max(0, min(length, len(room)) - 2)].decode("utf-16-le", "replace")
    return text.strip() or None


def _shown(what: str, texts: Sequence[str]) -> list[str]:
    if not texts:
        return []
    shown = ", ".join(f"“{' '.join(text.split())[:60]}”" for text in texts[:_SHOWN])
    return [f"{what}: {shown}{' and more' if len(texts) > _SHOWN else ''}"]


def _about_letters(found: Sequence[Page]) -> list[str]:
    notes = []
    aslant, unseen = sum(page.aslant for page in found), sum(page.unseen for page in found)
    letters = sum(len(piece.text) for page in found for piece in page.pieces)
    if aslant:
        notes.append(f"{aslant} letters left out that run another way than the text")
    if 2 * unseen > letters and any(page.has_image for page in found):
        notes.append("the text was recognised in a scan: read it against the pages")
    bare = [str(page.number) for page in found if page.has_image and not page.pieces]
    if bare:
        notes.append(f"page {', '.join(bare[:9])} is a picture without text: nothing was read")
    return notes
