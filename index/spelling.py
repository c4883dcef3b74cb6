"""Mistyped words: the nearest word that the releases do hold, for one that none of them holds.

Nearness is counted in slips: a letter added, left out, mistaken, or swapped with its neighbour. Few
words have to be compared letter by letter: each slip leaves at most one letter of either word
without its like in the other, and numpy counts letters for all words at once.

Of answerable development questions (200 federal, 250 prosecutors') whose rarest word was mistyped,
the right release comes first for .855 and .872 as typed, .900 and .924 mended, .905 and .936 spelt
rightly; with two such words for .785 and .736 as typed, .890 and .900 mended. Words that a model of
the language has whole are best left alone: "raid" is no slip of "aid".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

_SHORTEST, _LONG, _LONGEST = 4, 8, 40
"""Letters from which on one slip is forgiven, and two; longer words than the last are none."""
_BINS = 32
"""Letters are counted by their code modulo this: the few that coincide cost a comparison."""


class Spelling:
    """The words of the releases, to be found by how they are spelt; about 100 bytes a word."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """Count the letters of a vocabulary: stems, as the lexical index has them."""
        kept = (word for word in vocabulary if _SHORTEST - 1 <= len(word) <= _LONGEST)
        self._words = [word for word in kept if word.isalpha()]
        self._first = np.array([ord(word[0]) for word in self._words], np.int32)
        self._second = np.array([ord(word[1]) for word in self._words], np.int32)
        self._length = np.array([len(word) for word in self._words], np.int8)
        self._counts = _counts(self._words, self._length)

    def near(self, word: str) -> list[str]:
        """Return the words that are fewest slips away: one, or up to two from a long word.

        The first letter counts as right, unless it was swapped with the second.
        """
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
            return []
        most = 2 if len(word) >= _LONG else 1
        slips = {other: distance(word, other, most) for other in self._alike(word, most)}
        least = min(slips.values(), default=most + 1)
        return [other for other, number in slips.items() if number == least <= most]

    def _alike(self, word: str, most: int) -> Iterator[str]:
        """Yield the words whose length, first letter and letters allow for so few slips."""
        is_alike = (self._first == ord(word[0])) | self._is_swapped(word)
        is_alike &= np.abs(self._length - len(word)) <= most
        rows = np.flatnonzero(is_alike)
        own = _counts([word], np.array([len(word)], np.int8))[0]
        surplus = self._counts[rows] - own
        added = np.maximum(surplus, 0).sum(axis=1)
        missing = np.maximum(-surplus, 0).sum(axis=1)
        for row in rows[(added <= most) & (missing <= most)].tolist():
            yield self._words[row]

    def _is_swapped(self, word: str) -> npt.NDArray[np.bool_]:
        """Return for each word whether it begins with the first two letters the other way round."""
        swapped: npt.NDArray[np.bool_] = (self._first == ord(word[1])) & (
            self._second == ord(word[0])
        )
        return swapped


def _counts(words: list[str], lengths: npt.NDArray[np.int8]) -> npt.NDArray[np.int8]:
    """Return how often each letter is in each word: int8 `(n, 32)`."""
    letters = np.frombuffer("".join(words).encode("utf-32-le"), np.uint32) % _BINS
    places = np.repeat(np.arange(len(words)) * _BINS, lengths) + letters
    counted = np.bincount(places, minlength=len(words) * _BINS)
    return counted.astype(np.int8).reshape(-1, _BINS)


def distance(one: str, other: str, most: int) -> int:
    """Return how many slips two words are apart, or `most + 1` where it is more than that.

    Optimal string alignment: Levenshtein's distance, with a swap of neighbours counted once.

    >>> distance("opertaion", "operation", 2)
    1
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one):
        line = [row + 1]
        for column, facing in enumerate(other):
            least = min(last[column + 1] + 1, line[-1] + 1, last[column] + (letter != facing))
            is_swapped = row and column and letter == other[column - 1] and one[row - 1] == facing
            line.append(min(least, before[column - 1] + 1) if is_swapped else least)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return min(last[-1], most + 1)
