"""Bootstrap intervals (Efron 1979): the questions are drawn anew, a thousand times."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from scripts.evaluation.measures import Floats, Measuring

RESAMPLES = 1_000
_SEED = 1
_AT_ONCE = 1_000_000
"""Numbers of a column drawn at once: beyond the processor's caches nothing is gained."""


def resampled(of: Measuring, columns: Sequence[Floats]) -> Floats:
    """Return a measure over samples of the questions, `float64 (RESAMPLES,)`.

    Each sample draws as many rows as there are, with replacement, the same of every column; and
    the samples are the same at every call for so many rows, so that two calls are paired.
    """
    number = len(columns[0])
    rng = np.random.default_rng(_SEED)
    step = max(1, _AT_ONCE // number)
    parts = []
    for start in range(0, RESAMPLES, step):
        rows = rng.integers(number, size=(min(step, RESAMPLES - start), number), dtype=np.int32)
        parts.append(of(*(column[rows] for column in columns)))
    return np.concatenate(parts)


def interval(samples: Floats) -> tuple[float, float]:
    """Return the bounds of the middle 95 % of samples that have a meaning."""
    known = samples[~np.isnan(samples)]
    if len(known) == 0:
        return math.nan, math.nan
    low, high = np.percentile(known, (2.5, 97.5))
    return float(low), float(high)


def sign_probability(differences: Floats) -> float:
    """Return the two-sided probability, by the bootstrap, that there is no difference."""
    known = differences[~np.isnan(differences)]
    tail = min(int(np.sum(known <= 0)), int(np.sum(known >= 0)))
    return min(1.0, 2 * (tail + 1) / (len(known) + 1))


def mcnemar(first: Floats, second: Floats) -> float:
    """Return the exact two-sided probability (McNemar 1947) of 0/1 columns differing so much.

    >>> mcnemar(np.array([0.0] * 6 + [1.0]), np.array([1.0] * 7))
    0.03125
    """
    gained, lost = int(np.sum(first < second)), int(np.sum(first > second))
    changed = gained + lost
    tail = sum(math.comb(changed, k) for k in range(min(gained, lost) + 1))
    return float(min(1.0, 2 * tail / 2**changed))
