"""Vectors in two parts, so that a rebuild need not write again what has not changed.

    rows.npy           int64 (n,): where each row stands, counted through both parts
    base.npy           fixed-point vectors, nearly all of them; a link to the generation before
    recent.npy         those that have come since the base was written

A vector of some text stands there once, however many rows have that text. What no row needs any
more stays in the base until it, together with the recent part, comes to an eighth of the base: then
all is written anew as one. Ten thousand releases have 260 MB of vectors, of which a rebuild after
one more writes kilobytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.encoder import Vectors
from index.fixed_point import (
    FixedPoint,
    FixedPointFile,
    FixedPointWriter,
    Integers,
    in_blocks,
    in_fixed_point,
)
from index.folder import link_or_copy, write_array
from index.stored_array import mapped_array

_ROWS, _BASE, _RECENT = "rows.npy", "base.npy", "recent.npy"
SHARE = 8
"""The base is written anew once an eighth of it is out of date."""
FEW = 4_096
"""Rows that are always written anew: 3 MB."""


class VectorParts:
    """Fixed-point vectors by row, read where they are needed."""

    def __init__(self, folder: Path) -> None:
        """Open the parts in a folder.

        Raises:
            OSError, ValueError: They cannot be read, or do not belong together.
        """
        self.slots: Integers = mapped_array(folder / _ROWS)
        self.base_path = folder / _BASE
        self._base, self._recent = (FixedPointFile(folder / name) for name in (_BASE, _RECENT))
        self.base_size = len(self._base)
        self.shape: tuple[int, int] = (len(self.slots), self._base.shape[1])
        is_whole = self.slots.dtype == np.int64 and self.slots.ndim == 1
        if not is_whole or self._recent.shape[1] != self.shape[1]:
            message = f"{_ROWS} and the parts of {folder.name} do not belong together"
            raise ValueError(message)

    def __len__(self) -> int:
        return len(self.slots)

    @property
    def number_of_slots(self) -> int:
        """How many different vectors there are, needed or not."""
        return self.base_size + len(self._recent)

    def __getitem__(self, rows: Integers | slice) -> FixedPoint:
        """Return some rows in the order named."""
        return self.at(self.slots[rows])

    def at(self, slots: Integers) -> FixedPoint:
        """Return the vectors that stand in some places."""
        is_recent = slots >= self.base_size
        if not is_recent.any():
            return self._base[slots]
        found = np.empty((len(slots), self.shape[1]), np.int16)
        found[is_recent] = self._recent[slots[is_recent] - self.base_size]
        found[~is_recent] = self._base[slots[~is_recent]]
        return found


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the vector of each row comes from.

    Attributes:
        slots: int64 `(n,)`: its place in the older parts, or -1 less its number among the fresh.
        fresh: Number of vectors that are new.
        old: The older parts, if any.
    """

    slots: Integers
    fresh: int
    old: VectorParts | None = None


def write_parts(folder: Path, sources: Sources, fresh: Iterable[Vectors], dim: int) -> None:
    """Write the vectors of all rows into a folder, which is made.

    Args:
        folder: Of a generation that is being written.
        sources: Of each row.
        fresh: The new vectors in order, in blocks: float32 `(some, dim)`.
        dim: Length of a vector.
    """
    folder.mkdir()
    kept, base_size = _to_write(sources)
    name = _RECENT if base_size else _BASE
    if sources.old is not None and base_size:
        link_or_copy(sources.old.base_path, folder / _BASE)
    with FixedPointWriter(folder / name, (len(kept) + sources.fresh, dim)) as writer:
        for rows in _taken_over(sources.old, kept):
            writer.write(rows)
        for block in fresh:
            writer.write(in_fixed_point(block))
    if not base_size:
        with FixedPointWriter(folder / _RECENT, (0, dim)):
            pass
    write_array(folder / _ROWS, _new_slots(sources, kept, base_size))


def _to_write(sources: Sources) -> tuple[Integers, int]:
    """Return the old places that have to be written anew, and the size of the base that stays."""
    old, slots = sources.old, sources.slots
    if old is None:
        return np.zeros(0, np.int64), 0
    used = _in_order(slots[slots >= 0], old.number_of_slots)
    recent = used[used >= old.base_size]
    in_base = len(used) - len(recent)
    out_of_date = old.base_size - in_base + len(recent) + sources.fresh
    if out_of_date > old.base_size // SHARE or old.base_size <= FEW:
        return used, 0
    return recent, old.base_size


def _in_order(slots: Integers, size: int) -> Integers:
    """Return each place once, in the order of the rows that first need it."""
    first = np.full(size, len(slots), np.int64)
    np.minimum.at(first, slots, np.arange(len(slots)))
    used = np.flatnonzero(first < len(slots))
    return used[np.argsort(first[used], kind="stable")]


def _taken_over(old: VectorParts | None, kept: Integers) -> Iterator[FixedPoint]:
    if old is not None:
        for block in in_blocks(len(kept)):
            yield old.at(kept[block])


def _new_slots(sources: Sources, kept: Integers, base_size: int) -> Integers:
    slots, old = sources.slots, sources.old
    now = np.arange(base_size + len(kept) if old is None else old.number_of_slots)
    now[kept] = base_size + np.arange(len(kept))
    found: Integers = base_size + len(kept) + (-1 - slots)
    is_old = slots >= 0
    found[is_old] = now[slots[is_old]]
    return found
