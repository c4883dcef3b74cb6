"""Token scores of a reading to what they say of one sentence: its best span, its likelihood."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from corpus import Span
from index.reader import OUTSIDE, Reading

MAX_TOKENS = 60
"""Longest span that is looked for."""


@dataclass(frozen=True, slots=True)
class BestSpan:
    """The likeliest answer inside a sentence.

    Attributes:
        span: Offsets in the release.
        score: Its start's logit plus its end's.
    """

    span: Span
    score: float


def tokens_of(reading: Reading, sentence: Span) -> slice:
    """Return the tokens of a reading that lie in a sentence; none where it was not read so far."""
    first = int(np.searchsorted(reading.spans[:, 0], sentence.start, "left"))
    last = int(np.searchsorted(reading.spans[:, 1], sentence.end, "right"))
    return slice(first, max(first, last))


def best_span(reading: Reading, tokens: slice) -> BestSpan | None:
    """Return the best span inside some tokens, None of no tokens."""
    starts, ends = reading.starts[tokens], reading.ends[tokens]
    if len(starts) == 0:
        return None
    scores = np.where(_are_spans(len(starts)), starts[:, None] + ends[None, :], -np.inf)
    first, last = divmod(int(np.argmax(scores)), len(starts))
    span = Span(
        int(reading.spans[tokens.start + first, 0]), int(reading.spans[tokens.start + last, 1])
    )
    return BestSpan(span, float(scores[first, last]))


@lru_cache(maxsize=128)
def _are_spans(tokens: int) -> npt.NDArray[np.bool_]:
    """Return which pairs of a start and an end are: in this order, and not too far apart."""
    are: npt.NDArray[np.bool_] = np.tri(tokens, k=MAX_TOKENS - 1, dtype=bool)
    are &= ~np.tri(tokens, k=-1, dtype=bool)
    return are


def likelihood(reading: Reading, tokens: slice) -> float:
    """Return the logarithm of all spans' weights inside some tokens: a start plus an end."""
    if tokens.stop <= tokens.start:
        return -np.inf
    starts = np.logaddexp.reduce(reading.starts[tokens])
    return float(starts + np.logaddexp.reduce(reading.ends[tokens]))


def tagged(reading: Reading, tokens: slice) -> float:
    """Return by how much the surest token is rather part of an item than outside, a logit."""
    if reading.tags is None or tokens.stop <= tokens.start:
        return 0.0
    tags = reading.tags[tokens]
    inside = np.logaddexp(tags[:, 1], tags[:, 2])
    return float(np.max(inside - tags[:, OUTSIDE]))
