"""What holds for every answer, whatever was asked of whatever releases."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus import Span, paragraphs

if TYPE_CHECKING:
    from index import Answer, Quote


def assert_sound(answer: Answer, texts: Mapping[str, str]) -> None:
    """Check an answer against the texts of the releases, read from their files."""
    assert 0 <= answer.confidence <= 1
    assert answer.answered == bool(answer.quotes)
    assert not (answer.quotes and answer.nearest)
    shown = len({quote.release for quote in answer.quotes})
    assert answer.total >= shown
    assert answer.answered or answer.total == 0
    highlighted = [
        span.of(texts[quote.release]) for quote in answer.quotes for span in quote.highlights
    ]
    assert list(answer.values) == list(dict.fromkeys(highlighted))
    quotes = (*answer.quotes, *answer.nearest)
    for quote in quotes:
        assert_exact(quote, texts[quote.release])
    places = {(quote.release, quote.start, quote.end) for quote in quotes}
    assert len(places) == len(quotes)


def assert_exact(quote: Quote, text: str) -> None:
    """Check a quote against the text of its release."""
    span = Span(quote.start, quote.end)
    assert quote.text
    assert text[quote.start : quote.end] == quote.text
    assert quote.context.holds(span)
    assert quote.context_text == quote.context.of(text)
    assert list(paragraphs(text))[quote.paragraph - 1] == quote.context
    assert all(span.holds(highlight) for highlight in quote.highlights)
    assert all(highlight.start < highlight.end for highlight in quote.highlights)
    assert all(one.end <= other.start for one, other in pairwise(quote.highlights))
