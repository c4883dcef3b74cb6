"""A figure with its spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure and the bounds of its spread, where there is one.

    Attributes:
        low, high: Of times and their ratios the quartiles, of shares of questions the bounds of a
            95 % interval; the value itself where it was measured once.
    """

    value: float
    low: float
    high: float

    @classmethod
    def once(cls, value: float) -> Spread:
        """Return a figure that was measured once."""
        return cls(value, value, value)

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """Return the median of several values with its quartiles."""
        low, middle, high = np.percentile(values, (25, 50, 75)).tolist()
        return cls(middle, low, high)

    @property
    def is_spread(self) -> bool:
        """Whether it was measured more than once."""
        return self.low < self.high
