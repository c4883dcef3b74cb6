"""Drawing by chance: evenly, by Zipf's law, and numbers of every size."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random
from typing import TypeVar

Item = TypeVar("Item")

_ROUND_FROM = 200
"""Press releases write larger numbers as round ones more often than not."""


class Chance:
    """Draws that are the same for the same seed, on every machine."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)  # noqa: S311 - nothing secret is drawn

    def pick(self, items: Sequence[Item]) -> Item:
        """Return one of the items, each as likely as the others."""
        return items[int(self._random.random() * len(items))]

    def often_first(self, items: Sequence[Item]) -> Item:
        """Return one of the items, the first of them most often, by Zipf's law."""
        return items[self.rank(len(items))]

    def several(self, items: Sequence[Item], number: int) -> list[Item]:
        """Return so many different items, in the order drawn."""
        return self._random.sample(items, min(number, len(items)))

    def rank(self, number: int) -> int:
        """Return a rank from 0, below `number`, with a probability of about 1 / (rank + 1)."""
        return int((number + 1) ** self._random.random()) - 1

    def happens(self, probability: float) -> bool:
        """Whether something of this probability happens."""
        return self._random.random() < probability

    def between(self, low: int, high: int) -> int:
        """Return a whole number, both ends included."""
        return low + int(self._random.random() * (high - low + 1))

    def count(self, low: int, high: int) -> int:
        """Return a whole number whose size is as likely small as large; large ones often round."""
        number = int(math.exp(self._random.uniform(math.log(low), math.log(high))))
        if number >= _ROUND_FROM and self.happens(0.6):
            unit = 10 ** (len(str(number)) - 2)
            number = number // unit * unit
        return number
