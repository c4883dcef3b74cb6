"""Vectors for every passage and sentence: taken over where the words are known, else encoded."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from index.cut import titled
from index.encoder import Encoder, Vectors
from index.fixed_point import Integers, in_blocks
from index.generation import Generation
from index.runs import Run
from index.tables import CutRelease, Piece
from index.vector_parts import Sources, VectorParts

_CHUNK = 4096
"""Texts encoded in one go."""


@dataclass(frozen=True, slots=True)
class Known:
    """Rows of the generation before, by the words they stand for, release by release."""

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
    """Which vectors can be taken over, and which texts must be encoded.

    Equal texts have one vector: releases of one office end in the same sentences.
    """

    def __init__(self, old: VectorParts | None) -> None:
        """Begin without a row; `old` are the vectors of the generation before."""
        self._old = old
        self._slots = array("q")
        self._number_of: dict[str, int] = {}

    def add_rows(self, rows: range) -> None:
        """Add rows of the generation before."""
        assert self._old is not None, "rows are of an older index"
        self._slots.frombytes(self._old.slots[rows.start : rows.stop].tobytes())

    def add(self, texts: Iterable[str], known: dict[str, int]) -> None:
        """Add the rows of some texts, of which some are known by an older row."""
        for text in texts:
            row = known.get(text)
            if row is not None and self._old is not None:
                self._slots.append(int(self._old.slots[row]))
            else:
                self._slots.append(-1 - self._number_of.setdefault(text, len(self._number_of)))

    @property
    def missing(self) -> list[str]:
        """The texts to encode, each once."""
        return list(self._number_of)

    @property
    def sources(self) -> Sources:
        """Where the vector of each row comes from."""
        slots: Integers = np.array(self._slots, np.int64)
        return Sources(slots, len(self._number_of), self._old)

    def encoded(
        self, encoder: Callable[[], Encoder], tick: Callable[[int], None]
    ) -> Iterator[Vectors]:
        """Yield the vectors of the missing texts in blocks, float32 `(some, dim)`."""
        missing = self.missing
        for block in in_blocks(len(missing), _CHUNK):
            yield encoder().encode_passages(missing[block], tick)


def vector_plans(pieces: Iterable[Piece], old: Generation | None) -> tuple[VectorPlan, VectorPlan]:
    """Return the plans for the vectors of all passages and of all sentences."""
    passages = VectorPlan(old.dense_passages.parts if old is not None else None)
    sentences = VectorPlan(old.dense_sentences.parts if old is not None else None)
    known = Known(old) if old is not None else None
    for piece in pieces:
        if isinstance(piece, Run):
            assert old is not None, "a run is of an older generation"
            passage_rows, sentence_rows = old.tables.rows_of(piece)
            passages.add_rows(passage_rows)
            sentences.add_rows(sentence_rows)
        else:
            name = piece.release.id
            passages.add(passage_texts(piece), known.passages(name) if known else {})
            sentences.add(sentence_texts(piece), known.sentences(name) if known else {})
    return passages, sentences
