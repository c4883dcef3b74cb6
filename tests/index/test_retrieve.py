"""Which passages are found for a question, and in which order; all releases are invented."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_releases import RELEASES, write_release
from unruly_releases import QUESTIONS

from index import retrieve as ranking
from index.build import rebuild
from index.generation import Generation, open_current
from index.question import understand
from index.retrieve import WEIGHTS, Candidates, Integers, retrieve
from index.settings import Settings

HERON_ID, LANTERN_ID, ORCHARD_ID = RELEASES
ALL = tuple(range(len(RELEASES)))


@pytest.fixture(scope="module")
def generation(base: Settings) -> Iterator[Generation]:
    opened = open_current(base.index)
    yield opened
    opened.close()


def found(
    generation: Generation, question: str, allowed: tuple[int, ...] | None = None
) -> Candidates:
    numbers: Integers | None = None if allowed is None else np.array(allowed, np.int64)
    return retrieve(generation, understand(question, generation), numbers)


def releases(generation: Generation, candidates: Candidates) -> list[str]:
    numbers = generation.tables.passages[candidates.rows, 0]
    return [generation.tables.releases[number].id for number in numbers]


@given(QUESTIONS)
def test_passages_come_best_first_and_each_once(generation: Generation, question: str) -> None:
    candidates = found(generation, question)
    assert all(one >= other for one, other in pairwise(candidates.fused))
    assert len(set(candidates.rows.tolist())) == len(candidates.rows)
    assert np.allclose(candidates.scores @ WEIGHTS, candidates.fused)


@given(QUESTIONS)
def test_no_score_depends_on_how_large_the_corpus_is(generation: Generation, question: str) -> None:
    scores = found(generation, question).scores
    assert np.isfinite(scores).all()
    cosines, shares = scores[:, :2], scores[:, 2:]
    assert (np.abs(cosines) <= 1 + 1e-5).all()
    assert ((shares >= 0) & (shares <= 1)).all()


@given(QUESTIONS, st.sets(st.sampled_from(ALL)))
def test_only_passages_of_the_allowed_releases_are_found_and_all_compete(
    generation: Generation, question: str, allowed: set[int]
) -> None:
    candidates = found(generation, question, tuple(sorted(allowed)))
    ids = {generation.tables.releases[number].id for number in allowed}
    assert set(releases(generation, candidates)) == ids


@given(QUESTIONS)
def test_allowing_every_release_is_no_restriction(generation: Generation, question: str) -> None:
    free, all_allowed = found(generation, question), found(generation, question, ALL)
    assert free.rows.tolist() == all_allowed.rows.tolist()
    assert np.array_equal(free.scores, all_allowed.scores)


def test_a_passages_share_is_whole_where_it_holds_nothing_but_the_words_asked_for(
    settings: Settings,
) -> None:
    write_release(settings.releases, "2031-06-01-a", "Kites.", title="Kites")
    rebuild(settings)
    opened = open_current(settings.index)
    try:
        best = found(opened, "kites")
        assert releases(opened, best)[0] == "2031-06-01-a"
        assert (best.scores[0, 2:] > 0.5).all()
        assert (best.scores[1:, 2:] == 0).all()
    finally:
        opened.close()


def test_a_word_of_the_title_leads_to_every_passage_of_its_release(settings: Settings) -> None:
    paragraph = "Nothing in this paragraph says which it is. " * 20
    stem = "2031-06-01-zeppelin"
    write_release(settings.releases, stem, f"{paragraph}\n\n{paragraph}", title="A zeppelin lands")
    rebuild(settings)
    opened = open_current(settings.index)
    try:
        rows = opened.tables.passage_rows(opened.tables.number_of[stem])
        assert len(rows) > 1
        candidates = found(opened, "zeppelin")
        assert set(candidates.rows[: len(rows)].tolist()) == set(rows)
    finally:
        opened.close()


def test_a_passage_without_any_of_the_words_is_found_by_its_meaning_alone(
    generation: Generation,
) -> None:
    candidates = found(generation, "qqq zzz")
    assert (candidates.scores[:, 2:] == 0).all()
    assert len(candidates.rows) == len(generation.tables.passages)


def test_in_a_large_corpus_only_the_best_of_each_score_compete(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "TOP_PASSAGES", 3)
    monkeypatch.setattr(ranking, "TOP_RELEASES", 2)
    monkeypatch.setattr(ranking, "PASSAGES_PER_RELEASE", 2)
    for number in range(1, 21):
        stem = f"2031-07-{number:02}-hill"
        write_release(settings.releases, stem, f"Snow lay on hill {number}.", title="Snow")
    write_release(settings.releases, "2031-08-01-wanted", "The yeti was seen.", title="A yeti")
    rebuild(settings)
    opened = open_current(settings.index)
    try:
        candidates = found(opened, "Was the yeti seen in the snow?")
        assert len(candidates.rows) <= 3 + 3 + 2 * 2
        assert releases(opened, candidates)[0] == "2031-08-01-wanted"
    finally:
        opened.close()
