"""The dense index: unit vectors by row number, and those nearest to a question.

Up to some thousand vectors the question is compared with each. Of more, FAISS goes through
compressed ones (`index.compressed`), and the question is compared exactly with several times as
many as are wanted. Measured on one core with real questions, vectors of 384 components drawn after
real ones (`scripts.benchmarks.scale.kinds`):

    vectors      all compared   compressed   of the nearest 100 found   of the nearest 10
    10,000             0.7 ms       0.3 ms                       .998              1.000
    100,000             14 ms       1.4 ms                       .993              1.000
    1,000,000          140 ms        13 ms                       .983              1.000

Of FAISS's other kinds none does better at a million: 8 bits a component take 78 ms; 4,096 inverted
lists find .995 of the nearest ten in 11 ms, or .981 in 4 ms, after three minutes of training that
depends on what the index held; graphs take 656 bytes a vector in place of 96 and find .969 of them
among a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.compressed import CompressedVectors, can_compress, write_compressed
from index.encoder import Vectors
from index.errors import DamagedIndex
from index.fixed_point import FixedPoint, Integers, fixed_point, floating, in_blocks
from index.in_background import in_background
from index.settings import Kind
from index.vector_parts import Sources, VectorParts, write_parts

_COMPRESSED = "compressed.faiss"
EXACT_UP_TO = 16_384
"""Vectors that are compared one and all where nothing else is asked for: that takes a millisecond,
and 25 MB of memory; to import FAISS takes 70 ms and 30 MB."""
_LIKELY, _FEWEST_LIKELY = 4, 200
"""How many vectors are compared exactly for each that is wanted, and how many at least."""
_FEW = 2_048
"""Where no more rows are searched among than this, they are all compared."""
_MOST_ASKED = 65_536
"""What FAISS is asked for at most, to find enough that are searched among: some milliseconds."""


class DenseIndex:
    """Unit vectors by row number; of a file, no row is read before it is needed."""

    def __init__(self, vectors: FixedPoint | VectorParts, compressed: Path | None = None) -> None:
        self._vectors = vectors
        self._compressed_file = compressed

    @classmethod
    def from_vectors(cls, vectors: Vectors) -> DenseIndex:
        """Make an index of unit vectors, float32 `(n, dim)`."""
        return cls.from_blocks([vectors], *vectors.shape)

    @classmethod
    def from_blocks(cls, blocks: Iterable[Vectors], number: int, dim: int) -> DenseIndex:
        """Make an index of so many unit vectors of a length, which come in blocks."""
        return cls(fixed_point(blocks, number, dim))

    @classmethod
    def open(cls, folder: Path) -> DenseIndex:
        """Open an index that was written into a folder.

        Raises:
            OSError, ValueError: There is none.
        """
        compressed = folder / _COMPRESSED
        return cls(VectorParts(folder), compressed if compressed.exists() else None)

    def write(self, folder: Path, kind: Kind = "auto") -> None:
        """Write the vectors into a folder, which is made, and where it is to be, compressed ones.

        Those of an index that is in memory.
        """
        fresh = (floating(self._vectors[block]) for block in in_blocks(len(self)))
        sources = Sources(-1 - np.arange(len(self)), len(self))
        write_dense(folder, sources, fresh, self.dim, kind)

    @property
    def parts(self) -> VectorParts | None:
        """The vectors as they stand on the disk, where they do."""
        return self._vectors if isinstance(self._vectors, VectorParts) else None

    def __len__(self) -> int:
        return len(self._vectors)

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return int(self._vectors.shape[1])

    @property
    def is_compressed(self) -> bool:
        """Whether compressed vectors are gone through first."""
        return self._compressed_file is not None

    def search(
        self, query: Vectors, number: int, within: Integers | None = None
    ) -> tuple[Integers, npt.NDArray[np.float32]]:
        """Return rows and cosines of the vectors nearest to one query `(dim,)`, best first.

        Args:
            query: A unit vector.
            number: How many to return at most.
            within: Rows to search among, or None for all.

        Raises:
            DamagedIndex: The compressed vectors are not what was written.
        """
        number = min(number, len(self) if within is None else len(within))
        if number == 0:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        rows = self._to_compare(query, number, within)
        cosines = self._cosines(query, rows)
        best = _best(cosines, number)
        return (best if rows is None else rows[best]), cosines[best]

    def vectors(self, rows: Integers) -> Vectors:
        """Return the vectors of some rows: float32 `(len(rows), dim)`."""
        return floating(self._vectors[rows])

    def begin_loading(self) -> None:
        """Load what searches need in a thread of its own."""
        if self.is_compressed:
            _ = self._opening

    def _to_compare(self, query: Vectors, number: int, within: Integers | None) -> Integers | None:
        """Return the rows that the query has to be compared with, or None for all."""
        if not self.is_compressed or (within is not None and len(within) <= _FEW):
            return within
        wanted = max(_LIKELY * number, _FEWEST_LIKELY)
        if within is None:
            return np.sort(self._compressed.likely(query, min(wanted, len(self))))
        return self._likely_within(query, wanted, within)

    def _likely_within(self, query: Vectors, wanted: int, within: Integers) -> Integers:
        """Return the likeliest of some rows: FAISS's fast scan cannot leave any out."""
        is_within = np.zeros(len(self), np.bool_)
        is_within[within] = True
        asked = 2 * wanted * len(self) // len(within)
        while asked <= _MOST_ASKED:
            likely = self._compressed.likely(query, min(asked, len(self)))
            found = likely[is_within[likely]]
            if len(found) >= min(wanted, len(within)):
                return np.sort(found[:wanted])
            asked *= 4
        return within

    @cached_property
    def _opening(self) -> Future[CompressedVectors]:
        return in_background(self._open_compressed, "dense index")

    @property
    def _compressed(self) -> CompressedVectors:
        return self._opening.result()

    def _open_compressed(self) -> CompressedVectors:
        assert self._compressed_file is not None
        try:
            opened = CompressedVectors.open(self._compressed_file)
        except RuntimeError as error:
            raise DamagedIndex(self._compressed_file, f"cannot be opened ({error})") from error
        if len(opened) != len(self):
            raise DamagedIndex(self._compressed_file, "has not one code a vector")
        return opened

    def _cosines(self, query: Vectors, rows: Integers | None) -> npt.NDArray[np.float32]:
        """Return the cosines of some rows, or of all, to a query.

        Row by row: a product of matrix and vector wakes BLAS's threads, which takes longer.
        """
        if len(self) <= EXACT_UP_TO and not self.is_compressed:
            few: Vectors = np.vecdot(self._all if rows is None else self._all[rows], query)
            return few
        found = np.empty(len(self) if rows is None else len(rows), np.float32)
        for block in in_blocks(len(found)):
            some = self._vectors[block if rows is None else rows[block]]
            found[block] = np.vecdot(floating(some), query)
        return found

    @cached_property
    def _all(self) -> Vectors:
        """All vectors, where they are few: read and converted once."""
        return floating(self._vectors[:])


def write_dense(
    folder: Path, sources: Sources, fresh: Iterable[Vectors], dim: int, kind: Kind = "auto"
) -> None:
    """Write the vectors of all rows into a folder, which is made; see `index.vector_parts`.

    Where they are to be searched by their compressed ones, these are written beside.
    """
    write_parts(folder, sources, fresh, dim)
    is_large = kind == "auto" and len(sources.slots) > EXACT_UP_TO
    if (is_large or kind == "compressed") and can_compress(dim):
        write_compressed(VectorParts(folder), folder / _COMPRESSED)


def _best(cosines: npt.NDArray[np.float32], number: int) -> Integers:
    """Return the places of the highest cosines, best first, ties in the order of place."""
    if number < len(cosines):
        bar = np.partition(cosines, -number)[-number]
        places = np.flatnonzero(cosines >= bar)
    else:
        places = np.arange(len(cosines))
    return places[np.argsort(-cosines[places], kind="stable")][:number]
