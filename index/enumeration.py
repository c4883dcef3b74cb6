"""Enumerations: the items of a list answer, made whole.

A tagger finds most items of "oxycodone, heroin, diazepam and Xanax", may run two together and may
miss a word at an end. What it found and the separators between (`index.listing`) say what the row's
items are: a span that holds a separator is split there, an end that stops a word short of one is
moved to it (`index.item_ends`), and what stands between two found items is an item as well, if it
looks like them (`index.item_rows`). Countries that go on with a row of countries belong to it.
Nothing else is added outside of what was found: on real lists that brought in about as many wrong
items as right ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus import Span
from corpus.patterns import lazy_pattern
from index.item_ends import tidy
from index.item_rows import filled, rows
from index.item_shape import begins_clause, ends_sentence, shape, size
from index.listing import Listing, cut_up, read_listing
from index.separators import Separator

_TIME = lazy_pattern(r"\b(?:year|month|day|hour|minute|week)s?\b")
_LONGEST_ALONE = 4  # words of an item, where one found span is taken to be a whole list


def complete(text: str, found: Sequence[Span], within: Span, language: str = "en") -> list[Span]:
    """Return the items of a list: those found, cleaned and split, and those between them.

    `found` may come in any order and overlap; what lies outside `within`, the paragraph or block of
    lines that holds the list, is left out. The items come in order and do not overlap.

    >>> text = "They took gold, old rum, silver and pearls."
    >>> found = [Span(10, 14), Span(36, 42)]
    >>> [item.of(text) for item in complete(text, found, Span(0, len(text)))]
    ['gold', 'old rum', 'silver', 'pearls']
    """
    within = Span(max(0, within.start), min(len(text), within.end))
    spans = tidy(text, found, within)
    if not spans:
        return []
    listing = read_listing(text, spans, within, language)
    alone = len(spans) == 1
    split = [part for span in spans for part in _split(listing, span, alone=alone)]
    items: list[Span] = []
    for row in rows(listing, tidy(text, split, within)):
        items += filled(listing, row) if len(row) > 1 else row
    return tidy(text, items, within)


def _split(listing: Listing, span: Span, *, alone: bool) -> list[Span]:
    """Take apart a span that holds several items.

    One that is all there is ("gold, silver, and rum") must show that it is a list: three short
    items at least, alike, the last one behind an "and".
    """
    inside = listing.between(span.start + 1, span.end - 1)
    beside = pairwise(piece.of(listing.text) for piece in cut_up(span, inside))
    cuts = [cut for cut, words in zip(inside, beside, strict=True) if _parts(cut, *words)]
    parts = cut_up(span, cuts)
    if not alone or (any(cut.closes for cut in cuts) and _are_alike(listing.text, parts)):
        return parts
    return [span]


def _parts(cut: Separator, left: str, right: str) -> bool:
    """Whether a separator in a span parts items: "and" alone does only between two numbers."""
    if begins_clause(right):
        return False
    if not cut.is_word:
        return True
    is_duration = _TIME.search(left) and _TIME.search(right)  # "five years and four months"
    return shape(left) == shape(right) == "count" and not is_duration


def _are_alike(text: str, parts: Sequence[Span]) -> bool:
    words = [part.of(text) for part in parts]
    return (
        len(parts) > 2
        and all(size(part) <= _LONGEST_ALONE and not ends_sentence(part) for part in words)
        and len({shape(part) for part in words[1:]}) == 1
    )
