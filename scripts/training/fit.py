"""From judged questions to the record that is shipped with a reader."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from index.choose import FEATURES as CHEAP
from index.confidence import LITERAL
from index.read import FEATURES as READ
from index.reader_record import ReaderRecord
from scripts.training.fitting import Floats, Judged, logistic, ranking_weights

RANKED_BY = (
    "passage", "sentence", "passage_words", "release_words", "words", "about", "about_words",
    "cue", "heading", "likelihood", "over_none", "tagged", "stretch_over_none",
)  # fmt: skip
"""Features that sentences are ranked by; `span` and `share` say nothing beyond these."""

JUDGED_BY = (
    "standing_out", "stretch_over_none", "about", "missing_facts", "missing_names",
    "second_over_none", "lacks_counted", "lacks_name", "only_threatened",
)  # fmt: skip
"""What confidence is told from."""

THRESHOLD, FURTHER = 0.5, 1.5
_FOLDS = 5


def fit_ranking(judged: Sequence[Judged]) -> ReaderRecord:
    """Return a record with the weights under which right sentences come first, not yet sure."""
    weights = ranking_weights([_ranked(one) for one in judged])
    return ReaderRecord(
        weights=_named(RANKED_BY, weights),
        none_of_these=round(_none_of_these(judged, weights), 4),
        intercept=0.0,
        confidence={},
        threshold=THRESHOLD,
        further=FURTHER,
    )


def fit_confidence(record: ReaderRecord, judged: Sequence[Judged]) -> ReaderRecord:
    """Return the record with what tells how likely the best sentence is right.

    Args:
        record: What the sentences were ranked by.
        judged: Questions as they were judged under it.
    """
    signs = np.array([[one.seen[name] for name in JUDGED_BY] for one in judged])
    is_right = np.array([one.is_right[0] for one in judged])
    counts = np.array([one.weight for one in judged])
    intercept, coefficients = logistic(signs, is_right, counts)
    confidence = _named(JUDGED_BY, coefficients) | {"literal": LITERAL}
    return replace(record, intercept=round(intercept, 4), confidence=confidence)


def cross_fitted(record: ReaderRecord, judged: Sequence[Judged]) -> Iterator[tuple[Judged, float]]:
    """Yield each question with its confidence, as told by what was fitted without its release."""
    for fold in range(_FOLDS):
        fitted = fit_confidence(record, [one for one in judged if _fold(one) != fold])
        for one in judged:
            if _fold(one) == fold:
                yield one, fitted.probability(one.seen)


def _fold(one: Judged) -> int:
    return zlib.crc32(one.group.encode()) % _FOLDS


def _ranked(one: Judged) -> Judged:
    places = [(*CHEAP, *READ).index(name) for name in RANKED_BY]
    return Judged(one.features[:, places], one.is_right, one.group, one.weight)


def _none_of_these(judged: Sequence[Judged], weights: Floats) -> float:
    """Return the median of the best sums where nothing is right."""
    silent = [one for one in judged if not one.is_right.any()]
    return float(np.median([(_ranked(one).features @ weights).max() for one in silent]))


def _named(names: Sequence[str], numbers: Floats) -> dict[str, float]:
    return {name: round(float(number), 4) for name, number in zip(names, numbers, strict=True)}
