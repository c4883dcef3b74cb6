"""All that an index serves, in a form that can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.encoder import Vectors
from index.generation import Generation, open_current
from index.lexical import LexicalIndex
from index.tables import StoredRelease
from index.terms import stems_of


@dataclass(frozen=True, slots=True)
class State:
    """What one generation holds.

    Attributes:
        passages, sentences: Rows of numbers.
        words: For each stem the scores of passages and of releases.
    """

    releases: tuple[StoredRelease, ...]
    texts: tuple[str, ...]
    passages: list[list[int]]
    sentences: list[list[int]]
    words: dict[str, tuple[list[float], list[float]]]


@dataclass(frozen=True, slots=True)
class Served:
    """What an index serves: its state, and the vectors of passages and sentences."""

    state: State
    passage_vectors: Vectors
    sentence_vectors: Vectors


def served(index: Path) -> Served:
    """Open an index and read all of it."""
    generation = open_current(index)
    try:
        return _read(generation)
    finally:
        generation.close()


def texts(index: Path) -> dict[str, str]:
    """Return the text of every release that an index serves, by id."""
    generation = open_current(index)
    try:
        tables = generation.tables
        return {release.id: tables.text(number) for number, release in enumerate(tables.releases)}
    finally:
        generation.close()


def _read(generation: Generation) -> Served:
    tables = generation.tables
    bodies = tuple(tables.text(number) for number in range(len(tables.releases)))
    state = State(
        tuple(tables.releases),
        bodies,
        tables.passages.tolist(),
        tables.sentences.tolist(),
        _words(generation, bodies),
    )
    dense = generation.dense_passages, generation.dense_sentences
    vectors = [index.vectors(np.arange(len(index), dtype=np.int64)) for index in dense]
    return Served(state, *vectors)


def _words(
    generation: Generation, bodies: tuple[str, ...]
) -> dict[str, tuple[list[float], list[float]]]:
    tables = generation.tables
    stems = {
        stem
        for release, body in zip(tables.releases, bodies, strict=True)
        for stem in stems_of(f"{release.title}\n{body}", release.language)
    }

    def scores(index: LexicalIndex, stem: str) -> list[float]:
        return [float(score) for score in index.scores([stem])]

    return {
        stem: (
            scores(generation.lexical_passages, stem),
            scores(generation.lexical_releases, stem),
        )
        for stem in sorted(stems)
    }
