"""Vectors drawn so that they lie to each other as those of real passages do.

Each is a real passage's vector, moved by the difference between two of its near neighbours times a
factor, and brought back to length 1. So the differences have the directions that differences
between like passages really have, where the corpus is dense and where it is sparse, and as many as
wanted can be drawn. The factor is fitted so that as many drawn vectors as there are real ones have
their nearest neighbour as near. How well that holds is told by `likeness`: for both, the cosine of
the nearest and the tenth nearest, and the intrinsic dimension (Levina and Bickel 2004, "Maximum
likelihood estimation of intrinsic dimension").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.encoder import Vectors
from index.generation import open_current

NEIGHBOURS = 30
_FITTED_ON, _STEPS = 2_000, 8
_LARGEST_FACTOR = 2.0
_VARIED = 0.8, 1.2
"""By what the factor is multiplied: among a million, the same three would else be drawn again."""
_INTRINSIC = 20
_BLOCK = 8_192

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How vectors lie to each other.

    Attributes:
        number: Of vectors.
        nearest, tenth: Cosine of the nearest and the tenth nearest other: its lower decile, median
            and upper decile.
        dimension: Intrinsic, among the nearest twenty.
    """

    number: int
    nearest: tuple[float, float, float]
    tenth: tuple[float, float, float]
    dimension: float


class Drawing:
    """Draws vectors after real ones: the same for the same seed."""

    def __init__(self, real: Vectors) -> None:
        """Fit the drawing to real vectors, float32 `(n, dim)`, of more than thirty."""
        self._real = real
        self._near = nearest(real, real, NEIGHBOURS + 1)[0][:, 1:]
        self.factor = self._fitted()

    def blocks(self, number: int, seed: int) -> Iterator[Vectors]:
        """Yield so many vectors in blocks."""
        chance = np.random.default_rng(seed)
        for start in range(0, number, _BLOCK):
            yield self._drawn(min(_BLOCK, number - start), chance, self.factor)

    def vectors(self, number: int, seed: int) -> Vectors:
        """Return so many vectors: float32 `(number, dim)`."""
        empty = np.zeros((0, self._real.shape[1]), np.float32)
        return np.concatenate([empty, *self.blocks(number, seed)])

    def _drawn(self, number: int, chance: np.random.Generator, factor: float) -> Vectors:
        origin = chance.integers(0, len(self._real), number)
        width = self._near.shape[1]
        first = chance.integers(0, width, number)
        second = (first + chance.integers(1, width, number)) % width  # another than the first
        one, other = self._near[origin, first], self._near[origin, second]
        by = factor * chance.uniform(*_VARIED, (number, 1)).astype(np.float32)
        moved = self._real[origin] + by * (self._real[one] - self._real[other])
        unit: Vectors = moved / np.linalg.norm(moved, axis=1, keepdims=True)
        return unit

    def _fitted(self) -> float:
        """Return the factor with which the nearest neighbour is as near as it really is."""
        wanted = likeness(self._real).nearest[1]
        low, high = 0.0, _LARGEST_FACTOR
        for _ in range(_STEPS):
            middle = (low + high) / 2
            drawn = self._drawn(len(self._real), np.random.default_rng(0), middle)
            low, high = (middle, high) if likeness(drawn).nearest[1] > wanted else (low, middle)
        return (low + high) / 2


def passage_vectors(index: Path) -> Vectors:
    """Return the vectors of all passages of an index."""
    generation = open_current(index)
    vectors = generation.dense_passages.vectors(np.arange(len(generation.dense_passages)))
    generation.close()
    return vectors


def likeness(vectors: Vectors) -> Likeness:
    """Return how vectors lie to each other; of many, how some of them do to all."""
    places = np.random.default_rng(1).permutation(len(vectors))[:_FITTED_ON]
    _, cosines = nearest(vectors, vectors[places], _INTRINSIC + 1)
    cosines = np.clip(cosines[:, 1:].astype(np.float64), -1, 1)
    distances = np.maximum(np.sqrt(2 - 2 * cosines), 1e-3)
    ratios = np.log(distances[:, -1:] / distances[:, :-1])
    return Likeness(
        len(vectors), _deciles(cosines[:, 0]), _deciles(cosines[:, 9]), float(1 / ratios.mean())
    )


def nearest(vectors: Vectors, queries: Vectors, number: int) -> tuple[Integers, Vectors]:
    """Return rows and cosines of the vectors nearest to each query, by comparing all of them."""
    import faiss

    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors))
    cosines, rows = index.search(np.ascontiguousarray(queries), number)
    return rows, cosines


def _deciles(values: npt.NDArray[np.floating]) -> tuple[float, float, float]:
    low, middle, high = np.quantile(values, [0.1, 0.5, 0.9]).tolist()
    return low, middle, high
