"""One span that answers with several things, parted into them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus import Span
from index.item_shape import shape, size
from index.listing import Listing, cut_up
from index.separators import Separator

_MOST_BEHIND_AND = 7
"""Words of a last item behind a bare "and": what is longer goes on with something else."""

_BEFORE, _BEHIND = ' \n,;:“"‘', ' \n,;:”"’–-'


def part(listing: Listing, span: Span, *, surely: bool = False) -> list[Span]:
    """Part a span at its strongest separators: semicolons and line ends, commas, or "and".

    If it must surely hold several things, a bare "and" parts it only where each thing behind one
    begins with a number or an article, or where single words are joined.
    """
    text = listing.text
    cuts = _strongest(listing.between(span.start + 1, span.end - 1), text, span.end)
    parts = [trimmed(text, piece) for piece in cut_up(span, cuts)]
    parts = [one for one in parts if one.start < one.end]
    if surely and all(cut.is_word for cut in cuts) and not _are_things(text, parts):
        return [trimmed(text, span)]
    return parts


def _are_things(text: str, parts: Sequence[Span]) -> bool:
    """Whether what a bare "and" joins are several things, not two words of one."""
    words = [one.of(text) for one in parts]
    return all(shape(one) in ("count", "article") for one in words[1:]) or all(
        size(one) == 1 for one in words
    )


def _strongest(cuts: Sequence[Separator], text: str, end: int) -> list[Separator]:
    strong = [cut for cut in cuts if cut.is_strong]
    if strong:
        return strong
    commas = [cut for cut in cuts if not cut.is_word]
    if not commas or len(cuts) < 2:
        return [cut for cut in cuts if cut.closes]
    last = commas[-1].start
    return [
        cut
        for cut in cuts
        if not cut.is_word
        or (cut.start > last and len(text[cut.end : end].split()) <= _MOST_BEHIND_AND)
    ]


def united(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def trimmed(text: str, span: Span) -> Span:
    """Return a span without quote marks, separators and blanks at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in _BEFORE:
        start += 1
    while start < end and text[end - 1] in _BEHIND:
        end -= 1
    return Span(start, end)
