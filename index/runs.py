"""Runs of releases that a rebuild takes over as they stand.

Of ten thousand releases one changes. The others are taken over in long runs, each a slice of every
table, and nothing is done for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

_New = TypeVar("_New")


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive releases of the generation before, by number: `first` to `end`, excluded."""

    first: int
    end: int

    def __len__(self) -> int:
        return self.end - self.first


def in_runs(sources: Iterable[int | _New]) -> Iterator[Run | _New]:
    """Yield what is new as it is, and what is the number of an older release joined to runs.

    >>> list(in_runs([0, 1, "new", 2, 4]))
    [Run(first=0, end=2), 'new', Run(first=2, end=3), Run(first=4, end=5)]
    """
    first = end = 0
    for source in sources:
        if isinstance(source, int) and first < end == source:
            end += 1
            continue
        if first < end:
            yield Run(first, end)
        if isinstance(source, int):
            first, end = source, source + 1
        else:
            first = end = 0
            yield source
    if first < end:
        yield Run(first, end)
