"""What is read out of a source: the body and the metadata, each piece with its evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from corpus.errors import VerbatimError
from corpus.importing.source import Source


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of metadata, with the evidence for it.

    Attributes:
        evidence: Where it was found, such as `meta property="article:published_time"`.
        is_doubtful: To be confirmed by the curator, never taken silently.
    """

    value: str
    evidence: str
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Extract:
    """A release as it was read out of a source.

    Attributes:
        text: The body in the normal form of `corpus.text`, otherwise untouched.
        date: ISO 8601.
        url: The canonical address.
        language: BCP 47.
        notes: What a curator should know, one line each.
    """

    text: str
    title: Found | None = None
    date: Found | None = None
    place: Found | None = None
    publisher: Found | None = None
    url: Found | None = None
    language: Found | None = None
    notes: tuple[str, ...] = ()


class CannotImport(VerbatimError):
    """Nothing can be made of a source; it says what is wrong with it, where, and what to do."""


Extractor = Callable[[Source], Extract]


def extract(source: Source) -> Extract:
    """Read a release out of a source of any kind.

    Raises:
        CannotImport: It is of no kind that can be read, or holds no release.
    """
    from corpus.importing.kind import kind_of

    return _EXTRACTORS[kind_of(source)]()(source)


# The extractors bring heavy libraries, of which a source needs those of its own kind.
def _html() -> Extractor:
    from corpus.importing.html import extract_html

    return extract_html


def _pdf() -> Extractor:
    from corpus.importing.pdf import extract_pdf

    return extract_pdf


def _docx() -> Extractor:
    from corpus.importing.docx import extract_docx

    return extract_docx


def _text() -> Extractor:
    from corpus.importing.plain_text import extract_text

    return extract_text


def _markdown() -> Extractor:
    from corpus.importing.markdown import extract_markdown

    return extract_markdown


_EXTRACTORS: dict[str, Callable[[], Extractor]] = {
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "text": _text,
    "markdown": _markdown,
}
