"""Rows: found items that stand side by side in a text, and the items that belong with them.

Between two items of a row stand separators, what looks like another item, and next to nothing else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus import Span
from index.item_ends import (
    is_lost_head,
    is_lost_tail,
    without_age,
    without_odd_article,
    without_the,
)
from index.item_shape import is_aside, is_quoted, resembles, without_quotes
from index.listing import Listing

_ASIDE_BEGINS = (",", " (")
_LONGEST_GAP, _LONGEST_ASIDE = 400, 60  # characters


def rows(listing: Listing, spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the found items that stand in one row, row by row."""
    row: list[Span] = []
    for span in spans:
        if row and not _go_together(listing, row[-1], span):
            yield row
            row = []
        row.append(span)
    if row:
        yield row


def _go_together(listing: Listing, first: Span, second: Span) -> bool:
    """Whether between two items stand separators and other items, and next to nothing else."""
    if second.start - first.end > _LONGEST_GAP:
        return False
    text = listing.text
    tail, *pieces = (piece.of(text) for piece in listing.pieces(first.end, second.start))
    if not pieces:
        return False
    *inner, head = map(without_the, pieces)
    is_aside_behind = tail.startswith(_ASIDE_BEGINS) and len(tail) < _LONGEST_ASIDE
    items = [first.of(text), second.of(text)]
    return (
        (is_aside_behind or len(tail.split()) <= 2)
        and len(head.split()) <= 2
        and all(is_aside(piece) or resembles(piece, items) for piece in inner)
    )


def filled(listing: Listing, row: Sequence[Span]) -> list[Span]:
    """Return a row's items with those between them, moved to the separators where a word lacks.

    Countries that go on with a row of countries come last.
    """
    text = listing.text
    words = [span.of(text) for span in row]
    quoted = 2 * sum(map(is_quoted, words)) > len(words)
    items = [row[0]]
    for span in row[1:]:
        tail, *inner, head = listing.pieces(items[-1].end, span.start)
        if is_lost_tail(tail.of(text)):
            items[-1] = Span(items[-1].start, tail.end)
        named = [piece for piece in inner if not is_aside(piece.of(text))]
        items += [_item(text, piece, words, quoted=quoted) for piece in named]
        is_lost = is_lost_head(head.of(text), span.of(text), words)
        items.append(Span(head.start, span.end) if is_lost else span)
    return [*items, *_further_countries(listing, row)]


def _item(text: str, piece: Span, row: Sequence[str], *, quoted: bool) -> Span:
    """Return the item in what stands between two separators, begun and ended like its row's."""
    item = without_odd_article(text, without_age(text, piece), row)
    return item if quoted else without_quotes(text, item)


def _further_countries(listing: Listing, row: Sequence[Span]) -> Iterator[Span]:
    """Yield the countries before and after a row of nothing but countries."""
    if not all(listing.holds_country(span) for span in row):
        return
    place = bisect_left(listing.countries, row[-1].start, key=lambda one: one.start)
    for before, after in pairwise(listing.countries[place:]):
        if not _adjoin(listing, before, after):
            break
        yield after
    place = bisect_left(listing.countries, row[0].end, key=lambda one: one.start)
    for after, before in pairwise(reversed(listing.countries[:place])):
        if not _adjoin(listing, before, after):
            break
        yield before


def _adjoin(listing: Listing, first: Span, second: Span) -> bool:
    gap = listing.pieces(first.end, second.start)
    return len(gap) == 2 and all(piece.of(listing.text).strip() in ("", "the") for piece in gap)
