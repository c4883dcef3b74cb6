"""Which texts hold which stem, and how often: counted anew, or taken over from an older index.

What is made is the same either way, to the byte. Taking over counts nothing but the new texts: one
release more among ten thousand costs a quarter of a second in place of ten.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
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

    def postings(self, old: Postings | None = None) -> Postings:
        """Count the stems of all texts; of those that are a row, as the older index has them."""
        source = _array(self._sources, np.int64)
        lengths = np.where(source < 0, -source - 1, 0).astype(np.int32)
        if old is not None:
            lengths[source >= 0] = old.lengths[source[source >= 0]]
        rows = np.repeat(np.flatnonzero(source < 0), lengths[source < 0])
        ones = np.ones(len(rows), np.uint8)
        own = _Entries(list(self._number_of), _array(self._flat, np.int32), rows, ones)
        return _sorted(own, _taken_over(old, source) if old is not None else None, lengths)


def _array(numbers: array[int], kind: type[np.generic]) -> npt.NDArray[Any]:
    return np.frombuffer(numbers, kind) if numbers else np.zeros(0, kind)


@dataclass(frozen=True, slots=True)
class _Entries:
    """Stems by number, and where they stand: `numbers`, `rows` and `counts` are of one length."""

    stems: list[str]
    numbers: npt.NDArray[np.int32] | Integers
    rows: Integers
    counts: npt.NDArray[Any]


def _taken_over(old: Postings, source: Integers) -> _Entries:
    """Return what is taken over, with the rows that it has now."""
    row_now = np.full(len(old.lengths), -1, np.int64)
    kept = np.flatnonzero(source >= 0)
    row_now[source[kept]] = kept
    rows = row_now[old.rows]
    numbers = np.repeat(np.arange(len(old.stems)), np.diff(old.columns))
    if len(kept) < len(row_now):
        is_kept = rows >= 0
        return _Entries(old.stems, numbers[is_kept], rows[is_kept], old.counts[is_kept])
    return _Entries(old.stems, numbers, rows, old.counts)


def _sorted(own: _Entries, taken: _Entries | None, lengths: npt.NDArray[np.int32]) -> Postings:
    entries = [own] if taken is None else [taken, own]
    stems = sorted({stem for some in entries for stem in _present(some)})
    rank = {stem: place for place, stem in enumerate(stems)}
    size = len(lengths)
    keys = [_keys(some, rank, size) for some in entries]
    # What was taken over is sorted and told apart already.
    keys[-1], repeats = _told_apart(keys[-1])
    counts = repeats if taken is None else np.concatenate([taken.counts, repeats])
    key = np.concatenate(keys)
    if taken is not None:
        order = np.argsort(key, kind="stable")  # two sorted runs, which timsort merges
        key, counts = key[order], counts[order]
    holding = key // max(size, 1)
    columns = np.concatenate([[0], np.cumsum(np.bincount(holding, minlength=len(stems)))])
    most = int(counts.max(initial=1))
    return Postings(
        stems,
        columns.astype(np.int64),
        (key - holding * size).astype(np.int32),
        counts.astype(np.min_scalar_type(most)),
        lengths,
    )


def _present(entries: _Entries) -> Iterable[str]:
    """Yield the stems that some text still holds."""
    held = np.bincount(entries.numbers, minlength=len(entries.stems)) > 0
    return (entries.stems[number] for number in np.flatnonzero(held).tolist())


def _keys(entries: _Entries, rank: dict[str, int], size: int) -> Integers:
    """Return one number for each entry, by which they sort: by stem, then by row."""
    ranks = np.array([rank.get(stem, -1) for stem in entries.stems], np.int64)
    found: Integers = ranks[entries.numbers] * size + entries.rows
    return found


def _told_apart(keys: Integers) -> tuple[Integers, Integers]:
    """Return the different keys, sorted, and how often each is there."""
    keys = np.sort(keys)
    is_first = np.ones(len(keys), np.bool_)
    is_first[1:] = keys[1:] != keys[:-1]
    places = np.flatnonzero(is_first)
    return keys[places], np.diff(np.append(places, len(keys)))
