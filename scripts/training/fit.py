"""From judged questions to the record that is shipped with a reader."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

import numpy as np

from index.choose import FEATURES as CHEAP
from index.confidence import SIGNS
from index.read import FEATURES as READ
from index.reader_record import ReaderRecord
from scripts.training.fitting import Booleans, Floats, Judged, logistic, ranking_weights

RANKED_BY = (
    "passage", "sentence", "passage_words", "release_words", "words", "about", "about_words",
    "cue", "heading", "likelihood", "over_none", "tagged", "stretch_over_none",
)  # fmt: skip
"""Features that sentences are ranked by; `span` and `share` say nothing beyond these."""

JUDGED_BY = (
    "standing_out", "over_none", "stretch_over_none", "tagged", "about", "release_words", "share",
    "cue", "passage_words",
)  # fmt: skip
"""What confidence is told from."""

THRESHOLD, FURTHER = 0.4, 1.5
_FOLDS = 5


def fit(judged: Sequence[Judged]) -> ReaderRecord:
    """Return the numbers that fit all questions best."""
    weights = ranking_weights([_ranked(one) for one in judged])
    none = _none_of_these(judged, weights)
    signs, is_right, counts = _seen(judged, weights, none)
    intercept, coefficients = logistic(signs, is_right, counts)
    return ReaderRecord(
        weights=_named(RANKED_BY, weights),
        none_of_these=round(none, 4),
        intercept=round(intercept, 4),
        confidence=_named(JUDGED_BY, coefficients),
        threshold=THRESHOLD,
        further=FURTHER,
    )


def cross_fitted(judged: Sequence[Judged]) -> Iterator[tuple[Judged, float, bool]]:
    """Yield each question with its confidence, and whether its best sentence is right.

    What is fitted for a question never saw it, nor another about the same release.
    """
    for fold in range(_FOLDS):
        record = fit([one for one in judged if _fold(one) != fold])
        weights = np.array([record.weights[name] for name in RANKED_BY])
        measured = [one for one in judged if _fold(one) == fold]
        signs, is_right, _ = _seen(measured, weights, record.none_of_these)
        for one, row, right in zip(measured, signs, is_right, strict=True):
            yield one, record.probability(dict(zip(JUDGED_BY, row, strict=True))), bool(right)


def _fold(one: Judged) -> int:
    return zlib.crc32(one.group.encode()) % _FOLDS


def _ranked(one: Judged) -> Judged:
    places = [(*CHEAP, *READ).index(name) for name in RANKED_BY]
    return Judged(one.features[:, places], one.is_right, one.group, one.weight)


def _none_of_these(judged: Sequence[Judged], weights: Floats) -> float:
    """Return the median of the best sums where nothing is right."""
    silent = [one for one in judged if not one.is_right.any()]
    return float(np.median([(_ranked(one).features @ weights).max() for one in silent]))


def _seen(
    judged: Sequence[Judged], weights: Floats, none: float
) -> tuple[Floats, Booleans, Floats]:
    """Return what is seen of each question's best sentence, if it is right, and what it counts."""
    rows, right = [], []
    for one in judged:
        scores = _ranked(one).features @ weights
        best = int(np.argmax(scores))
        standing_out = scores[best] - np.logaddexp.reduce(np.append(scores, none))
        seen = dict(zip(SIGNS, [standing_out, *one.features[best]], strict=True))
        rows.append([seen[name] for name in JUDGED_BY])
        right.append(one.is_right[best])
    return np.array(rows), np.array(right, bool), np.array([one.weight for one in judged])


def _named(names: Sequence[str], numbers: Floats) -> dict[str, float]:
    return {name: round(float(number), 4) for name, number in zip(names, numbers, strict=True)}
