"""Columns of the lexical index, and the race between texts for the highest sums of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_ROUNDING = 1e-4
"""What sums in float32 may be off."""
_LEAST = float(np.finfo(np.float32).tiny)
"""The lowest score above none."""
_LONG = 16_384
"""Texts of a column from which on it is cheaper to look for the best among all texts at the end."""


@dataclass(frozen=True, slots=True)
class Column:
    """What one stem adds to the scores of the texts that hold it.

    Attributes:
        rows: int32: the texts, ascending.
        shares: uint16: of each, in the units of `worth`.
        most: The highest score in it.
    """

    rows: npt.NDArray[np.int32]
    shares: npt.NDArray[np.uint16]
    worth: float
    most: float

    @property
    def scores(self) -> Scores:
        """The scores of all its texts."""
        return self.shares.astype(np.float32) * np.float32(self.worth)

    def scores_at(self, rows: Integers) -> Scores:
        """Return the scores of some texts, 0 where they do not hold the stem."""
        sought = rows.astype(np.int32)  # else all of the column is made int64
        places = np.minimum(np.searchsorted(self.rows, sought), len(self.rows) - 1)
        is_there = self.rows[places] == sought
        return np.where(is_there, self.shares[places], 0).astype(np.float32) * np.float32(
            self.worth
        )


def scores_at(columns: Sequence[Column], rows: Integers) -> Scores:
    """Return the scores of some texts: float32 `(len(rows),)`."""
    total = np.zeros(len(rows), np.float32)
    for column in columns:
        total += column.scores_at(rows)
    return total


class Race:
    """Finds the texts whose scores are highest, as column after column is added.

    Attributes:
        is_closed: Whether texts that no column so far holds can no longer win.
    """

    def __init__(self, size: int, number: int, wanted: Flags | None) -> None:
        """Begin with no text of `size`; `number` of the wanted ones shall win."""
        self._total = np.zeros(size, np.float32)
        self._number, self._wanted = number, wanted
        self._running = np.zeros(0, np.int64)
        self._has_others = False  # texts with a score that are not among the running
        self.is_closed = False

    def add(self, column: Column, left: float) -> None:
        """Add a column, where it and those after it can add `left` at most.

        Texts that only they hold can no longer win once enough others are above that.
        """
        bar = self._bar()
        if not self.is_closed and bar > left + _ROUNDING:
            self._close(bar - left - _ROUNDING)
        if self.is_closed:
            total = self._total[self._running]
            self._running = self._running[total + left >= bar - _ROUNDING]
            self._total[self._running] += column.scores_at(self._running)
            return
        self._note(column.rows)
        np.add.at(self._total, column.rows, column.scores)

    def winners(self) -> Integers:
        """Return the rows of the highest scores, best first, ties in the order of rows."""
        if not self.is_closed:
            self._close(self._bar())
        running = self._running[self._total[self._running] >= self._bar()]
        order = np.argsort(-self._total[running], kind="stable")
        return running[order][: self._number]

    def _note(self, rows: npt.NDArray[np.int32]) -> None:
        """Note who is running; of a long column it is not told once there are enough others."""
        if len(rows) > _LONG and len(self._running) >= self._number:
            self._has_others = True
            return
        is_new = self._total[rows] == 0
        if self._wanted is not None:
            is_new &= self._wanted[rows]
        self._running = np.concatenate([self._running, rows[is_new]])

    def _close(self, least: float) -> None:
        """Leave nobody running but the texts that have this score at least, ascending."""
        if not self._has_others:
            self._running = np.sort(self._running)
        else:
            self._running = np.flatnonzero(self._total >= max(least, _LEAST))
            if self._wanted is not None:
                self._running = self._running[self._wanted[self._running]]
        self.is_closed = True

    def _bar(self) -> float:
        """Return what a text needs at least to win: what enough of the running have now."""
        if len(self._running) < self._number or self._number == 0:
            return 0.0
        total = self._total[self._running]
        return float(np.partition(total, -self._number)[-self._number])
