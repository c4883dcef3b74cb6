"""Sentences that say nearly the same in nearly the same words, in one group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.fold import fold

ALIKE = 0.6
"""Share of the shingles of two sentences that both have, from which they are one: two of thirteen
words may differ. A rule of thumb, not fitted."""
_WORD = re.compile(r"[^\W_]+")
_SIZE = 3


@dataclass(frozen=True, slots=True)
class Group:
    """One sentence and those that repeat it.

    Attributes:
        representative: Its place, the first of its group.
        also: Places of the others.
    """

    representative: int
    also: tuple[int, ...] = ()


def grouped(sentences: Sequence[str]) -> list[Group]:
    """Group sentences, best first, with those that repeat them; takes time to the square of them.

    >>> grouped(["Nine boats were seized.", "A fair opened.", "nine boats were seized"])
    [Group(representative=0, also=(2,)), Group(representative=1, also=())]
    """
    groups: list[list[int]] = []
    shingles = [_shingles(sentence) for sentence in sentences]
    for place, mine in enumerate(shingles):
        for group in groups:
            if _share(mine, shingles[group[0]]) >= ALIKE:
                group.append(place)
                break
        else:
            groups.append([place])
    return [Group(first, tuple(also)) for first, *also in groups]


def _shingles(sentence: str) -> frozenset[tuple[str, ...]]:
    """Return all runs of three words, or all words where there are fewer."""
    words = _WORD.findall(fold(sentence))
    if len(words) < _SIZE:
        return frozenset([tuple(words)])
    return frozenset(zip(*(words[start:] for start in range(_SIZE)), strict=False))


def _share(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / len(one | other)
