"""Arrays come back as numpy wrote them, and what is no array is refused."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.folder import write_array
from index.stored_array import mapped_array

KINDS = st.sampled_from([np.int16, np.int32, np.int64, np.uint8, np.uint16, np.float32])
SHAPES = st.lists(st.integers(0, 4), min_size=1, max_size=3).map(tuple)


@given(KINDS, SHAPES)
def test_an_array_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, kind: type[np.generic], shape: tuple[int, ...]
) -> None:
    path = tmp_path_factory.mktemp("arrays") / "some.npy"
    array = np.arange(np.prod(shape, dtype=np.int64)).reshape(shape).astype(kind)
    write_array(path, array)
    found = mapped_array(path)
    assert (found.dtype, found.shape) == (array.dtype, array.shape)
    assert np.array_equal(found, array)


def test_what_is_mapped_cannot_be_written_to(tmp_path: Path) -> None:
    write_array(tmp_path / "some.npy", np.arange(3))
    with pytest.raises(ValueError, match="read-only"):
        mapped_array(tmp_path / "some.npy")[0] = 1


@pytest.mark.parametrize(
    "content", [b"", b"\x93NUMPY\x01\x00", b"no array", b"\x93NUMPY\x01\x00\x02\x00{}"]
)
def test_what_is_no_array_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "some.npy").write_bytes(content)
    with pytest.raises(ValueError, match=r"some\.npy holds no array"):
        mapped_array(tmp_path / "some.npy")


def test_an_array_of_python_objects_is_refused(tmp_path: Path) -> None:
    np.save(tmp_path / "some.npy", np.array([{}]), allow_pickle=True)
    with pytest.raises(ValueError, match="holds no array"):
        mapped_array(tmp_path / "some.npy")


@pytest.mark.parametrize("change", [-1, 1])
def test_a_file_of_another_length_is_refused(tmp_path: Path, change: int) -> None:
    path = tmp_path / "some.npy"
    write_array(path, np.arange(3))
    path.write_bytes((path.read_bytes() + b"\0")[: path.stat().st_size + change])
    with pytest.raises(ValueError, match="cut off"):
        mapped_array(path)


def test_many_threads_may_open_arrays_at_once(tmp_path: Path) -> None:
    write_array(tmp_path / "some.npy", np.arange(3))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(mapped_array, [tmp_path / "some.npy"] * 2_000))
    assert all(len(array) == 3 for array in found)
