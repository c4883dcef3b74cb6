"""Which texts hold which stem, and how often: counted anew, or taken over from an older index.

What is made is the same either way, to the byte. Taking over counts nothing but the new texts: one
release more among ten thousand costs a quarter of a second in place of ten.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]
Text = Sequence[str] | int
"""The stems of a text, or the row that it had in an older index."""


@dataclass(frozen=True, slots=True)
class Postings:
    """For each stem the texts that hold it.

    Attributes:
        stems: In the order of their letters, each of which some text holds.
        columns: int64 `(stems + 1,)`: where the texts of each stem begin in the next two.
        rows: int32: numbers of texts, ascending for each stem.
        counts: uint8 or wider: how often each holds the stem.
        lengths: int32 `(texts,)`: how many stems each text has, repeats included.
    """

    stems: list[str]
    columns: Integers
    rows: npt.NDArray[np.int32]
    counts: npt.NDArray[Any]
    lengths: npt.NDArray[np.int32]


class StemCounter:
    """Takes texts one by one and keeps of each word four bytes, until all of them are there."""

    def __init__(self) -> None:
        self._sources = array("q")  # the old row, or -1 less the length
        self._number_of = defaultdict[str, int](count().__next__)
        self._flat = array("i")

    def add(self, text: Text) -> None:
        """Take the next text: its stems, or the row that it had in an older index."""
        if isinstance(text, int):
            self._sources.append(text)
        else:
            self._sources.append(-len(text) - 1)
            self._flat.extend(map(self._number_of.__getitem__, text))

    def add_rows(self, rows: range) -> None:
        """Take texts that stand one after the other in an older index."""
        self._sources.extend(rows)

    def postings(self, old: Postings | None = None) -> Postings:
        """Count the stems of all texts; of those that are a row, as the older index has them."""
        source = _array(self._sources, np.int64)
        lengths = np.where(source < 0, -source - 1, 0).astype(np.int32)
        if old is not None:
            lengths[source >= 0] = old.lengths[source[source >= 0]]
        rows = np.repeat(np.flatnonzero(source < 0), lengths[source < 0])
        own = _counted(list(self._number_of), _array(self._flat, np.int32), rows)
        taken = _taken_over(old, source) if old is not None else _NOTHING
        return _joined(own, taken, lengths)


def _array(numbers: array[int], kind: type[np.generic]) -> npt.NDArray[Any]:
    return np.frombuffer(numbers, kind) if numbers else np.zeros(0, kind)


@dataclass(frozen=True, slots=True)
class _Entries:
    """Which texts hold which stems, by stem and then by row.

    Attributes:
        stems: Each of which some text holds, in any order.
        sizes: How many texts hold each of them.
        rows, counts: The texts of each stem, and how often each holds it.
    """

    stems: list[str]
    sizes: Integers
    rows: npt.NDArray[Any]
    counts: npt.NDArray[Any]


_NOTHING = _Entries([], *(np.zeros(0, np.int64) for _ in range(3)))


def _counted(stems: list[str], numbers: npt.NDArray[np.int32], rows: Integers) -> _Entries:
    """Count stems by number that stand in some rows."""
    size = int(rows.max(initial=0)) + 1
    keys = np.sort(numbers.astype(np.int64) * size + rows)
    is_first = np.ones(len(keys), np.bool_)
    is_first[1:] = keys[1:] != keys[:-1]
    places = np.flatnonzero(is_first)
    holding, found = np.divmod(keys[places], size)
    repeats = np.diff(np.append(places, len(keys)))
    return _Entries(stems, np.bincount(holding, minlength=len(stems)), found, repeats)


def _taken_over(old: Postings, source: Integers) -> _Entries:
    """Return what is taken over, with the rows that it has now."""
    row_now = np.full(len(old.lengths), -1, np.int32)
    kept = np.flatnonzero(source >= 0)
    row_now[source[kept]] = kept
    rows, sizes = row_now[old.rows], np.diff(old.columns)
    stems, counts = old.stems, old.counts
    is_in_order = bool((np.diff(source[kept]) > 0).all())
    if len(kept) < len(row_now) or not is_in_order:
        holding = np.repeat(np.arange(len(stems)), sizes)
        is_kept = rows >= 0
        rows, counts, holding = rows[is_kept], counts[is_kept], holding[is_kept]
        if not is_in_order:
            order = np.lexsort((rows, holding))
            rows, counts = rows[order], counts[order]
        sizes = np.bincount(holding, minlength=len(stems))
        stems = [stems[number] for number in np.flatnonzero(sizes).tolist()]
        sizes = sizes[sizes > 0]
    return _Entries(stems, sizes, rows, counts)


def _joined(own: _Entries, taken: _Entries, lengths: npt.NDArray[np.int32]) -> Postings:
    """Join what is new into what is taken over, most of which only moves a little."""
    stems = sorted({*taken.stems, *own.stems})
    rank = {stem: place for place, stem in enumerate(stems)}
    own = _ranked(own, rank)
    taken_ranks = np.fromiter((rank[stem] for stem in taken.stems), np.int64, len(taken.stems))
    sizes = np.zeros(len(stems), np.int64)
    sizes[taken_ranks] = taken.sizes
    starts = np.concatenate([[0], np.cumsum(sizes)])
    places = _places(own, taken, starts)
    sizes += own.sizes
    most = max(int(some.counts.max(initial=1)) for some in (taken, own))
    counts = taken.counts.astype(np.min_scalar_type(most), copy=False)
    return Postings(
        stems,
        np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
        np.insert(taken.rows.astype(np.int32, copy=False), places, own.rows),
        np.insert(counts, places, own.counts),
        lengths,
    )


def _ranked(entries: _Entries, rank: dict[str, int]) -> _Entries:
    """Return the entries by the rank of their stems, with the stems that they lack."""
    ranks = np.fromiter((rank[stem] for stem in entries.stems), np.int64, len(entries.stems))
    order = np.argsort(np.repeat(ranks, entries.sizes), kind="stable")
    sizes = np.zeros(len(rank), np.int64)
    sizes[ranks] = entries.sizes
    return _Entries(list(rank), sizes, entries.rows[order], entries.counts[order])


def _places(own: _Entries, taken: _Entries, starts: Integers) -> Integers:
    """Return where among what is taken over each new entry belongs."""
    found = np.empty(len(own.rows), np.int64)
    place = 0
    for number in np.flatnonzero(own.sizes).tolist():
        end = place + int(own.sizes[number])
        start, stop = starts[number : number + 2].tolist()
        found[place:end] = start + np.searchsorted(taken.rows[start:stop], own.rows[place:end])
        place = end
    return found
