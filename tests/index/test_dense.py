"""Whether the dense index finds what is nearest; its vectors are drawn by chance."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from full_disk import full_disk
from hypothesis import given
from hypothesis import strategies as st

from index import dense
from index.dense import DenseIndex
from index.encoder import Vectors
from index.errors import DamagedIndex
from index.settings import Kind

FINE = 1 / 32_767
"""The step of the numbers that vectors are kept as."""


def unit_vectors(number: int, dim: int = 8, seed: int = 0) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(number, dim)).astype(np.float32)
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def written(vectors: Vectors, folder: Path, kind: Kind = "auto") -> DenseIndex:
    shutil.rmtree(folder / "some-vectors", ignore_errors=True)
    DenseIndex.from_vectors(vectors).write(folder / "some-vectors", kind)
    return DenseIndex.open(folder / "some-vectors")


@given(st.integers(1, 40), st.integers(1, 50))
def test_a_search_finds_the_nearest_first_and_all_that_were_asked_for(
    size: int, number: int
) -> None:
    vectors = unit_vectors(size)
    query = unit_vectors(1, seed=1)[0]
    rows, scores = DenseIndex.from_vectors(vectors).search(query, number)
    cosines = vectors @ query
    assert len(rows) == min(size, number)
    assert np.allclose(scores, np.sort(cosines)[::-1][:number], atol=2 * FINE)
    assert np.allclose(cosines[rows], scores, atol=2 * FINE)


def test_a_vector_is_its_own_nearest(tmp_path: Path) -> None:
    vectors = unit_vectors(20)
    index = written(vectors, tmp_path)
    rows, scores = index.search(vectors[7], 1)
    assert rows.tolist() == [7]
    assert scores[0] == pytest.approx(1, abs=2 * FINE)


def test_vectors_come_back_from_the_disk_in_any_order(tmp_path: Path) -> None:
    vectors = unit_vectors(20)
    index = written(vectors, tmp_path)
    rows = np.array([3, 4, 5, 19, 0, 3, 3])
    assert np.allclose(index.vectors(rows), vectors[rows], atol=FINE / 2 * 1.01)
    assert (len(index), index.dim) == (20, 8)


def test_vectors_taken_over_from_build_to_build_never_change(tmp_path: Path) -> None:
    first = written(unit_vectors(20), tmp_path)
    taken = first.vectors(np.arange(20))
    assert np.array_equal(written(taken, tmp_path).vectors(np.arange(20)), taken)


def test_vectors_may_come_in_blocks() -> None:
    vectors = unit_vectors(20)
    blocks = DenseIndex.from_blocks([vectors[:7], vectors[7:7], vectors[7:]], 20, 8)
    whole = DenseIndex.from_vectors(vectors)
    assert np.array_equal(blocks.vectors(np.arange(20)), whole.vectors(np.arange(20)))


@pytest.mark.parametrize("kind", ["exact", "compressed"])
def test_the_same_vectors_make_the_same_files(tmp_path: Path, kind: Kind) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        written(unit_vectors(20), tmp_path / name, kind)
    one, other = (
        {path.name: path.read_bytes() for path in (tmp_path / name / "some-vectors").iterdir()}
        for name in ("a", "b")
    )
    assert one == other
    assert len(one) == (4 if kind == "compressed" else 3)


@pytest.mark.parametrize("kind", ["exact", "compressed"])
def test_an_empty_index_can_be_written_opened_and_searched(tmp_path: Path, kind: Kind) -> None:
    index = written(unit_vectors(0), tmp_path, kind)
    rows, scores = index.search(unit_vectors(1)[0], 5)
    assert (len(index), rows.size, scores.size) == (0, 0, 0)
    assert index.vectors(np.zeros(0, dtype=np.int64)).shape == (0, 8)


@pytest.mark.parametrize(
    "content", [b"nothing of the kind", b"", b"\x93NUMPY\x01\x00\x05\x00{}   "]
)
def test_what_is_no_index_is_refused(tmp_path: Path, content: bytes) -> None:
    written(unit_vectors(20), tmp_path)
    (tmp_path / "some-vectors" / "base.npy").write_bytes(content)
    with pytest.raises(ValueError, match=r"."):
        DenseIndex.open(tmp_path / "some-vectors")


def test_an_index_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    written(unit_vectors(20), tmp_path)
    path = tmp_path / "some-vectors" / "base.npy"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ValueError, match="cut off"):
        DenseIndex.open(path.parent)


@pytest.mark.parametrize("missing", [1, 100, 300])
def test_a_disk_that_is_full_at_the_last_bytes_is_not_passed_over(
    tmp_path: Path, missing: int
) -> None:
    written(unit_vectors(20), tmp_path)
    size = (tmp_path / "some-vectors" / "base.npy").stat().st_size
    with full_disk(size - missing), pytest.raises(OSError, match="File too large"):
        DenseIndex.from_vectors(unit_vectors(20)).write(tmp_path / "cut")


def test_few_vectors_are_all_compared_and_many_are_compressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dense, "EXACT_UP_TO", 30)
    assert not written(unit_vectors(30), tmp_path).is_compressed
    assert written(unit_vectors(31), tmp_path).is_compressed
    (tmp_path / "some-vectors" / "compressed.faiss").unlink()
    assert not written(unit_vectors(31), tmp_path, "exact").is_compressed


def test_vectors_of_a_length_that_cannot_be_compressed_are_all_compared(tmp_path: Path) -> None:
    index = written(unit_vectors(40, dim=7), tmp_path, "compressed")
    assert not index.is_compressed
    assert len(index.search(unit_vectors(1, dim=7)[0], 5)[0]) == 5


SIZE, DIM = 6_000, 64


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    """Vectors in loose groups, as those of texts are."""
    chance = np.random.default_rng(3)
    middles = chance.normal(size=(60, DIM))
    drawn = middles[chance.integers(0, 60, SIZE)]
    drawn = drawn + chance.normal(size=drawn.shape)
    unit: Vectors = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)
    return unit


@pytest.fixture(scope="module")
def index(vectors: Vectors, tmp_path_factory: pytest.TempPathFactory) -> DenseIndex:
    return written(vectors, tmp_path_factory.mktemp("compressed"), "compressed")


def recall(index: DenseIndex, vectors: Vectors, within: np.ndarray | None, number: int) -> float:
    rows = np.arange(SIZE) if within is None else within
    shares = []
    for query in unit_vectors(20, DIM, seed=9):
        nearest = rows[np.argsort(-(vectors[rows] @ query))[:number]]
        found, _ = index.search(query, number, within)
        assert len(set(found.tolist())) == number
        shares.append(len(np.intersect1d(found, nearest)) / number)
    return float(np.mean(shares))


def test_nearly_all_that_an_exact_search_finds_is_found(
    index: DenseIndex, vectors: Vectors
) -> None:
    assert index.is_compressed
    assert recall(index, vectors, None, 10) >= 0.97


@pytest.mark.parametrize("step", [2, 3, 400])
def test_among_some_rows_only_these_are_found_and_nearly_all_of_them(
    index: DenseIndex, vectors: Vectors, step: int
) -> None:
    within = np.arange(0, SIZE, step)
    assert recall(index, vectors, within, 10) >= 0.97
    found, _ = index.search(vectors[1], 15, within)
    assert np.isin(found, within).all()


def test_the_farthest_rows_are_found_among_themselves(index: DenseIndex, vectors: Vectors) -> None:
    query = vectors[0]
    within = np.sort(np.argsort(vectors @ query)[: SIZE // 2])
    found, scores = index.search(query, 10, within)
    best = np.sort(vectors[within] @ query)[::-1][:10]
    assert np.isin(found, within).all()
    assert np.allclose(scores, best, atol=0.02)


def test_cosines_are_exact_and_come_in_order(index: DenseIndex, vectors: Vectors) -> None:
    query = unit_vectors(1, DIM, seed=4)[0]
    rows, scores = index.search(query, 50)
    assert np.allclose(scores, vectors[rows] @ query, atol=4 * FINE)
    assert (np.diff(scores) <= 0).all()


def test_more_than_there_are_can_be_asked_for(index: DenseIndex) -> None:
    rows, _ = index.search(unit_vectors(1, DIM)[0], 2 * SIZE)
    assert sorted(rows.tolist()) == list(range(SIZE))


@pytest.mark.parametrize("content", ["nothing of the kind", "another's"])
def test_damaged_compressed_vectors_are_named(
    vectors: Vectors, tmp_path: Path, content: str
) -> None:
    written(vectors[:50], tmp_path, "compressed")
    path = tmp_path / "some-vectors" / "compressed.faiss"
    if content == "another's":
        (tmp_path / "other").mkdir()
        written(vectors[:40], tmp_path / "other", "compressed")
        path.write_bytes((tmp_path / "other" / "some-vectors" / "compressed.faiss").read_bytes())
    else:
        path.write_text(content)
    with pytest.raises(DamagedIndex, match=r"some-vectors/compressed\.faiss"):
        DenseIndex.open(tmp_path / "some-vectors").search(vectors[0], 3)
