"""Vectors for every passage and sentence: taken over where the words are known, else encoded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from index.cut import titled
from index.dense import DenseIndex
from index.encoder import Encoder, Vectors
from index.fixed_point import in_blocks
from index.generation import Generation
from index.tables import CutRelease

_CHUNK = 4096
"""Rows of a block; bounds how many texts are encoded in one go."""


@dataclass(frozen=True, slots=True)
class Known:
    """Vectors of the generation before, by the words they stand for, release by release."""

    generation: Generation

    def passages(self, release: str) -> dict[str, int]:
        """Return the rows of a release's passages, by the words that were encoded."""
        return dict(self._passages(release))

    def sentences(self, release: str) -> dict[str, int]:
        """Return the rows of a release's sentences, by the words that were encoded."""
        return dict(self._sentences(release))

    def _passages(self, release: str) -> Iterator[tuple[str, int]]:
        tables = self.generation.tables
        number = tables.number_of.get(release)
        if number is not None:
            text, title = tables.text(number), tables.releases[number].title
            for row in tables.passage_rows(number):
                _, start, end, _, _ = tables.passages[row].tolist()
                yield titled(title, text[start:end]), row

    def _sentences(self, release: str) -> Iterator[tuple[str, int]]:
        tables = self.generation.tables
        number = tables.number_of.get(release)
        if number is not None:
            text = tables.text(number)
            for row in tables.sentence_rows(number):
                yield tables.sentence(row).of(text), row


def passage_words(cut: CutRelease) -> list[str]:
    """Return the words of each passage of a release."""
    return [cut.release.text[start:end] for start, end, _, _ in cut.passages.tolist()]


def passage_texts(cut: CutRelease) -> list[str]:
    """Return what is encoded for each passage of a release."""
    return [titled(cut.release.title, words) for words in passage_words(cut)]


def sentence_texts(cut: CutRelease) -> list[str]:
    """Return the words that are encoded for each sentence of a release."""
    return [cut.release.text[start:end] for start, end in cut.sentences.tolist()]


class VectorPlan:
    """Which rows can be taken over, and which texts must be encoded.

    Args:
        texts: For each release the texts of its rows.
        known: For each release the old rows by text; empty where nothing is known.
        old: The dense index of the old rows.
    """

    def __init__(
        self,
        texts: Sequence[Sequence[str]],
        known: Sequence[dict[str, int]],
        old: DenseIndex | None,
    ) -> None:
        self._old = old
        rows = [
            old_rows.get(text, -1)
            for release, old_rows in zip(texts, known, strict=True)
            for text in release
        ]
        self._rows = np.array(rows, dtype=np.int64)
        flat = (text for release in texts for text in release)
        self.missing = [text for text, row in zip(flat, rows, strict=True) if row < 0]

    def __len__(self) -> int:
        return len(self._rows)

    def blocks(self, encoder: Encoder, tick: Callable[[int], None]) -> Iterator[Vectors]:
        """Yield the vectors of all rows in their order, encoding those that are missing.

        Each block is float32 `(some, dim)`.
        """
        missing = iter(self.missing)
        for block in in_blocks(len(self._rows), _CHUNK):
            yield self._block(self._rows[block], encoder, missing, tick)

    def _block(
        self,
        rows: npt.NDArray[np.int64],
        encoder: Encoder,
        missing: Iterator[str],
        tick: Callable[[int], None],
    ) -> Vectors:
        found = np.zeros((len(rows), encoder.record.dim), dtype=np.float32)
        is_known = rows >= 0
        if self._old is not None and is_known.any():
            found[is_known] = self._old.vectors(rows[is_known])
        texts = list(islice(missing, int(np.count_nonzero(~is_known))))
        if texts:
            found[~is_known] = encoder.encode_passages(texts, tick)
        return found
