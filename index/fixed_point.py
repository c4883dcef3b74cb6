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
from typing import Self

import numpy as np
import numpy.typing as npt

from index.encoder import Vectors
from index.stored_array import mapped_array, read_header

_MAPPED = 64 << 20
"""Bytes up to which a file is memory-mapped all the same: rows come ten times as fast then. What is
read of it is given back while nobody asks (`index.memory`)."""

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
        found[place : place + len(block)] = in_fixed_point(block)
        place += len(block)
    return found


def in_fixed_point(block: Vectors) -> FixedPoint:
    """Return some vectors, no component above 1, as fixed-point numbers."""
    found: FixedPoint = np.rint(np.clip(block, -1, 1) * np.float32(ONE)).astype(np.int16)
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
            shape, kind = read_header(file)
            self._start = file.tell()
        if kind != np.int16 or len(shape) != 2:
            message = f"{path.name} holds no fixed-point vectors"
            raise ValueError(message)
        self.shape = shape[0], shape[1]
        self._row = 2 * shape[1]
        if path.stat().st_size != self._start + shape[0] * self._row:
            message = f"{path.name} is cut off"
            raise ValueError(message)
        is_small = shape[0] * self._row <= _MAPPED
        self._mapped = mapped_array(path) if is_small else None
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


class FixedPointWriter:
    """Writes fixed-point vectors into a numpy file block by block, never cut off in silence."""

    def __init__(self, path: Path, shape: tuple[int, int]) -> None:
        """Begin a file of so many rows of a length."""
        self._file = path.open("wb")
        np.lib.format.write_array_header_1_0(
            self._file, {"descr": "<i2", "fortran_order": False, "shape": shape}
        )

    def write(self, rows: FixedPoint) -> None:
        """Write the next rows."""
        self._file.write(rows.astype("<i2", copy=False).tobytes())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
