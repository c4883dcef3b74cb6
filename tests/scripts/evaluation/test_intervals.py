"""The bootstrap and the paired test."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scripts.evaluation.intervals import (
    RESAMPLES,
    interval,
    mcnemar,
    resampled,
    sign_probability,
)
from scripts.evaluation.measures import mean


def test_the_interval_of_a_share_is_the_one_that_theory_gives() -> None:
    # 80 of 100: the standard error is .04, so that 1.96 of them lie on each side.
    column = np.array([1.0] * 80 + [0.0] * 20)
    low, high = interval(resampled(mean, [column]))
    assert low == pytest.approx(0.72, abs=0.015)
    assert high == pytest.approx(0.88, abs=0.015)


def test_what_never_varies_has_an_interval_of_no_width() -> None:
    assert interval(resampled(mean, [np.ones(5)])) == (1.0, 1.0)


def test_the_samples_are_the_same_at_every_call() -> None:
    column = np.arange(50.0)
    samples = resampled(mean, [column])
    assert samples.shape == (RESAMPLES,)
    np.testing.assert_array_equal(samples, resampled(mean, [column]))


def test_large_sets_are_drawn_in_parts() -> None:
    assert resampled(mean, [np.arange(2_500.0)]).shape == (RESAMPLES,)


def test_samples_without_a_meaning_are_left_out() -> None:
    assert interval(np.array([math.nan, 0.5, 0.5])) == (0.5, 0.5)
    assert all(map(math.isnan, interval(np.array([math.nan]))))


def test_mcnemars_test_looks_at_what_changed_alone() -> None:
    # Five gained, one lost: 2 · (1 + 6) / 2⁶.
    first = np.array([0.0] * 5 + [1.0] + [1.0] * 90)
    second = np.array([1.0] * 5 + [0.0] + [1.0] * 90)
    assert mcnemar(first, second) == pytest.approx(14 / 64)
    assert mcnemar(first, first) == 1.0


def test_the_bootstraps_probability_is_small_if_nearly_all_samples_agree() -> None:
    assert sign_probability(np.full(999, 0.1)) == pytest.approx(2 / 1000)
    assert sign_probability(np.zeros(999)) == 1.0
