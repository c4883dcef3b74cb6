"""The reader: a question and stretches of text to scores of where each answers, if it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]

OUTSIDE, BEGIN, INSIDE = 0, 1, 2
"""Columns of `Reading.tags`."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive passages of a release, read in one go.

    Attributes:
        title: Of the release.
        text: The stretch's own words.
        start: Offset of the text in its release.
    """

    title: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of one stretch, token by token; all scores are logits.

    Attributes:
        spans: int64 `(n, 2)`: offsets of each token in the release, end excluded.
        starts, ends: float32 `(n,)`: that an answer starts, ends at the token.
        none: That the stretch does not answer: on the scale of a start plus an end.
        tags: float32 `(n, 3)`: that a token is outside, begins or is inside an item of the answer;
            None where the reader has no such head.
        several: That the question asks for several things; None likewise.
    """

    spans: Integers
    starts: Floats
    ends: Floats
    none: float
    tags: Floats | None = None
    several: float | None = None


class Begun(Protocol):
    """A reading that was begun."""

    def result(self) -> Reading:
        """Wait for it."""
        ...

    def cancel(self) -> object:
        """Stop it, where it can still be stopped: nobody waits for it."""
        ...


class Reader(Protocol):
    """Reads a question against stretches of text."""

    def begin(self, question: str, stretch: Stretch) -> Begun:
        """Begin to read; what was begun before comes first."""
        ...
