"""Words to the releases that somebody may mean by them: the id, the title, then what is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING
from unicodedata import category

import numpy as np

from index.fold import fold
from index.terms import stems_of

if TYPE_CHECKING:
    from index.generation import Generation

_LEAST_OF_BEST = 0.5
"""Share of the best score that a release needs to be offered for what it tells."""


class TitleIndex:
    """Titles as they are compared, in the order in which they are offered."""

    def __init__(self, titles: Iterable[tuple[int, str]]) -> None:
        """Take the number of each release and its title."""
        self._titles = [(number, _plain(title)) for number, title in titles]

    def holding(self, words: str) -> Iterator[int]:
        """Yield the releases whose title has each of the words, or a word that begins with it.

        Those that have them in this order, as one phrase, come first.
        """
        sought = _plain(words)
        if sought.isspace():
            return
        beginnings = [f" {word}" for word in sought.split()]
        found = [(n, title) for n, title in self._titles if all(b in title for b in beginnings)]
        yield from (number for number, title in found if sought.rstrip() in title)
        yield from (number for number, title in found if sought.rstrip() not in title)


def search(generation: Generation, titles: TitleIndex, words: str, limit: int) -> tuple[int, ...]:
    """Return the numbers of the releases that words may mean, best first."""
    exactly = generation.tables.number_of.get(words.strip())
    identity = () if exactly is None else (exactly,)
    found = chain(identity, titles.holding(words), _telling(generation, words))
    return tuple(islice(dict.fromkeys(found), limit))


def _telling(generation: Generation, words: str) -> Iterator[int]:
    """Yield the releases that speak of the words, by BM25, the best first."""
    languages = generation.tables.languages
    stems = {stem for language in languages for stem in stems_of(words, language)}
    scores = generation.lexical_releases.scores(stems - generation.stop_words)
    least = max(float(scores.max(initial=0.0)) * _LEAST_OF_BEST, np.finfo(np.float32).tiny)
    order = np.argsort(-scores, kind="stable")
    yield from (int(number) for number in order if scores[number] >= least)


def _plain(text: str) -> str:
    """Return the folded words of a text, a blank before each and after the last.

    >>> _plain("“Opération PUREZA”: día uno")
    ' operation pureza dia uno '
    """
    words = "".join(char if category(char)[0] in "LMN" else " " for char in fold(text)).split()
    return f" {' '.join(words)} "
