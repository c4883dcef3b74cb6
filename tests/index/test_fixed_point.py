"""Vectors as they are kept, read by row: from a mapped file and from one too large for that."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import fixed_point as storing
from index.fixed_point import (
    ONE,
    FixedPoint,
    FixedPointFile,
    FixedPointWriter,
    fixed_point,
    floating,
    in_blocks,
)

ROWS = np.random.default_rng(0).integers(-ONE, ONE + 1, (50, 6)).astype(np.int16)


def write_fixed_point(rows: FixedPoint, path: Path) -> None:
    with FixedPointWriter(path, (rows.shape[0], rows.shape[1])) as writer:
        writer.write(rows)


@pytest.fixture(scope="module", params=["mapped", "read"])
def file(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> FixedPointFile:
    path = tmp_path_factory.mktemp("vectors") / "some.npy"
    write_fixed_point(ROWS, path)
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "read":
            patch.setattr(storing, "_MAPPED", 0)
        return FixedPointFile(path)


@given(st.lists(st.integers(0, 49), max_size=30))
def test_any_rows_come_in_the_order_named(file: FixedPointFile, rows: list[int]) -> None:
    assert file[np.array(rows, np.int64)].tolist() == ROWS[rows].tolist()


@given(st.integers(0, 50), st.integers(0, 50))
def test_neighbours_come_as_a_slice(file: FixedPointFile, start: int, end: int) -> None:
    assert file[start:end].tolist() == ROWS[start:end].tolist()


def test_numpy_reads_the_file_too(tmp_path: Path) -> None:
    write_fixed_point(ROWS, tmp_path / "some.npy")
    assert np.array_equal(np.load(tmp_path / "some.npy"), ROWS)


def test_a_file_that_is_cut_off_while_it_is_open_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "_MAPPED", 0)
    path = tmp_path / "some.npy"
    write_fixed_point(ROWS, path)
    opened = FixedPointFile(path)
    with path.open("r+b") as shortened:
        shortened.truncate(path.stat().st_size - 12)
    assert opened[np.array([48])].tolist() == ROWS[48:49].tolist()
    with pytest.raises(OSError, match="last row"):
        opened[np.array([3, 49])]


@pytest.mark.parametrize("kind", [np.float32, np.int32])
def test_vectors_of_another_kind_are_refused(tmp_path: Path, kind: type[np.generic]) -> None:
    np.save(tmp_path / "some.npy", ROWS.astype(kind))
    with pytest.raises(ValueError, match="no fixed-point vectors"):
        FixedPointFile(tmp_path / "some.npy")


@given(st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=40))
def test_a_component_is_off_by_half_a_step_at_most_and_then_no_more(values: list[float]) -> None:
    vectors = np.array([values], np.float32)
    kept = fixed_point([vectors], *vectors.shape)
    assert np.abs(floating(kept) - vectors).max() <= 0.5 / ONE + 1e-7
    assert np.array_equal(fixed_point([floating(kept)], *vectors.shape), kept)


def test_blocks_cover_every_row_once() -> None:
    assert [list(range(50))[block] for block in in_blocks(50, 20)] == [
        list(range(20)),
        list(range(20, 40)),
        list(range(40, 50)),
    ]
    assert list(in_blocks(0)) == []
