"""The race for the highest scores, against adding everything up; texts are drawn by chance."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import columns as racing
from index.columns import Column, Race, scores_at
from index.lexical import LexicalIndex, write_lexical_index

STEMS = [f"stem{number}" for number in range(30)]


def zipf_texts(size: int, seed: int) -> list[list[str]]:
    """Texts in which the first stems are nearly everywhere and the last nearly nowhere."""
    chance = np.random.default_rng(seed)
    likelihood = 1 / np.arange(1, len(STEMS) + 1)
    likelihood /= likelihood.sum()
    return [
        [STEMS[place] for place in chance.choice(len(STEMS), chance.integers(0, 25), p=likelihood)]
        for _ in range(size)
    ]


@pytest.fixture(scope="module", params=["short columns", "long columns"])
def lexical(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LexicalIndex]:
    folder = tmp_path_factory.mktemp("columns") / "lexical"
    write_lexical_index(zipf_texts(2_000, seed=5), folder)
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "long columns":
            patch.setattr(racing, "_LONG", 20)
        yield LexicalIndex(folder, 2_000)


QUESTIONS = st.lists(st.sampled_from([*STEMS, "unheard"]), max_size=7)
WANTED = st.none() | st.integers(1, 50)


@given(QUESTIONS, st.integers(0, 300), WANTED)
def test_the_race_is_won_by_the_texts_that_score_highest(
    lexical: LexicalIndex, question: list[str], number: int, step: int | None
) -> None:
    wanted = None if step is None else np.arange(2_000) % step == 0
    scores = lexical.scores(question)
    if wanted is not None:
        scores[~wanted] = 0
    expected = np.sort(scores[scores > 0])[::-1][:number]

    found = lexical.best(lexical.columns(question), number, wanted)

    assert len(set(found.tolist())) == len(found)
    assert np.allclose(scores[found], expected, atol=1e-4)


def test_of_texts_that_score_alike_the_first_win(tmp_path: Path) -> None:
    write_lexical_index([["seal", "boat"]] * 9, tmp_path / "alike")
    lexical = LexicalIndex(tmp_path / "alike", 9)
    columns = lexical.columns(["seal", "boat"])
    assert lexical.best(columns, 4).tolist() == [0, 1, 2, 3]
    assert lexical.best(columns, 2, np.arange(9) > 4).tolist() == [5, 6]


@given(QUESTIONS, st.lists(st.integers(0, 1_999), max_size=40))
def test_the_scores_of_some_texts_are_those_of_all(
    lexical: LexicalIndex, question: list[str], rows: list[int]
) -> None:
    some = np.array(rows, np.int64)
    found = scores_at(lexical.columns(question), some)
    assert np.allclose(found, lexical.scores(question)[some], atol=1e-5)


def test_most_columns_need_no_adding_up_once_the_rarest_have_decided(
    lexical: LexicalIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = lexical.columns(["stem0", "stem29", "stem28", "stem27"])
    added: list[int] = []
    sound = Race.add

    def add(race: Race, column: Column, left: float) -> None:
        if not race.is_closed:
            added.append(len(column.rows))
        sound(race, column, left)

    monkeypatch.setattr(Race, "add", add)
    lexical.best(columns, 3)
    assert max(len(column.rows) for column in columns) not in added[:-1]
    assert len(added) < len(columns)
