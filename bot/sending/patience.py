"""How long a request is tried: pauses that double, with some chance in them, up to an end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """How long faults are borne.

    Attributes:
        faults_s: From the first of a row of faults to the last attempt.
        holds_s: Of waiting in all because Telegram asked for it.
        first_pause_s, longest_pause_s: Bounds of the pause between two attempts.
    """

    faults_s: float
    holds_s: float
    first_pause_s: float = 0.5
    longest_pause_s: float = 10.0


LONG = Patience(faults_s=60.0, holds_s=300.0)
"""For messages: a question is worth waiting for."""
BRIEF = Patience(faults_s=5.0, holds_s=5.0, first_pause_s=0.2)
"""For answers to queries and the like, which nobody waits for longer."""


class Attempts:
    """The attempts at one request.

    Args:
        chance: Returns a number from 0 to 1, so that many requests don't come back all at once.
    """

    def __init__(self, patience: Patience, chance: Callable[[], float]) -> None:
        self._patience = patience
        self._chance = chance
        self._pause_s = patience.first_pause_s
        self._until: float | None = None

    def pause_s(self, now: float) -> float | None:
        """Return how long to wait after a fault, or None where it is time to give up."""
        if self._until is None:
            self._until = now + self._patience.faults_s
        pause_s = self._pause_s * (1 + self._chance()) / 2
        self._pause_s = min(2 * self._pause_s, self._patience.longest_pause_s)
        return pause_s if now + pause_s <= self._until else None

    def was_heard(self) -> None:
        """Begin anew: Telegram did answer, if only that it wants to be asked later."""
        self._pause_s = self._patience.first_pause_s
        self._until = None
