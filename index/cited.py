"""A span of a release to a quote: which paragraph holds it, and which link leads to it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import TYPE_CHECKING

from corpus import Span, paragraphs
from index.answer import Quote
from index.fragments import link

if TYPE_CHECKING:
    from corpus import Release
    from index.tables import StoredRelease


def cited(
    release: StoredRelease | Release,
    text: str,
    span: Span,
    *,
    highlights: Iterable[Span] = (),
    score: float = 0.0,
) -> Quote | None:
    """Return the quote at a span, or None where no single paragraph holds it.

    Args:
        release: Whose words they are.
        text: Of the release.
        span: Of the quote.
        highlights: The words in it that stand out.
        score: Of the quote.
    """
    found = paragraph_at(text, span)
    if found is None:
        return None
    place, paragraph = found
    return Quote(
        release=release.id,
        title=release.title,
        date=release.date,
        publisher=release.publisher,
        url=release.url,
        link=link(release.url, text, span, title=release.title),
        paragraph=place,
        context=paragraph,
        context_text=paragraph.of(text),
        start=span.start,
        end=span.end,
        text=span.of(text),
        highlights=tuple(highlights),
        score=score,
    )


def paragraph_at(text: str, span: Span) -> tuple[int, Span] | None:
    """Return the paragraph that holds a span, and its number."""
    if span.start >= span.end:
        return None
    for place, paragraph in zip(count(1), paragraphs(text), strict=False):
        if paragraph.holds(span):
            return place, paragraph
    return None
