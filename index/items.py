"""The items of an answer: the spans that a reading's tags mark in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from corpus import Span
from index.reader import BEGIN, INSIDE, OUTSIDE, Reading


def items(reading: Reading, tokens: slice) -> list[Span]:
    """Return the items that are likelier than not, in order.

    What stands between two blanks is taken or left as a whole, on the word of its surest piece: no
    item starts or ends inside a word.
    """
    if reading.tags is None or tokens.stop <= tokens.start:
        return []
    tags, spans = reading.tags[tokens], reading.spans[tokens]
    firsts = np.flatnonzero(np.append(True, spans[1:, 0] > spans[:-1, 1]))
    surety = np.logaddexp(tags[:, BEGIN], tags[:, INSIDE]) - tags[:, OUTSIDE]
    inside = np.maximum.reduceat(surety, firsts) > 0
    begins = tags[firsts, BEGIN] > tags[firsts, INSIDE]
    ends = spans[np.append(firsts[1:], len(spans)) - 1, 1]
    return [
        Span(int(spans[firsts[first], 0]), int(ends[last - 1]))
        for first, last in _runs(inside.tolist(), begins.tolist())
    ]


def _runs(inside: list[bool], begins: list[bool]) -> Iterator[tuple[int, int]]:
    """Yield bounds of runs of words inside, parted where one begins."""
    first = None
    for place, (is_inside, is_begin) in enumerate(zip(inside, begins, strict=True)):
        if first is not None and (not is_inside or is_begin):
            yield first, place
            first = None
        if is_inside and first is None:
            first = place
    if first is not None:
        yield first, len(inside)
