"""The measures themselves: functions of arrays whose last axis is the questions.

A row of such an array is one sample of questions, so that a bootstrap is the same function applied
to a thousand rows at once. None of them takes NaN; all give NaN where they have no meaning.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Measuring = Callable[..., Floats]
"""Takes columns and gives one number a sample."""

_BINS = 10


def mean(values: Floats) -> Floats:
    """Return the mean over the questions."""
    return np.asarray(values.mean(axis=-1))


def median(values: Floats) -> Floats:
    """Return the median over the questions."""
    return np.asarray(np.median(values, axis=-1))


def ninety_ninth_percentile(values: Floats) -> Floats:
    """Return what 99 of 100 questions stay below."""
    return np.asarray(np.percentile(values, 99, axis=-1))


def ratio_of_medians(numerators: Floats, denominators: Floats) -> Floats:
    """Return how many times the one median is as large as the other."""
    return _divided(median(numerators), median(denominators))


def share_among(weights: Floats, values: Floats) -> Floats:
    """Return the mean of values over the questions whose weight is 1, not 0."""
    return _divided((weights * values).sum(axis=-1), weights.sum(axis=-1))


def auroc(scores: Floats, is_positive: Floats) -> Floats:
    """Return the probability that a positive scores higher than a negative, ties counted half."""
    order = np.argsort(scores, axis=-1)
    ordered = np.take_along_axis(scores, order, -1)
    positive = np.take_along_axis(is_positive, order, -1)
    ranks = _middle_ranks(ordered)
    positives = positive.sum(axis=-1)
    negatives = positive.shape[-1] - positives
    above = (ranks * positive).sum(axis=-1) - positives * (positives + 1) / 2
    return _divided(above, positives * negatives)


def calibration_error(confidences: Floats, is_right: Floats) -> Floats:
    """Return the expected calibration error: the mean gap over ten bins of equal size."""
    gaps = [
        len_ * np.abs(confidence.mean(axis=-1) - right.mean(axis=-1))
        for confidence, right in reliability_bins(confidences, is_right)
        if (len_ := confidence.shape[-1])
    ]
    return np.asarray(sum(gaps) / confidences.shape[-1])


def reliability_bins(confidences: Floats, is_right: Floats) -> list[tuple[Floats, Floats]]:
    """Return confidences and whether they were right in ten bins of equal size, least first."""
    order = np.argsort(confidences, axis=-1, kind="stable")
    ordered = (np.take_along_axis(array, order, -1) for array in (confidences, is_right))
    parts = (np.array_split(array, _BINS, axis=-1) for array in ordered)
    return list(zip(*parts, strict=True))


def brier_skill(confidences: Floats, is_right: Floats) -> Floats:
    """Return by how much the Brier score is less than that of always saying the base rate."""
    score = mean((confidences - is_right) ** 2)
    base = mean(is_right)
    return 1 - _divided(score, base * (1 - base))


def _middle_ranks(ordered: Floats) -> Floats:
    """Return ranks from 1 along the last axis, equal values sharing the middle of theirs."""
    size = ordered.shape[-1]
    places = np.arange(size)
    is_new = np.ones(ordered.shape, bool)
    is_new[..., 1:] = ordered[..., 1:] != ordered[..., :-1]
    is_last = np.ones(ordered.shape, bool)
    is_last[..., :-1] = is_new[..., 1:]
    first = np.maximum.accumulate(np.where(is_new, places, 0), axis=-1)
    backwards = np.where(is_last, places, size - 1)[..., ::-1]
    last = np.minimum.accumulate(backwards, axis=-1)[..., ::-1]
    return np.asarray((first + last) / 2 + 1)


def _divided(numerator: Floats, denominator: Floats) -> Floats:
    """Divide, with NaN where there is nothing to divide by."""
    known = np.where(denominator > 0, denominator, np.nan)
    return np.asarray(numerator / known)
