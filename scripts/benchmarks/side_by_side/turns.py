"""Who takes part, and in which order: each turn begins with another, so that none is favoured."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from scripts.benchmarks.side_by_side.contender import Contender
from scripts.benchmarks.side_by_side.journal import Journal, Key
from scripts.benchmarks.side_by_side.program import ContenderFailed

Item = TypeVar("Item")
Measure = Callable[[Contender, int], Mapping[str, Any]]
"""Measures a contender in a turn, from 0.

Raises:
    ContenderFailed: It could not be measured.
"""


class Turns:
    """Lets contenders take turns at one step on one corpus, and writes down what comes of it."""

    def __init__(self, journal: Journal, step: str, corpus: str, contenders: Sequence[Contender]):
        self._journal, self._step, self._corpus = journal, step, corpus
        self.contenders = list(contenders)

    def take(self, number: int, measure: Measure, *, at_once: bool = True) -> list[Contender]:
        """Take so many turns, all but those that were taken before; return who is still in.

        Args:
            number: How many turns.
            measure: What each does in a turn.
            at_once: Whether a turn in which somebody is missing is taken anew by all, as it must be
                where times of the same moment are compared; else only by those who are missing.
        """
        for turn in range(number):
            due = [one for one in self.contenders if self._found(one, turn) is None]
            for contender in rotated(self.contenders if due and at_once else due, turn):
                self._take(contender, turn, measure)
        return self.contenders

    def are_taken(self, number: int) -> bool:
        """Whether nothing is left to be done."""
        return all(
            self._found(one, turn) is not None for one in self.contenders for turn in range(number)
        )

    def attempt(self, contender: Contender, doing: Callable[[Contender], Item]) -> Item | None:
        """Let a contender do something beforehand; if it fails, it is left out from now on."""
        try:
            return doing(contender)
        except ContenderFailed as failure:
            self.drop(contender, str(failure))
            return None

    def drop(self, contender: Contender, why: str, turn: int = 0) -> None:
        """Leave a contender out from now on, and write down why."""
        print(f"bench: {contender.name}, {self._step}: {why}", file=sys.stderr, flush=True)
        self._journal.fail(self._key(contender, turn), why)
        self.contenders.remove(contender)

    def _take(self, contender: Contender, turn: int, measure: Measure) -> None:
        told = f"bench: {self._corpus} {self._step} {turn + 1}: {contender.name}"
        print(told, file=sys.stderr, flush=True)
        try:
            self._journal.note(self._key(contender, turn), measure(contender, turn))
        except ContenderFailed as failure:
            self.drop(contender, str(failure), turn)

    def _found(self, contender: Contender, turn: int) -> Mapping[str, Any] | None:
        return self._journal.found(self._key(contender, turn))

    def _key(self, contender: Contender, turn: int) -> Key:
        return Key(self._step, contender.name, self._corpus, turn)


def rotated(items: Sequence[Item], turn: int) -> list[Item]:
    """Return the items in a turn's order: as given, but begun one later in each turn.

    >>> rotated("abc", 1)
    ['b', 'c', 'a']
    """
    start = turn % len(items) if items else 0
    return [*items[start:], *items[:start]]
