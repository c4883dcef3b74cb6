"""Who takes part: Verbatim, its retrieval alone, and each tool in each of its modes."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.benchmarks.side_by_side.contender import Contender
from scripts.failures import UsageError

_HYBRID = ("--hybrid",)

ENTRANTS = (
    Contender("verbatim", "verbatim"),
    Contender(
        "verbatim-retrieval",
        "verbatim",
        ("--passages",),
        answers_from="verbatim",
        settings={"VERBATIM_READER": "none"},
    ),
    Contender("bare", "bare"),
    Contender("haystack", "haystack"),
    Contender("haystack-hybrid", "haystack", _HYBRID),
    Contender("llamaindex", "llamaindex"),
    Contender("llamaindex-hybrid", "llamaindex", _HYBRID),
    Contender("langchain", "langchain"),
    Contender("langchain-hybrid", "langchain", _HYBRID),
    Contender("txtai", "txtai"),
    Contender("txtai-hybrid", "txtai", _HYBRID),
    Contender("txtai-minimal", "txtai", requirements="txtai-minimal"),
    Contender("txtai-minimal-hybrid", "txtai", _HYBRID, requirements="txtai-minimal"),
    Contender("chroma", "chroma"),
    Contender("chroma-torch", "chroma", requirements="chroma-torch"),
)
"""In the order of the table."""


def entrants(names: Sequence[str] | None) -> list[Contender]:
    """Return the contenders of these names, or all; whoever lends another its index is needed too.

    Raises:
        UsageError: There is no such contender.
    """
    known = {one.name: one for one in ENTRANTS}
    wanted = list(dict.fromkeys(names)) if names else list(known)
    if strange := [name for name in wanted if name not in known]:
        raise UsageError(f"there is no contender {strange[0]}, only {', '.join(known)}")
    chosen = [known[name] for name in wanted]
    lenders = [known[one.builder] for one in chosen if one.builder not in wanted]
    return [*dict.fromkeys(lenders), *chosen]
