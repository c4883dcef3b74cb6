"""The stretch of a text that holds a list: what parts the items in it, and the countries in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus import Span
from index.recognise import Recognised, recognise
from index.separators import Separator, separators


@dataclass(frozen=True, slots=True)
class Listing:
    """A text and what was seen in the stretch of it that holds a list.

    Attributes:
        cuts: What may part items, in order; where strong separators do, only those.
        countries: Where countries are named, in order.
    """

    text: str
    cuts: Sequence[Separator]
    countries: Sequence[Span]

    def between(self, start: int, end: int) -> list[Separator]:
        """Return the separators that lie wholly between two places."""
        place = bisect_left(self.cuts, start, key=lambda cut: cut.start)
        found = []
        while place < len(self.cuts) and self.cuts[place].end <= end:
            found.append(self.cuts[place])
            place += 1
        return found

    def pieces(self, start: int, end: int) -> list[Span]:
        """Return what the separators between two places leave, empty pieces included."""
        return cut_up(Span(start, end), self.between(start, end))

    def holds_country(self, span: Span) -> bool:
        """Whether a country is named in a span."""
        place = bisect_left(self.countries, span.start, key=lambda one: one.start)
        return place < len(self.countries) and span.holds(self.countries[place])


def read_listing(text: str, found: Sequence[Span], within: Span, language: str) -> Listing:
    """Look for separators and countries in the stretch of a text that holds a list.

    Args:
        text: A release's text.
        found: Items of the list, in order and apart; they show which separators part it.
        within: The stretch.
        language: BCP 47 tag.
    """
    recognised = [
        Recognised(Span(one.span.start + within.start, one.span.end + within.start), one.kind)
        for one in recognise(within.of(text), language)
    ]
    countries = [one.span for one in recognised if one.kind == "country"]
    listing = Listing(text, separators(text, within, recognised), countries)
    if _are_parted_strongly(listing, found):
        return replace(listing, cuts=[cut for cut in listing.cuts if cut.is_strong])
    return listing


def cut_up(span: Span, cuts: Sequence[Separator]) -> list[Span]:
    """Return what separators leave of a span, empty pieces included."""
    starts = [span.start, *(cut.end for cut in cuts)]
    ends = [*(cut.start for cut in cuts), span.end]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def _are_parted_strongly(listing: Listing, found: Sequence[Span]) -> bool:
    """Whether semicolons or line ends stand between most neighbours."""
    gaps = [listing.between(first.end, second.start) for first, second in pairwise(found)]
    return 2 * sum(any(cut.is_strong for cut in gap) for gap in gaps) > len(gaps)
