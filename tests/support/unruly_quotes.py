"""Quotes of invented releases whose every part may hold what texts in the wild are full of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from invented_answers import quote

from corpus import Span

if TYPE_CHECKING:
    from index import Quote

_PIECES = (
    "Heron", " ", "\n", "\t", "\r", "é", "\u0301", "\u030a", "🦩", "𝕒", "👩‍🚀", "\u00a0", "مرحبا",
    "\u200e", "\u200f", "\u202e", "\u2028", "\u2067", "\u200b", "\u00ad", "@heron", "_*[`<b>", "“",
)  # fmt: skip
TEXTS = st.lists(
    st.sampled_from(_PIECES) | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30
).map("".join)
_LINKS = st.sampled_from([
    None, "https://agency.example/heron#:~:text=%F0%9F%A6%A9", "https://intranet/heron",
    "http://agency.example/" + 3000 * "x", "ftp://agency.example/heron", "https://[::1/heron",
])  # fmt: skip


@st.composite
def unruly_quotes(draw: st.DrawFn) -> Quote:
    """A quote that is what its release says, however odd that is."""
    text = draw(TEXTS) * draw(st.sampled_from([1, 1, 1, 5, 40, 400]))
    found = quote(text, before=draw(TEXTS) * draw(st.sampled_from([1, 1, 300])))
    inside = st.integers(found.start, found.end)
    spans = st.tuples(inside, inside).map(lambda ends: Span(*sorted(ends)))
    link = draw(_LINKS)
    return replace(
        found,
        title=draw(TEXTS) * draw(st.sampled_from([1, 1, 50])),
        publisher=draw(st.none() | TEXTS),
        link=link,
        url=link and link.partition("#")[0],
        highlights=tuple(draw(st.lists(spans, max_size=40))),
        also=draw(st.sampled_from([(), ("2031-01-01-other",)])),
    )
