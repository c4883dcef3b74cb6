"""Unit vectors as fixed-point numbers, on disk and in memory: what is kept of every text's vector.

A component is a whole number of 32,767ths. That takes half the room of float32, and a cosine
differs by some 1e-5, a hundredth of what an encoder's 8-bit weights cost; what is read and written
again comes out bit by bit the same.

Rows of a large file are read where they are needed, not memory-mapped: each page of a mapped file
that was ever touched counts as memory of the process, and a thousand questions touch nearly all.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import IO

import numpy as np
import numpy.typing as npt

from index.encoder import Vectors

_MAPPED = 16 << 20
"""Bytes up to which a file is memory-mapped all the same: rows then come ten times as fast."""

FixedPoint = npt.NDArray[np.int16]
Integers = npt.NDArray[np.int64]

ONE = 32_767
"""What a component of 1 is written as."""
_BLOCK = 4_096
"""Rows converted in one go: some megabytes, which stay in the processor's cache."""


def fixed_point(blocks: Iterable[Vectors], number: int, dim: int) -> FixedPoint:
    """Return vectors as fixed-point numbers, int16 `(number, dim)`.

    Args:
        blocks: The vectors in order, float32 `(some, dim)`, no component above 1.
        number: How many rows the blocks have together.
        dim: Length of a vector.
    """
    found = np.zeros((number, dim), np.int16)
    place = 0
    for block in blocks:
        found[place : place + len(block)] = np.rint(np.clip(block, -1, 1) * np.float32(ONE))
        place += len(block)
    return found


def floating(rows: FixedPoint) -> Vectors:
    """Return the vectors that fixed-point numbers stand for, float32."""
    found: Vectors = rows.astype(np.float32)
    found *= np.float32(1 / ONE)
    return found


def in_blocks(number: int, size: int = _BLOCK) -> Iterator[slice]:
    """Yield the places of so many rows, a block at a time."""
    for start in range(0, number, size):
        yield slice(start, min(start + size, number))


class FixedPointFile:
    """Fixed-point vectors in a numpy file, read by row."""

    def __init__(self, path: Path) -> None:
        """Open a file.

        Raises:
            OSError, ValueError: It cannot be read, or holds no fixed-point vectors.
        """
        with path.open("rb") as file:
            shape, kind, self._start = _header(file)
        if kind != np.int16 or len(shape) != 2:
            message = f"{path.name} holds no fixed-point vectors"
            raise ValueError(message)
        self.shape: tuple[int, int] = shape
        self._row = 2 * shape[1]
        if path.stat().st_size != self._start + shape[0] * self._row:
            message = f"{path.name} is cut off"
            raise ValueError(message)
        is_small = shape[0] * self._row <= _MAPPED
        self._mapped = np.asarray(np.load(path, mmap_mode="r")) if is_small else None
        self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        weakref.finalize(self, os.close, self._file)

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, rows: Integers | slice) -> FixedPoint:
        """Return some rows in the order named; neighbours are read in one go."""
        if isinstance(rows, slice):
            rows = np.arange(*rows.indices(len(self)))
        if self._mapped is not None:
            return self._mapped[rows]
        bounds = [0, *(np.flatnonzero(np.diff(rows) != 1) + 1).tolist(), len(rows)]
        firsts = rows[bounds[:-1]].tolist() if len(rows) else []
        parts = [
            os.pread(self._file, (end - start) * self._row, self._start + first * self._row)
            for first, (start, end) in zip(firsts, pairwise(bounds), strict=False)
        ]
        data = b"".join(parts)
        if len(data) != len(rows) * self._row:
            message = "the file of vectors ends before its last row"
            raise OSError(message)
        return np.frombuffer(data, np.int16).reshape(len(rows), self.shape[1])


def write_fixed_point(rows: FixedPoint, path: Path) -> None:
    """Write fixed-point vectors into a numpy file, never cut off in silence."""
    with path.open("wb") as file:
        np.lib.format.write_array_header_1_0(
            file, {"descr": "<i2", "fortran_order": False, "shape": rows.shape}
        )
        for block in in_blocks(len(rows)):
            file.write(rows[block].astype("<i2", copy=False).tobytes())


def _header(file: IO[bytes]) -> tuple[tuple[int, ...], np.dtype[np.generic], int]:
    if np.lib.format.read_magic(file) != (1, 0):
        message = "the header has another version"
        raise ValueError(message)
    shape, is_fortran, kind = np.lib.format.read_array_header_1_0(file)
    if is_fortran:
        message = "the rows stand in columns"
        raise ValueError(message)
    return shape, kind, file.tell()
