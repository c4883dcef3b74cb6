"""Vectors in parts are those of one file, whatever was taken over how often; drawn by chance."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st

from index import vector_parts
from index.encoder import Vectors
from index.fixed_point import in_fixed_point
from index.vector_parts import Sources, VectorParts, write_parts

DIM = 4
CHANGES = st.lists(
    st.tuples(st.lists(st.integers(0, 60), max_size=30), st.integers(0, 6)), min_size=1, max_size=5
)
"""For each rebuild the rows that stay, in any order, and how many are new."""


def drawn(number: int, seed: int = 0) -> Vectors:
    return np.random.default_rng(seed).uniform(-1, 1, (number, DIM)).astype(np.float32)


def first(folder: Path, vectors: Vectors) -> VectorParts:
    write_parts(folder, Sources(-1 - np.arange(len(vectors)), len(vectors)), [vectors], DIM)
    return VectorParts(folder)


def rebuilt(folder: Path, old: VectorParts, rows: list[int], fresh: Vectors) -> VectorParts:
    slots = np.concatenate([old.slots[np.array(rows, np.int64)], -1 - np.arange(len(fresh))])
    write_parts(folder, Sources(slots, len(fresh), old), [fresh[:1], fresh[1:]], DIM)
    return VectorParts(folder)


def is_linked(parts: VectorParts, old: VectorParts) -> bool:
    return parts.base_path.samefile(old.base_path)


@pytest.fixture
def _none_is_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that few rows make parts, too."""
    monkeypatch.setattr(vector_parts, "FEW", 0)


@budget(max_examples=60)
@given(CHANGES, st.sampled_from([1, 8]))
def test_whatever_is_taken_over_each_row_has_the_vector_that_it_was_given(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[list[int], int]], share: int
) -> None:
    folder = tmp_path_factory.mktemp("parts")
    expected = in_fixed_point(drawn(50))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vector_parts, "FEW", 0)
        patch.setattr(vector_parts, "SHARE", share)
        parts = first(folder / "0", drawn(50))
        for number, (rows, size) in enumerate(changes, start=1):
            kept = [row for row in rows if row < len(parts)]
            fresh = drawn(size, seed=number)
            parts = rebuilt(folder / str(number), parts, kept, fresh)
            expected = np.concatenate([expected[kept], in_fixed_point(fresh)])
            assert np.array_equal(parts[:], expected)
            every_other = np.arange(0, len(parts), 2)[::-1]
            assert np.array_equal(parts[every_other], expected[every_other])
            out_of_date = parts.number_of_slots - len(set(parts.slots.tolist()))
            assert out_of_date <= parts.base_size // share


@pytest.mark.usefixtures("_none_is_few")
def test_what_does_not_change_is_a_link_and_not_written_again(tmp_path: Path) -> None:
    old = first(tmp_path / "old", drawn(100))
    new = rebuilt(tmp_path / "new", old, [*range(40), *range(41, 100)], drawn(3, seed=1))
    assert is_linked(new, old)
    assert (tmp_path / "new" / "recent.npy").stat().st_size < 200


@pytest.mark.usefixtures("_none_is_few")
def test_recent_vectors_are_taken_over_beside_newer_ones(tmp_path: Path) -> None:
    old = first(tmp_path / "old", drawn(100))
    newer = rebuilt(tmp_path / "newer", old, [*range(100)], drawn(3, seed=1))
    newest = rebuilt(tmp_path / "newest", newer, [*range(103)], drawn(2, seed=2))
    assert is_linked(newest, old)
    assert newest.number_of_slots == 105
    assert np.array_equal(newest[:103], newer[:])


@pytest.mark.usefixtures("_none_is_few")
@pytest.mark.parametrize(("kept", "fresh"), [(100, 13), (87, 0), (95, 8)])
def test_once_an_eighth_is_out_of_date_all_is_written_as_one(
    tmp_path: Path, kept: int, fresh: int
) -> None:
    old = first(tmp_path / "old", drawn(100))
    new = rebuilt(tmp_path / "new", old, [*range(kept)], drawn(fresh, seed=1))
    assert not is_linked(new, old)
    assert (new.base_size, new.number_of_slots) == (kept + fresh, kept + fresh)


def test_few_rows_are_always_written_as_one(tmp_path: Path) -> None:
    old = first(tmp_path / "old", drawn(100))
    assert not is_linked(rebuilt(tmp_path / "new", old, [*range(100)], drawn(0)), old)


def test_rows_of_one_text_have_one_vector(tmp_path: Path) -> None:
    write_parts(tmp_path / "some", Sources(np.array([-1, -2, -1]), 2), [drawn(2)], DIM)
    parts = VectorParts(tmp_path / "some")
    assert (len(parts), parts.number_of_slots) == (3, 2)
    assert np.array_equal(parts[:], in_fixed_point(drawn(2))[[0, 1, 0]])


@pytest.mark.usefixtures("_none_is_few")
def test_where_files_cannot_be_linked_they_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    old = first(tmp_path / "old", drawn(100))
    monkeypatch.setattr("os.link", refuse)
    new = rebuilt(tmp_path / "new", old, [*range(100)], drawn(1, seed=1))
    assert not is_linked(new, old)
    assert np.array_equal(new[:100], old[:])


def test_parts_of_different_lengths_of_vectors_are_refused(tmp_path: Path) -> None:
    first(tmp_path / "some", drawn(3))
    write_parts(tmp_path / "others", Sources(np.array([-1]), 1), [drawn(1)[:, :2]], 2)
    (tmp_path / "others" / "recent.npy").replace(tmp_path / "some" / "recent.npy")
    with pytest.raises(ValueError, match="do not belong together"):
        VectorParts(tmp_path / "some")
