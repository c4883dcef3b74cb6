"""What was fitted for a reader on development questions: weights, and how sure to be of them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

RECORD_FILE = "reader.json"


@dataclass(frozen=True, slots=True)
class ReaderRecord:
    """Numbers that belong to a reader and are shipped with it.

    Attributes:
        weights: Of a sentence's features, by name, in the sum that sentences are ranked by.
        none_of_these: The sum at which "none of these" stands.
        intercept, confidence: Of the logistic regression that says how likely the best sentence
            is right, by name of what it looks at.
        threshold: Confidence from which on an answer is given.
        further: How much lower than the best the sum of a further quote may be.
    """

    weights: Mapping[str, float]
    none_of_these: float
    intercept: float
    confidence: Mapping[str, float]
    threshold: float
    further: float

    @classmethod
    def read(cls, folder: Path) -> ReaderRecord:
        """Read the record of a reader.

        Raises:
            OSError, ValueError, TypeError: It is not there or not whole.
        """
        return cls(**json.loads((folder / RECORD_FILE).read_bytes()))

    def write(self, folder: Path) -> None:
        """Write the record into a reader's folder."""
        text = json.dumps(asdict(self), indent=2)
        (folder / RECORD_FILE).write_text(text + "\n", encoding="utf-8")

    def probability(self, signs: Mapping[str, float]) -> float:
        """Return how likely the best sentence is right, from what is seen of it."""
        sum_ = self.intercept + sum(w * signs[name] for name, w in self.confidence.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum_))))
