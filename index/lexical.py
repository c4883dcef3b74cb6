"""The lexical index: BM25 over passages, and again over whole releases.

bm25s weighs every word of every passage at build time (Lù 2024, "BM25S: Orders of magnitude
faster lexical search via eager sparse scoring"), and its matrix is kept here as plain arrays:
a question's score is the sum of a few columns of a sparse matrix, and neither bm25s nor scipy is
imported to answer.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.folder import write_array
from index.terms import stems_of
from index.words import idf

K1, B = 1.2, 0.75
_IMAGINED = 100
_WEIGHTS, _ROWS, _COLUMNS = "weights.npy", "rows.npy", "columns.npy"
_VOCABULARY = "vocabulary.json"


def write_lexical_index(texts: Sequence[Sequence[str]], folder: Path) -> None:
    """Weigh the stems of all texts and write the index into a folder."""
    import bm25s

    stems = sorted({stem for text in texts for stem in text})
    vocabulary = {stem: number for number, stem in enumerate(stems)}
    rows = [[vocabulary[stem] for stem in text] for text in texts]
    model = bm25s.BM25(k1=K1, b=B)
    with warnings.catch_warnings(), np.errstate(invalid="ignore"):
        warnings.simplefilter("ignore", RuntimeWarning)  # an empty corpus has no mean length
        model.index((rows, vocabulary), create_empty_token=False, show_progress=False)
    folder.mkdir()
    for name, part in ((_WEIGHTS, "data"), (_ROWS, "indices"), (_COLUMNS, "indptr")):
        write_array(folder / name, model.scores[part])
    (folder / _VOCABULARY).write_text(json.dumps(vocabulary), encoding="utf-8")


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
        """Open an index of `size` texts."""
        vocabulary = (folder / _VOCABULARY).read_text(encoding="utf-8")
        self._vocabulary: dict[str, int] = json.loads(vocabulary)
        self._weights = np.load(folder / _WEIGHTS, mmap_mode="r")
        self._rows = np.load(folder / _ROWS, mmap_mode="r")
        self._columns = np.load(folder / _COLUMNS, mmap_mode="r")
        self._size = size

    @property
    def vocabulary(self) -> Iterable[str]:
        """All stems."""
        return self._vocabulary.keys()

    def document_frequency(self, stem: str) -> int:
        """Return the number of texts that hold a stem."""
        number = self._vocabulary.get(stem)
        if number is None:
            return 0
        return int(self._columns[number + 1] - self._columns[number])

    def rarity(self, stem: str) -> float:
        """Return how rare a stem is; the most that one stem adds to a score.

        It is BM25's idf over the texts and a hundred imagined ones without the stem: in a corpus
        of one release every word would else be common. Among thousands it makes no difference.
        """
        return idf(self._size + _IMAGINED, self.document_frequency(stem))

    def scores(self, stems: Iterable[str]) -> npt.NDArray[np.float32]:
        """Return the score of every text, float32 `(size,)`, for a question's stems."""
        total = np.zeros(self._size, dtype=np.float32)
        for stem in stems:
            number = self._vocabulary.get(stem)
            if number is not None:
                column = slice(int(self._columns[number]), int(self._columns[number + 1]))
                weighed_by = idf(self._size, self.document_frequency(stem))
                factor = np.float32(self.rarity(stem) / weighed_by)
                total[self._rows[column]] += self._weights[column] * factor
        return total
