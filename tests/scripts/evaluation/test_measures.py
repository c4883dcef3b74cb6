"""The measures, against values worked out by hand."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.evaluation import measures
from scripts.evaluation.measures import Floats


def array(*values: float) -> Floats:
    return np.array(values, np.float64)


def test_auroc_is_the_share_of_pairs_in_order_with_ties_counted_half() -> None:
    # Pairs: .9 over both, .5 over .1 and level with .5: 3.5 of 4.
    assert measures.auroc(array(0.9, 0.5, 0.5, 0.1), array(1, 1, 0, 0)) == pytest.approx(3.5 / 4)


def test_auroc_of_one_class_alone_has_no_meaning() -> None:
    assert math.isnan(measures.auroc(array(0.9, 0.5), array(1, 1)))


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=2, max_size=12))
def test_auroc_equals_counting_the_pairs(rows: list[tuple[int, bool]]) -> None:
    positive = [score for score, right in rows if right]
    negative = [score for score, right in rows if not right]
    pairs = [(a > b) + (a == b) / 2 for a, b in product(positive, negative)]
    found = measures.auroc(array(*(r[0] for r in rows)), array(*(r[1] for r in rows)))
    assert float(found) == pytest.approx(np.mean(pairs) if pairs else math.nan, nan_ok=True)


def test_calibration_error_is_the_mean_gap_over_ten_bins_of_equal_size() -> None:
    # Twenty questions, two a bin: each bin says .5 and has one right, but for the last: both wrong.
    confidence = array(*[0.5] * 18, 0.8, 0.6)
    right = array(*[1, 0] * 9, 0, 0)
    assert measures.calibration_error(confidence, right) == pytest.approx(0.7 / 10)


def test_calibration_error_knows_fewer_questions_than_bins() -> None:
    assert measures.calibration_error(array(0.25, 0.5), array(0, 1)) == pytest.approx(0.375)


def test_brier_skill_is_against_always_saying_the_base_rate() -> None:
    # Score (.01 + .04) / 2 = .025, base rate .5 with .25.
    assert measures.brier_skill(array(0.9, 0.2), array(1, 0)) == pytest.approx(0.9)
    assert measures.brier_skill(array(0.5, 0.5), array(1, 0)) == pytest.approx(0)
    assert math.isnan(measures.brier_skill(array(0.5, 0.5), array(1, 1)))


def test_accuracy_is_over_the_questions_answered_alone() -> None:
    assert measures.share_among(array(1, 1, 0), array(1, 0, 1)) == pytest.approx(0.5)
    assert math.isnan(measures.share_among(array(0, 0), array(1, 1)))


def test_medians_and_their_ratio() -> None:
    assert measures.median(array(30, 10, 50, 20)) == 25
    assert measures.ratio_of_medians(array(30, 10, 50), array(20, 20, 80)) == pytest.approx(1.5)


@pytest.mark.parametrize(
    "of",
    [
        measures.auroc,
        measures.calibration_error,
        measures.brier_skill,
        measures.share_among,
        measures.ratio_of_medians,
    ],
)
def test_many_samples_at_once_give_what_each_gives_alone(of: measures.Measuring) -> None:
    rng = np.random.default_rng(7)
    scores = rng.integers(1, 6, (5, 23)) / 5
    right = rng.integers(0, 2, (5, 23)).astype(np.float64)
    together = of(scores, right)
    assert together.shape == (5,)
    alone = [float(of(*row)) for row in zip(scores, right, strict=True)]
    np.testing.assert_allclose(together, alone)
