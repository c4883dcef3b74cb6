"""Whether drawn vectors lie to each other as those they are drawn after; both are invented."""

from __future__ import annotations

import numpy as np
import pytest

from index.encoder import Vectors
from scripts.benchmarks.scale.drawn import Drawing, likeness, nearest


def grouped(number: int, dim: int = 24, *, spread: float = 0.25) -> Vectors:
    """Vectors in groups, as passages of the same case are."""
    chance = np.random.default_rng(1)
    middles = chance.normal(size=(number // 10, dim))
    found = middles[chance.integers(0, len(middles), number)]
    found = found + spread * chance.normal(size=found.shape)
    unit: Vectors = (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)
    return unit


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return Drawing(grouped(800))


def test_as_many_as_are_wanted_are_drawn_all_different_and_of_length_one(drawing: Drawing) -> None:
    drawn = drawing.vectors(9_000, seed=4)
    assert drawn.shape == (9_000, 24)
    assert np.allclose(np.linalg.norm(drawn, axis=1), 1, atol=1e-5)
    assert len(np.unique(drawn, axis=0)) == 9_000


def test_the_same_seed_draws_the_same_and_another_others(drawing: Drawing) -> None:
    once, again, others = (drawing.vectors(50, seed=seed) for seed in (4, 4, 5))
    assert np.array_equal(once, again)
    assert not np.allclose(once, others)


def test_neighbours_are_as_near_and_dimensions_as_many_as_they_really_are(
    drawing: Drawing,
) -> None:
    real, drawn = likeness(grouped(800)), likeness(drawing.vectors(800, seed=9))
    assert drawn.nearest[1] == pytest.approx(real.nearest[1], abs=0.03)
    assert drawn.tenth[1] == pytest.approx(real.tenth[1], abs=0.1)
    assert drawn.dimension == pytest.approx(real.dimension, rel=0.5)


def test_vectors_that_lie_otherwise_are_told_apart(drawing: Drawing) -> None:
    chance = np.random.default_rng(2).normal(size=(800, 24)).astype(np.float32)
    chance /= np.linalg.norm(chance, axis=1, keepdims=True)
    assert likeness(chance).nearest[1] < likeness(grouped(800)).nearest[1] - 0.1


def test_the_nearest_are_found_by_comparing_all() -> None:
    vectors = grouped(100)
    rows, cosines = nearest(vectors, vectors[:5], 3)
    assert rows[:, 0].tolist() == [0, 1, 2, 3, 4]
    assert np.allclose(cosines, np.sort(vectors[:5] @ vectors.T, axis=1)[:, ::-1][:, :3], atol=1e-5)
