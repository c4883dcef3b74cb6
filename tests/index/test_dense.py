from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from full_disk import full_disk
from hypothesis import given
from hypothesis import strategies as st

from index.dense import DenseIndex
from index.encoder import Vectors


def unit_vectors(number: int, dim: int = 8, seed: int = 0) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(number, dim)).astype(np.float32)
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def written(vectors: Vectors, folder: Path) -> DenseIndex:
    DenseIndex.from_vectors(vectors).write(folder / "some.faiss")
    return DenseIndex.open(folder / "some.faiss")


@given(st.integers(1, 40), st.integers(1, 50))
def test_a_search_finds_the_nearest_first_and_all_that_were_asked_for(
    size: int, number: int
) -> None:
    vectors = unit_vectors(size)
    query = unit_vectors(1, seed=1)[0]
    rows, scores = DenseIndex.from_vectors(vectors).search(query, number)
    cosines = vectors @ query
    assert len(rows) == min(size, number)
    assert np.allclose(scores, np.sort(cosines)[::-1][:number], atol=1e-6)
    assert np.allclose(cosines[rows], scores, atol=1e-6)


def test_a_vector_is_its_own_nearest(tmp_path: Path) -> None:
    vectors = unit_vectors(20)
    index = written(vectors, tmp_path)
    rows, scores = index.search(vectors[7], 1)
    assert rows.tolist() == [7]
    assert scores[0] == pytest.approx(1, abs=1e-6)


def test_vectors_come_back_from_the_disk_as_they_were_in_any_order(tmp_path: Path) -> None:
    vectors = unit_vectors(20)
    index = written(vectors, tmp_path)
    rows = np.array([3, 19, 0, 3])
    assert np.array_equal(index.vectors(rows), vectors[rows])
    assert (len(index), index.dim) == (20, 8)


def test_the_same_vectors_make_the_same_file(tmp_path: Path) -> None:
    for name in ("a.faiss", "b.faiss"):
        DenseIndex.from_vectors(unit_vectors(20)).write(tmp_path / name)
    assert (tmp_path / "a.faiss").read_bytes() == (tmp_path / "b.faiss").read_bytes()


def test_an_empty_index_can_be_written_opened_and_searched(tmp_path: Path) -> None:
    index = written(unit_vectors(0), tmp_path)
    rows, scores = index.search(unit_vectors(1)[0], 5)
    assert (len(index), rows.size, scores.size) == (0, 0, 0)
    assert index.vectors(np.zeros(0, dtype=np.int64)).shape == (0, 8)


def test_what_is_no_index_is_refused(tmp_path: Path) -> None:
    (tmp_path / "some.faiss").write_bytes(b"nothing of the kind")
    with pytest.raises(RuntimeError):
        DenseIndex.open(tmp_path / "some.faiss")


@pytest.mark.parametrize("missing", [1, 100, 600])
def test_a_disk_that_is_full_at_the_last_bytes_is_not_passed_over(
    tmp_path: Path, missing: int
) -> None:
    index = DenseIndex.from_vectors(unit_vectors(20))
    index.write(tmp_path / "whole.faiss")
    size = (tmp_path / "whole.faiss").stat().st_size
    with full_disk(size - missing), pytest.raises(OSError, match="File too large"):
        index.write(tmp_path / "cut.faiss")
