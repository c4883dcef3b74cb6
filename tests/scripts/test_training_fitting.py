"""The numbers beside the network are those that are in the questions; all of these are invented."""

from __future__ import annotations

import numpy as np
import pytest

from scripts.training.fitting import Judged, logistic, ranking_weights

PLANTED = np.array([2.0, 0.0, -1.0])


def judged(number: int = 400, *, seed: int = 1, scale: float = 1.0) -> list[Judged]:
    """Return questions whose right sentence is drawn by a softmax over planted weights."""
    rng = np.random.default_rng(seed)
    found = []
    for place in range(number):
        features = rng.normal(size=(12, 3))
        likely = np.exp(features @ PLANTED)
        is_right = np.arange(12) == rng.choice(12, p=likely / likely.sum())
        found.append(Judged(features * [1, 1, scale], is_right, group=str(place)))
    return found


def test_ranking_finds_the_planted_weights() -> None:
    assert ranking_weights(judged(1_500)) == pytest.approx(PLANTED, abs=0.2)


def test_a_features_unit_does_not_matter() -> None:
    plain, scaled = ranking_weights(judged()), ranking_weights(judged(scale=1_000))
    assert scaled * [1, 1, 1_000] == pytest.approx(plain, abs=0.02)


def test_a_feature_that_never_varies_has_a_finite_weight() -> None:
    found = [Judged(one.features * [1, 0, 1], one.is_right, one.group) for one in judged(100)]
    weights = ranking_weights(found)
    assert np.isfinite(weights).all()
    assert weights[1] == 0


def test_questions_without_a_right_sentence_teach_no_ranking() -> None:
    known = judged(100)
    none = Judged(np.ones((5, 3)) * 99, np.zeros(5, bool), group="none")
    assert np.array_equal(ranking_weights([*known, none]), ranking_weights(known))


def test_where_several_sentences_are_right_any_of_them_may_come_first() -> None:
    features = np.array([[1.0, 0], [0, 1.0], [0, 0]])
    one = Judged(features, np.array([True, True, False]), group="both")
    weights = ranking_weights([one] * 20)
    scores = features @ weights
    assert min(scores[:2]) > scores[2] or max(scores[:2]) > scores[2] + 3


def test_a_question_counts_as_much_as_its_weight() -> None:
    features = np.array([[1.0], [0.0]])
    up = Judged(features, np.array([True, False]), group="up", weight=9.0)
    down = Judged(features, np.array([False, True]), group="down", weight=1.0)
    assert ranking_weights([up, down])[0] > 0
    assert ranking_weights([up] + [down] * 90)[0] < 0


def planted(number: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    signs = rng.normal(size=(number, 2)) * [1, 5] + [3, -2]
    likely = 1 / (1 + np.exp(-(0.5 + signs @ [-0.4, 0.3])))
    return signs, rng.random(number) < likely


def probabilities(signs: np.ndarray, intercept: float, coefficients: np.ndarray) -> np.ndarray:
    likely: np.ndarray = 1 / (1 + np.exp(-(intercept + signs @ coefficients)))
    return likely


def test_confidence_finds_the_planted_numbers() -> None:
    signs, is_right = planted(20_000, seed=1)
    intercept, coefficients = logistic(signs, is_right, np.ones(len(signs)))
    assert intercept == pytest.approx(0.5, abs=0.2)
    assert coefficients == pytest.approx([-0.4, 0.3], abs=0.05)


def test_of_what_is_given_with_a_confidence_so_many_are_right() -> None:
    signs, is_right = planted(4_000, seed=1)
    fitted = logistic(signs, is_right, np.ones(len(signs)))
    signs, is_right = planted(20_000, seed=2)
    likely = probabilities(signs, *fitted)
    for part in np.array_split(np.argsort(likely), 10):
        assert is_right[part].mean() == pytest.approx(likely[part].mean(), abs=0.05)


def test_a_question_twice_counts_as_one_of_twice_the_weight() -> None:
    signs, is_right = planted(200, seed=3)
    weights = np.where(np.arange(200) < 50, 2.0, 1.0)
    again = np.append(np.arange(200), np.arange(50))
    one = logistic(signs, is_right, weights)
    other = logistic(signs[again], is_right[again], np.ones(250))
    likely = probabilities(signs, *one)
    assert likely == pytest.approx(probabilities(signs, *other), abs=0.01)
