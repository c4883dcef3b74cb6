"""BM25 as a share of what a question could reach, each text by the rules of its own language.

The same question has other stems in each language, and none of those of one language may weigh
against the texts of another: else one Spanish release, whose rules make "inspectores" of what
English ones leave alone, would lower the scores of all English ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.columns import Flags, Integers, scores_at
from index.lexical import LexicalIndex

StemsByLanguage = Mapping[str, Sequence[str]]


class Spoken(Protocol):
    """Tells the languages of texts."""

    def __call__(self, rows: Integers | slice, /) -> npt.NDArray[np.integer]:
        """Return for each text the place of its language among a question's."""


class Shares:
    """What share of BM25 each text reaches with a question's words, about 0 to 1."""

    def __init__(self, lexical: LexicalIndex, stems: StemsByLanguage, spoken: Spoken) -> None:
        """Look a question's words up.

        Args:
            lexical: The index of the texts.
            stems: Of the question, by language.
            spoken: The language of each text.
        """
        self._lexical, self._spoken = lexical, spoken
        self._columns = [lexical.columns(found) for found in stems.values()]
        # Lucene's variant of BM25 gives a word its rarity, and no more.
        self._most = [
            np.float32(sum(map(lexical.rarity, found)) or 1.0) for found in stems.values()
        ]

    def of(self, rows: Integers) -> npt.NDArray[np.float32]:
        """Return the shares of some texts: float32 `(len(rows),)`."""
        if len(self._columns) == 1:
            return scores_at(self._columns[0], rows) / self._most[0]
        reached = np.zeros(len(rows), np.float32)
        spoken = self._spoken(rows)
        for place, (columns, most) in enumerate(zip(self._columns, self._most, strict=True)):
            own = spoken == place
            reached[own] = scores_at(columns, rows[own]) / most
        return reached

    def best(self, number: int, wanted: Flags | None = None) -> Integers:
        """Return the texts of the highest shares above zero, best first, ties in order of rows.

        Args:
            number: How many to return at most.
            wanted: bool: whether each text may be returned; None where all may.
        """
        if len(self._columns) == 1:
            return self._lexical.best(self._columns[0], number, wanted)
        found = np.sort(
            np.concatenate([np.zeros(0, np.int64), *self._best_of_each(number, wanted)])
        )
        return found[np.argsort(-self.of(found), kind="stable")][:number]

    def _best_of_each(self, number: int, wanted: Flags | None) -> Iterator[Integers]:
        spoken = self._spoken(slice(None))
        for place, columns in enumerate(self._columns):
            own = spoken == place
            yield self._lexical.best(columns, number, own if wanted is None else own & wanted)
