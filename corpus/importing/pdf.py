"""A release out of a PDF."""

from __future__ import annotations

from corpus.importing.assemble import About, assemble
from corpus.importing.bounded import DOCUMENT_BOUNDS, Bounds, run_bounded
from corpus.importing.extract import Extract, Found
from corpus.importing.pdf_document import PDF_LIMITS, PdfLimits
from corpus.importing.pdf_reading import PdfReading, read_pdf
from corpus.importing.source import Source


def extract_pdf(
    source: Source, limits: PdfLimits = PDF_LIMITS, bounds: Bounds = DOCUMENT_BOUNDS
) -> Extract:
    """Read a release out of a PDF: its text in reading order, without what furnishes its pages.

    Raises:
        CannotImport: It is locked, damaged, too long, has no text, or takes too much to read.
    """
    options = {"pages_at_most": limits.pages, "characters_at_most": limits.characters}
    reading: PdfReading = run_bounded(read_pdf, source, options, bounds)
    created = reading["created"]
    evidence = "day on which the PDF was made, which need not be the release's"
    about = About(
        title=Found(*reading["title"]) if reading["title"] else None,
        above=tuple(reading["above"]),
        made_on=Found(created, evidence, is_doubtful=True) if created else None,
        language=reading["language"],
        notes=tuple(reading["notes"]),
    )
    return assemble(source, reading["paragraphs"], about)
