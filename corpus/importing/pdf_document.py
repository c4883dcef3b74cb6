"""A PDF opened within limits, and its pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from corpus.importing.extract import CannotImport
from corpus.importing.pdf_characters import (
    Character,
    Frame,
    characters,
    direction,
    pieces,
    runs_along,
)
from corpus.importing.pdf_drawings import drawn_on
from corpus.importing.pdf_page import Page

_DAMAGED = "open it in a reader and save it anew"
_PASSWORD, _SECURITY = 4, 5  # PDFium's error codes


@dataclass(frozen=True, slots=True)
class PdfLimits:
    """How much of a PDF may be read.

    Attributes:
        pages: A press release has one to ten; a report sent out as one, some dozens.
        characters: Of all pages together.
    """

    pages: int = 100
    characters: int = 600_000


PDF_LIMITS = PdfLimits()


@contextmanager
def opened(data: bytes, limits: PdfLimits = PDF_LIMITS) -> Iterator[Any]:
    """Open a PDF, and close it in the end.

    Raises:
        CannotImport: It is encrypted, damaged or too long.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {_PASSWORD, _SECURITY}:
            what = "is a PDF locked by a password"
            raise CannotImport(what, mend="save a copy without the password") from None
        raise CannotImport("is a damaged PDF", mend=_DAMAGED) from None
    try:
        _check_length(len(document), limits)
        yield document
    finally:
        document.close()


def _check_length(pages: int, limits: PdfLimits) -> None:
    if pages > limits.pages:
        what = f"is a PDF of {pages:,} pages, and a release has {limits.pages} at most"
        raise CannotImport(what, mend="give the pages of the release alone")
    if not pages:
        raise CannotImport("is a PDF without pages", mend=_DAMAGED)


def pages(document: Any, limits: PdfLimits = PDF_LIMITS) -> Iterator[Page]:
    """Yield the pages of an open PDF.

    Raises:
        CannotImport: A page is damaged, or there is too much text.
    """
    import pypdfium2

    left = limits.characters
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            what = f"is a PDF whose page {number + 1} is damaged"
            raise CannotImport(what, mend=_DAMAGED) from None
        left -= text.count_chars()
        if left < 0:
            what = f"is a PDF of more than {limits.characters:,} characters"
            raise CannotImport(what, mend="give the pages of the release alone")
        yield _page(page, text, number + 1)
        text.close()
        page.close()


def _page(page: Any, textpage: Any, number: int) -> Page:
    found = list(characters(textpage))
    way = direction(found)
    upright = [one for one in found if runs_along(one, way)]
    frame = Frame.of(way, page.get_bbox())
    drawn = drawn_on(page, frame)
    on_page = tuple(
        piece
        for piece in pieces(upright, frame)
        if piece.right > 0 and piece.left < frame.width and 0 < piece.y < frame.height + piece.size
    )
    return Page(
        number,
        frame.width,
        frame.height,
        on_page,
        drawn.rules,
        drawn.uprights,
        aslant=_letters(found) - _letters(upright),
        unseen=sum(not one.style.is_visible for one in upright),
        has_image=drawn.has_image,
    )


def _letters(found: list[Character]) -> int:
    return sum(not one.text.isspace() for one in found)
