"""The lexical index: BM25 over passages, and again over whole releases.

A text's score is the sum of what each of the question's stems is worth, its rarity, times the share
of that which the text earns by holding it. The shares are worked out when the index is built (Lù
2024, "BM25S: Orders of magnitude faster lexical search via eager sparse scoring"), so that a score
is the sum of a few columns of a sparse matrix.

The best texts are found without adding up all columns (Turtle and Flood 1995, "Query evaluation:
strategies and optimizations"): the rarest stems come first, and once the best texts found so far
have more than all stems left could give, those are looked up for these texts alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.columns import Column, Flags, Integers, Race, Scores
from index.folder import write_array
from index.postings import Postings, StemCounter
from index.stored_array import mapped_array
from index.stored_words import StoredWords, write_words
from index.terms import stems_of
from index.words import idf

K1, B = 1.2, 0.75
_IMAGINED = 100
_ROWS, _COLUMNS, _COUNTS = "rows.npy", "columns.npy", "counts.npy"
_LENGTHS, _SHARES, _MOST = "lengths.npy", "shares.npy", "most.npy"
_WHOLE = 65_535
"""A share of 1 as it is stored."""
_LOOKED_UP = 4_096
"""Stems whose places are remembered."""


def write_lexical_index(texts: Iterable[Sequence[str]], folder: Path) -> None:
    """Weigh the stems of all texts and write the index into a folder."""
    counter = StemCounter()
    for text in texts:
        counter.add(text)
    write_counted(counter, folder)


def write_counted(counter: StemCounter, folder: Path, old: LexicalIndex | None = None) -> None:
    """Weigh the stems of all texts that were counted and write the index into a folder.

    Args:
        counter: Has all the texts.
        folder: Where to write; is made.
        old: The older index whose rows the counter was given.
    """
    postings = counter.postings(old.postings if old is not None else None)
    shares = _shares(postings)
    most = np.maximum.reduceat(shares, postings.columns[:-1]) if len(shares) else shares
    folder.mkdir()
    write_words(postings.stems, folder)
    for name, part in (
        (_COLUMNS, postings.columns),
        (_ROWS, postings.rows),
        (_COUNTS, postings.counts),
        (_LENGTHS, postings.lengths),
        (_SHARES, shares),
        (_MOST, most),
    ):
        write_array(folder / name, part)


def _shares(postings: Postings) -> npt.NDArray[np.uint16]:
    """Return the share of each stem's rarity that each text earns, in 65,535ths."""
    mean = postings.lengths.mean(dtype=np.float64) if len(postings.lengths) else 0.0
    # BM25's formula without the rarity, and without the factor that Lucene leaves out, too.
    worn = (K1 * (1 - B + B * postings.lengths / (mean or 1.0))).astype(np.float32)
    shares = postings.counts.astype(np.float32)
    shares /= shares + worn[postings.rows]
    shares *= np.float32(_WHOLE)
    return np.maximum(np.rint(shares), 1).astype(np.uint16)


_SCAFFOLD = (
    "take took taken taking place happen happened happening occur occurred many much "
    "name names named list give kind type"
)
"""What English questions are put with, beside the usual stop words."""


def stop_stems(languages: Iterable[str]) -> set[str]:
    """Return the stems of the words that carry no question, in some languages."""
    from bm25s import stopwords

    lists = {
        "en": (*stopwords.STOPWORDS_EN_PLUS, *_SCAFFOLD.split()), "de": stopwords.STOPWORDS_GERMAN,
        "nl": stopwords.STOPWORDS_DUTCH, "fr": stopwords.STOPWORDS_FRENCH,
        "es": stopwords.STOPWORDS_SPANISH, "pt": stopwords.STOPWORDS_PORTUGUESE,
        "it": stopwords.STOPWORDS_ITALIAN, "ru": stopwords.STOPWORDS_RUSSIAN,
        "sv": stopwords.STOPWORDS_SWEDISH, "no": stopwords.STOPWORDS_NORWEGIAN,
        "tr": stopwords.STOPWORDS_TURKISH,
    }  # fmt: skip
    stems: set[str] = set()
    for language in languages:
        words = lists.get(language.partition("-")[0].lower(), ())
        stems.update(stems_of(" ".join(words), language))
    return stems


class LexicalIndex:
    """BM25 scores of texts by row number, memory-mapped."""

    def __init__(self, folder: Path, size: int) -> None:
        """Open an index of `size` texts.

        Raises:
            OSError, ValueError: It cannot be read, or is of another number of texts.
        """
        self._words = StoredWords(folder)
        self._columns, self._rows = mapped_array(folder / _COLUMNS), mapped_array(folder / _ROWS)
        self._shares, self._most = mapped_array(folder / _SHARES), mapped_array(folder / _MOST)
        self._folder, self._size = folder, size
        self._number_of = lru_cache(_LOOKED_UP)(self._words.place)
        if (
            len(mapped_array(folder / _LENGTHS)) != size
            or len(self._columns) != len(self._words) + 1
        ):
            message = f"{folder.name} is of another number of texts or stems"
            raise ValueError(message)

    @property
    def vocabulary(self) -> Iterable[str]:
        """All stems."""
        return self._words

    @cached_property
    def postings(self) -> Postings:
        """What was counted: to build the next index from."""
        return Postings(
            list(self._words),
            self._columns,
            self._rows,
            mapped_array(self._folder / _COUNTS),
            mapped_array(self._folder / _LENGTHS),
        )

    def document_frequency(self, stem: str) -> int:
        """Return the number of texts that hold a stem."""
        number = self._number_of(stem)
        if number is None:
            return 0
        return int(self._columns[number + 1] - self._columns[number])

    def rarity(self, stem: str) -> float:
        """Return how rare a stem is; the most that one stem adds to a score.

        It is BM25's idf over the texts and a hundred imagined ones without the stem: in a corpus
        of one release every word would else be common. Among thousands it makes no difference.
        """
        return idf(self._size + _IMAGINED, self.document_frequency(stem))

    def scores(self, stems: Iterable[str]) -> Scores:
        """Return the score of every text, float32 `(size,)`, for a question's stems."""
        total = np.zeros(self._size, dtype=np.float32)
        for column in self.columns(stems):
            np.add.at(total, column.rows, column.scores)  # twice as fast as `total[…] +=`
        return total

    def best(self, columns: Sequence[Column], number: int, wanted: Flags | None = None) -> Integers:
        """Return the rows of the highest scores above zero, best first, ties in order of rows.

        Args:
            columns: Of a question's stems.
            number: How many to return at most.
            wanted: bool `(size,)`: whether each text may be returned; None where all may.
        """
        race = Race(self._size, number, wanted)
        left = sum(column.most for column in columns)
        for column in sorted(columns, key=lambda column: -column.most):
            race.add(column, left)
            left -= column.most
        return race.winners()

    def columns(self, stems: Iterable[str]) -> list[Column]:
        """Return what each of a question's stems adds to scores; those that no text holds, none."""
        return list(self._columns_of(stems))

    def _columns_of(self, stems: Iterable[str]) -> Iterator[Column]:
        for stem in stems:
            number = self._number_of(stem)
            if number is not None:
                part = slice(int(self._columns[number]), int(self._columns[number + 1]))
                worth = self.rarity(stem) / _WHOLE
                most = worth * float(self._most[number])
                yield Column(self._rows[part], self._shares[part], worth, most)
