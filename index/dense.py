"""The dense index: unit vectors in FAISS, searched by inner product, exactly."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.encoder import Vectors


class DenseIndex:
    """Unit vectors by row number, memory-mapped where they come from a file."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def from_vectors(cls, vectors: Vectors) -> DenseIndex:
        """Make an index of unit vectors, float32 `(n, dim)`."""
        import faiss

        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @classmethod
    def open(cls, path: Path) -> DenseIndex:
        """Open an index file without reading it into memory.

        Raises:
            RuntimeError: It is no index file.
        """
        import faiss

        flags = faiss.IO_FLAG_MMAP_IFC | faiss.IO_FLAG_READ_ONLY
        return cls(faiss.read_index(str(path), flags))

    def write(self, path: Path) -> None:
        """Write the index into a file.

        Through Python's file, for FAISS's own passes over a disk that is full at the last bytes.
        """
        import faiss

        with path.open("wb") as file:
            faiss.write_index(self._index, faiss.PyCallbackIOWriter(file.write))  # type: ignore[attr-defined]

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return int(self._index.d)

    def search(
        self, query: Vectors, number: int, within: npt.NDArray[np.int64] | None = None
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Return rows and cosines of the vectors nearest to one query `(dim,)`, best first.

        Args:
            query: A unit vector.
            number: How many to return at most.
            within: Rows to search among, or None for all.
        """
        import faiss

        number = min(number, len(self) if within is None else len(within))
        if number == 0:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        chosen = None
        if within is not None:
            chosen = faiss.SearchParameters(
                sel=faiss.IDSelectorBatch(within)  # type: ignore[call-arg]
            )
        scores, rows = self._index.search(query[None, :], number, params=chosen)
        return rows[0], scores[0]

    def vectors(self, rows: npt.NDArray[np.int64]) -> Vectors:
        """Return the vectors of some rows: float32 `(len(rows), dim)`."""
        if len(rows) == 0:
            return np.zeros((0, self.dim), dtype=np.float32)
        found: Vectors = self._index.reconstruct_batch(rows)
        return found
