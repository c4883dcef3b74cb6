"""Releases that hold a question's premises come first; the releases here are invented."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from invented_releases import write_release

from index.choose import Sentences
from index.generation import open_current
from index.settings import Settings
from index.true_premises import prefer_true_premises

TEXT = "The harbour guard counted {} boats in Operation Heron in {}."


@pytest.mark.parametrize(("year", "release"), [("2029", 0), ("2030", 1)])
def test_the_year_asked_about_comes_first(
    fresh: Callable[[Path], Settings], tmp_path: Path, year: str, release: int
) -> None:
    write_release(tmp_path, "2029-06-01-heron", TEXT.format("nine", "2029"))
    write_release(tmp_path, "2030-06-01-heron", TEXT.format("ten", "2030"))
    with closing(open_current(fresh(tmp_path).index)) as generation:
        number = len(generation.tables.sentences)
        sentences = Sentences(np.arange(number), np.zeros((number, 9)), np.zeros(number))
        question = f"How many boats were counted in {year}?"
        ranked = prefer_true_premises(generation, question, sentences)
        assert generation.tables.sentences[ranked.rows[0], 0] == release
        same = prefer_true_premises(generation, "How many boats were counted?", sentences)
        assert same is sentences
