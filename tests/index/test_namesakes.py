"""Operations of one release told apart; the release here is invented."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from invented_releases import write_release

from index import Engine
from index.choose import Sentences
from index.generation import open_current
from index.namesakes import avoid_namesakes
from index.settings import Settings

TEXT = """Operation Heron and Operation Marsh Lamp ended on the same day, inspectors said.

Operation Heron was led by the harbour guard of Upper Quay, who had watched a store for weeks.

Operation Marsh Lamp was led by the ferry police of Lower Quay, who had watched a cellar for weeks.

In Operation Heron and Operation Marsh Lamp forty lamps were taken away."""


@pytest.mark.parametrize("reader", ["", "none"])
@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who led Operation Heron?", "the harbour guard"),
        ("who led operation marsh lamp", "the ferry police"),
        ("Who led Operation “Marsh Lamp”?", "the ferry police"),
        ("How many lamps were taken away in Operation Heron?", "forty lamps"),
    ],
)
def test_a_sentence_on_the_other_operation_does_not_come_first(
    fresh: Callable[[Path], Settings], tmp_path: Path, reader: str, question: str, words: str
) -> None:
    write_release(tmp_path, "2031-06-01-lamps", TEXT)
    with Engine.open(fresh(tmp_path).index, min_confidence=0.0, reader=reader) as engine:
        answer = engine.ask(question)
    assert words in answer.quotes[0].text


def test_an_operation_that_no_release_names_tells_no_sentences_apart(
    fresh: Callable[[Path], Settings], tmp_path: Path
) -> None:
    write_release(tmp_path, "2031-06-01-lamps", TEXT)
    with closing(open_current(fresh(tmp_path).index)) as generation:
        number = len(generation.tables.sentences)
        sentences = Sentences(np.arange(number), np.zeros((number, 9)), np.zeros(number))
        for question in ("Who led Operation Gannet?", "Who led the operation?", "operation", ""):
            unchanged = avoid_namesakes(generation, question, sentences)
            assert unchanged.scores.tolist() == sentences.scores.tolist()
        lowered = avoid_namesakes(generation, "Who led Operation Heron?", sentences)
        assert lowered.rows.tolist() != sentences.rows.tolist()
