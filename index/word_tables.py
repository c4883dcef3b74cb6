"""The words of every release, taken apart when the index is built and not when it is asked.

To take a release apart costs milliseconds, and a question looks at ten. A release that did not
change is taken over from the older index; what is made is the same, to the byte.

A release is a row of groups of stems: its title's, its names, then each sentence's. A group is
numbers of stems, ascending.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.folder import write_array
from index.runs import Run
from index.stored_array import mapped_array
from index.stored_words import StoredWords, write_words
from index.words import ReleaseWords

_STEMS, _GROUPS, _RELEASES = "stems.npy", "groups.npy", "releases.npy"
_STEMS_KEPT = 1 << 16

Integers = npt.NDArray[np.int64]


class WordTables:
    """What each release says, by its number; memory-mapped.

    Attributes:
        vocabulary: All stems, in the order of their letters.
        stems: int32: numbers of stems, group after group.
        groups: int64 `(groups + 1,)`: where each group begins in `stems`.
        releases: int64 `(releases + 1,)`: where each release begins in `groups`.
    """

    def __init__(self, folder: Path) -> None:
        """Open the tables of a folder.

        Raises:
            OSError, ValueError: They cannot be read, or do not belong together.
        """
        self.vocabulary = StoredWords(folder)
        self.stems: npt.NDArray[np.int32] = mapped_array(folder / _STEMS)
        self.groups: Integers = mapped_array(folder / _GROUPS)
        self.releases: Integers = mapped_array(folder / _RELEASES)
        if len(self.groups) != self.releases[-1] + 1 or len(self.stems) != self.groups[-1]:
            message = f"{folder.name} is cut off"
            raise ValueError(message)
        self._stem = lru_cache(_STEMS_KEPT)(self.vocabulary.__getitem__)

    def __len__(self) -> int:
        return len(self.releases) - 1

    def words(self, release: int, language: str) -> ReleaseWords:
        """Return the words of a release, which is in a language."""
        title, names, *sentences = self._groups_of(release)
        return ReleaseWords(language, title, tuple(sentences), names)

    def _groups_of(self, release: int) -> Iterator[frozenset[str]]:
        first, last = self.releases[release : release + 2].tolist()
        bounds = self.groups[first : last + 1].tolist()
        stems = list(map(self._stem, self.stems[bounds[0] : bounds[-1]].tolist()))
        for start, end in pairwise(bounds):
            yield frozenset(stems[start - bounds[0] : end - bounds[0]])


class WordTablesWriter:
    """Takes releases one by one, their words or their number in an older index.

    Args:
        old: The tables of the older index.
    """

    def __init__(self, old: WordTables | None = None) -> None:
        self._old = old
        self._number_of = defaultdict[str, int](count().__next__)
        self._stems, self._sizes = array("i"), array("q")
        self._groups: list[int] = []
        self._sources: list[range] = []
        """Runs of releases: of the older index, or, one less than negated, of the new ones."""

    def add(self, words: ReleaseWords) -> None:
        """Take the words of the next release."""
        groups = (words.title, words.names, *words.sentences)
        for group in groups:
            # In the order of their letters, by which the stems will be numbered.
            self._stems.extend(map(self._number_of.__getitem__, sorted(group)))
            self._sizes.append(len(group))
        self._groups.append(len(groups))
        self._sources.append(range(0))

    def take_over(self, run: Run) -> None:
        """Take the next releases as the older index has them."""
        self._sources.append(range(run.first, run.end))

    def write(self, folder: Path) -> None:
        """Write the tables of all releases into a folder, which is made."""
        own = list(self._number_of)
        kept = self._kept()
        stems = sorted({*own, *kept})
        rank = {stem: place for place, stem in enumerate(stems)}
        ranks = np.array([rank[stem] for stem in own], np.int32)
        old_ranks = self._old_ranks(rank)
        parts = list(self._parts(ranks, old_ranks))
        folder.mkdir()
        write_words(stems, folder)
        write_array(folder / _STEMS, _joined([part[0] for part in parts], np.int32))
        write_array(folder / _GROUPS, _bounds([part[1] for part in parts]))
        write_array(folder / _RELEASES, _bounds([part[2] for part in parts]))

    def _parts(
        self, ranks: npt.NDArray[np.int32], old_ranks: npt.NDArray[np.int32]
    ) -> Iterator[tuple[npt.NDArray[np.int32], Integers, Integers]]:
        """Yield for each run its stems, the sizes of its groups, and the groups of its releases."""
        stems, sizes = _array(self._stems, np.int32), _array(self._sizes, np.int64)
        release = group = place = 0
        for run in self._sources:
            if len(run) == 0:
                number = self._groups[release]
                own = sizes[group : group + number]
                end = place + int(own.sum())
                yield ranks[stems[place:end]], own, np.array([number], np.int64)
                release, group, place = release + 1, group + number, end
            elif self._old is not None:
                bounds = self._old.releases[run.start : run.stop + 1]
                groups = self._old.groups[bounds[0] : bounds[-1] + 1]
                taken = self._old.stems[groups[0] : groups[-1]]
                yield old_ranks[taken], np.diff(groups), np.diff(bounds)

    def _kept(self) -> list[str]:
        """Return the stems of the older index that a release which is taken over has."""
        if self._old is None:
            return []
        has = np.zeros(len(self._old.vocabulary), np.bool_)
        for run in self._sources:
            if len(run):
                first, last = self._old.releases[run.start], self._old.releases[run.stop]
                has[self._old.stems[self._old.groups[first] : self._old.groups[last]]] = True
        stems = list(self._old.vocabulary)
        return [stems[place] for place in np.flatnonzero(has).tolist()]

    def _old_ranks(self, rank: dict[str, int]) -> npt.NDArray[np.int32]:
        stems = self._old.vocabulary if self._old is not None else ()
        return np.array([rank.get(stem, -1) for stem in stems], np.int32)


def _array(numbers: array[int], kind: type[np.generic]) -> npt.NDArray[Any]:
    return np.frombuffer(numbers, kind) if numbers else np.zeros(0, kind)


def _joined(parts: Sequence[npt.NDArray[Any]], kind: type[np.generic]) -> npt.NDArray[Any]:
    return np.concatenate([np.zeros(0, kind), *parts]).astype(kind)


def _bounds(sizes: Sequence[Integers]) -> Integers:
    found: Integers = np.concatenate([[0], np.cumsum(_joined(sizes, np.int64))]).astype(np.int64)
    return found
