"""The release: one press release, its metadata and its verbatim text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is the field's name below

_PARAGRAPH_BREAK = re.compile(r"\n\n")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a release's text, in Unicode code points, `end` excluded.

    >>> Span(3, 6).of("on Monday")
    'Mon'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that this span covers in `text`."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Release:
    r"""One press release.

    Attributes:
        id: The file's stem, date plus slug; unique in a corpus.
        text: The body in the normal form of `corpus.text`: NFC, `\n` line ends, paragraphs
            parted by exactly one blank line. All offsets into a release count code points of it.
        language: BCP 47 tag.
    """

    id: str
    title: str
    date: Date
    publisher: str
    text: str
    place: str | None = None
    url: str | None = None
    language: str = "en"
    tags: tuple[str, ...] = ()
    source: str | None = None
    retrieved: str | None = None
    source_sha256: str | None = None


def paragraphs(text: str) -> Iterator[Span]:
    r"""Yield the span of every paragraph of a text in normal form, in order.

    >>> [span.of("One.\n\nTwo.") for span in paragraphs("One.\n\nTwo.")]
    ['One.', 'Two.']
    """
    start = 0
    for gap in _PARAGRAPH_BREAK.finditer(text):
        yield Span(start, gap.start())
        start = gap.end()
    if start < len(text):
        yield Span(start, len(text))
