"""Verbatim against the others, as ratios: of times taken in the same turns where there are any."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scripts.benchmarks.side_by_side.contender import OURS
from scripts.benchmarks.side_by_side.journal import Journal
from scripts.benchmarks.side_by_side.laid_out import LaidOut
from scripts.benchmarks.side_by_side.rows import FLOOR, Row
from scripts.benchmarks.side_by_side.spread import Spread
from scripts.benchmarks.side_by_side.steps import ADD, COLD, WARM

RETRIEVAL = "verbatim-retrieval"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many times as fast, or as small, ours is.

    Attributes:
        against: The contender on the other side.
    """

    key: str
    told: str
    against: str
    times: Spread


def comparisons(journal: Journal, place: LaidOut, rows: Sequence[Row]) -> list[Comparison]:
    """Return the comparisons whose both sides were measured."""
    return list(_comparisons(_Sides(journal, place, {row.contender.name: row for row in rows})))


def _comparisons(sides: _Sides) -> Iterator[Comparison]:
    yield from sides.in_turns(_COLD, FLOOR)
    best = sides.least("warm_p50_ms")
    yield from sides.in_turns(_WARM, best)
    yield from sides.in_turns(_WARM_FULL, best)
    yield from sides.in_turns(_ADD, sides.least("add_s"))
    for key, told, figure in _RATIOS:
        yield from sides.given(key, told, figure)
    for figure, told in _SIZES:
        yield from sides.lightest(figure, told)


def _wall(found: Mapping[str, Any]) -> float:
    return float(found["wall_s"])


def _median(found: Mapping[str, Any]) -> float:
    return float(np.median(found["inside_ms"]))


@dataclass(frozen=True, slots=True)
class _Timed:
    """A comparison of what two took in the same turns of a step."""

    key: str
    told: str
    ours: str
    step: str
    value: Callable[[Mapping[str, Any]], float]


_COLD = _Timed("cold", "a cold question, against the bare script", OURS, COLD, _wall)
_WARM = _Timed(
    "warm", "a warm question, retrieval only, against the fastest", RETRIEVAL, WARM, _median
)
_WARM_FULL = _Timed(
    "warm-full",
    "a warm question, full answer, against the fastest's retrieval",
    OURS,
    WARM,
    _median,
)
_ADD = _Timed("add", "the index after one added release, against the fastest", OURS, ADD, _wall)
_RATIOS = (
    ("build", "the whole build, against `encode` alone", "build_to_encoding"),
    ("encoding", "encoding alone, of sentences too, against the same", "encoding_to_encoding"),
)
_SIZES = (
    ("memory_mb", "memory while serving, against the lightest"),
    ("index_mb", "index on disk, against the smallest"),
    ("install_mb", "install on disk, against the smallest"),
)


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both sides of all comparisons on a corpus."""

    journal: Journal
    place: LaidOut
    rows: Mapping[str, Row]

    def least(self, figure: str) -> str | None:
        """Return the name of the peer with the least of a figure."""
        known = {
            name: row.figures[figure].value
            for name, row in self.rows.items()
            if figure in row.figures and not row.contender.is_ours
        }
        return min(known, key=known.__getitem__) if known else None

    def in_turns(self, timed: _Timed, theirs: str | None) -> Iterator[Comparison]:
        """Compare what ours and a peer took in the same turns, where both have any."""
        key = self.place.corpus.key if timed.step == ADD else self.place.corpus.asked_key
        first = self.journal.turns(timed.step, timed.ours, key)
        second = self.journal.turns(timed.step, theirs or "", key)
        if shared := sorted(first.keys() & second.keys()):
            ratios = [timed.value(second[turn]) / timed.value(first[turn]) for turn in shared]
            yield Comparison(timed.key, timed.told, theirs or "", Spread.of(ratios))

    def given(self, key: str, told: str, figure: str) -> Iterator[Comparison]:
        """Give a ratio that is a figure already."""
        if OURS in self.rows and figure in self.rows[OURS].figures:
            yield Comparison(key, told, FLOOR, self.rows[OURS].figures[figure])

    def lightest(self, figure: str, told: str) -> Iterator[Comparison]:
        """Compare a figure that was measured once with the least of the peers."""
        best = self.least(figure)
        if best and OURS in self.rows and figure in self.rows[OURS].figures:
            ours, theirs = self.rows[OURS].figures[figure], self.rows[best].figures[figure]
            key = figure.removesuffix("_mb")
            yield Comparison(key, told, best, Spread.once(theirs.value / ours.value))
