"""A release out of a Word document."""

from __future__ import annotations

from dataclasses import asdict

from corpus.importing.assemble import About, assemble
from corpus.importing.bounded import DOCUMENT_BOUNDS, Bounds, run_bounded
from corpus.importing.docx_reading import DocxReading, read_docx
from corpus.importing.extract import Extract, Found
from corpus.importing.safe_zip import ZIP_LIMITS, ZipLimits
from corpus.importing.source import Source


def extract_docx(
    source: Source, limits: ZipLimits = ZIP_LIMITS, bounds: Bounds = DOCUMENT_BOUNDS
) -> Extract:
    """Read a release out of a Word document, every tracked change in it accepted.

    Raises:
        CannotImport: It is damaged, locked, too large, or holds no text.
    """
    reading: DocxReading = run_bounded(read_docx, source, asdict(limits), bounds)
    created = reading["created"]
    evidence = "day on which the document was made, which need not be the release's"
    about = About(
        title=Found(*reading["title"]) if reading["title"] else None,
        above=tuple(reading["above"]),
        made_on=Found(created, evidence, is_doubtful=True) if created else None,
        language=reading["language"],
        notes=tuple(reading["notes"]),
    )
    return assemble(source, reading["paragraphs"], about)
