"""How far a text that was read agrees with the one that was meant, word by word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the words read, those that were meant; of those meant, those that were read.

    Attributes:
        in_order: The share of meant words that were read in the order in which they were meant.
    """

    precision: float
    recall: float
    in_order: float

    @property
    def is_good(self) -> bool:
        return min(self.precision, self.recall, self.in_order) >= 0.98


def agreement(read: str, meant: str) -> Agreement:
    """Compare two texts by their words, marks included."""
    got, wanted = read.split(), meant.split()
    common = (Counter(got) & Counter(wanted)).total()
    blocks = SequenceMatcher(None, got, wanted, autojunk=False).get_matching_blocks()
    in_order = sum(block.size for block in blocks)
    return Agreement(
        common / max(1, len(got)), common / max(1, len(wanted)), in_order / max(1, len(wanted))
    )
