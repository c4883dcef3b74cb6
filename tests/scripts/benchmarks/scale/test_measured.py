"""A small size measured whole: a corpus written, built, added to, opened and asked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tiny_model import DIM, make_model

from index import Settings, rebuild
from index.dense import DenseIndex
from index.encoder import Vectors
from index.generation import ENCODER_FOLDER, open_current
from scripts.benchmarks.generated_corpus import write_corpus
from scripts.benchmarks.scale.asked import questions
from scripts.benchmarks.scale.asking import recall
from scripts.benchmarks.scale.drawn import Drawing
from scripts.benchmarks.scale.measured import Means, measure


def unit(number: int, seed: int) -> Vectors:
    found = np.random.default_rng(seed).normal(size=(number, DIM)).astype(np.float32)
    unit: Vectors = found / np.linalg.norm(found, axis=1, keepdims=True)
    return unit


@pytest.mark.slow
def test_every_figure_of_a_size_is_measured(tmp_path: Path) -> None:
    model = make_model(tmp_path / "model")
    write_corpus(tmp_path / "one", 1)
    base = Settings(releases=tmp_path / "one", index=tmp_path / "index", model=str(model))
    rebuild(base)
    generation = open_current(base.index)
    means = Means(Drawing(unit(60, 0)), generation.folder / ENCODER_FOLDER, questions=5)

    size = measure(50, tmp_path / "work", means)

    assert size.releases == 8
    assert 40 < size.passages < 75
    assert size.sentences > size.passages
    assert {"cutting into passages", "indexing words", "encoding"} <= size.stages.keys()
    assert all(value > 0 for value in size.figures().values())
    assert size.asked.recall == 1.0
    assert len(size.asked.ms) == len(size.asked.dense_ms) == 5
    assert size.rebuild_s < size.build_s + 5
    after = open_current(tmp_path / "work" / "index")
    assert len(after.tables.releases) == 9
    after.close()
    generation.close()


def test_recall_is_the_share_of_the_nearest_ten_that_is_found() -> None:
    class Forgetful(DenseIndex):
        def search(self, query, number, within=None):  # type: ignore[no-untyped-def]
            rows, cosines = super().search(query, number, within)
            return rows[1:], cosines[1:]

    vectors = unit(200, 1)
    assert recall(DenseIndex.from_vectors(vectors), vectors[:7]) == 1.0
    forgetful = Forgetful(DenseIndex.from_vectors(vectors)._vectors)
    assert recall(forgetful, vectors[:7]) == pytest.approx(0.9)


def test_questions_are_the_same_every_time_and_about_releases_that_there_are() -> None:
    assert questions(5, 100) == questions(5, 100)
    assert len(set(questions(50, 100))) > 40
    assert all("{" not in question for question in questions(50, 3))
