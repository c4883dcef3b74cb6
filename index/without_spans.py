"""A question without some of its words."""

from __future__ import annotations

from collections.abc import Iterable

from corpus import Span


def without_spans(question: str, spans: Iterable[Span]) -> str:
    """Return what is left of a question when spans that do not overlap are taken out.

    White space is closed up, and marks that the rest would begin with are dropped.

    >>> without_spans("In 2013, what was seized?", [Span(0, 7)])
    'what was seized?'
    """
    pieces, place = [], 0
    for span in sorted(spans):
        pieces.append(question[place : span.start])
        place = span.end
    left = " ".join(" ".join((*pieces, question[place:])).split()).replace("( )", "")
    for mark in ",;:.?!)":
        left = left.replace(f" {mark}", mark)
    return " ".join(left.split()).lstrip(" ,;:.?!")
