"""Which sentence of the passages found is taken; all releases here are invented."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from invented_releases import RELEASES, write_release
from unruly_releases import QUESTIONS

from index.build import rebuild
from index.choose import FEATURES, PASSAGES_READ, WEIGHTS, Sentences, choose
from index.generation import Generation, open_current
from index.question import understand
from index.retrieve import retrieve
from index.settings import Settings

HERON_ID, LANTERN_ID, ORCHARD_ID = RELEASES


@pytest.fixture(scope="module")
def generation(base: Settings) -> Iterator[Generation]:
    opened = open_current(base.index)
    yield opened
    opened.close()


def chosen(generation: Generation, question: str) -> Sentences:
    asked = understand(question, generation)
    return choose(generation, asked, retrieve(generation, asked, None))


def words(generation: Generation, sentences: Sentences) -> list[str]:
    tables = generation.tables
    return [
        tables.sentence(row).of(tables.text(int(tables.sentences[row, 0])))
        for row in sentences.rows.tolist()
    ]


def feature(generation: Generation, sentences: Sentences, name: str) -> dict[str, float]:
    """Return one feature by the words of each sentence."""
    column = sentences.features[:, FEATURES.index(name)].tolist()
    return dict(zip(words(generation, sentences), column, strict=True))


@given(QUESTIONS)
def test_sentences_come_best_first_and_each_once(generation: Generation, question: str) -> None:
    sentences = chosen(generation, question)
    assert len(set(sentences.rows.tolist())) == len(sentences.rows)
    assert all(one >= other for one, other in pairwise(sentences.scores))
    assert np.allclose(sentences.features @ WEIGHTS, sentences.scores)


@given(QUESTIONS)
def test_every_sentence_of_the_passages_is_judged(generation: Generation, question: str) -> None:
    tables = generation.tables
    assert len(tables.passages) <= PASSAGES_READ
    assert sorted(chosen(generation, question).rows.tolist()) == list(range(len(tables.sentences)))


@given(QUESTIONS)
def test_shares_and_headings_run_from_none_to_all(generation: Generation, question: str) -> None:
    features = chosen(generation, question).features
    assert np.isfinite(features).all()
    bounded = [
        FEATURES.index(name)
        for name in ("passage_words", "release_words", "words", "about_words", "heading")
    ]
    assert ((features[:, bounded] >= 0) & (features[:, bounded] <= 1)).all()


def test_a_sentence_that_holds_every_word_of_the_question_has_the_whole_share(
    generation: Generation,
) -> None:
    shares = feature(generation, chosen(generation, "lanterns town counted"), "words")
    assert shares["The invented agency counted forty lanterns in the old town."] == 1
    assert shares["Twelve of them were broken."] == 0


def test_what_names_the_release_tells_none_of_its_sentences_apart(generation: Generation) -> None:
    sentences = chosen(generation, "Who was questioned in Operation Heron?")
    share = feature(generation, sentences, "about_words")
    assert share["Two crews were questioned."] == 1
    assert share["Invented harbour police seized nine boats in Operation Heron on Monday."] == 0


def test_a_sentence_with_the_kind_of_thing_that_is_asked_for_has_the_cue(
    generation: Generation,
) -> None:
    cue = feature(generation, chosen(generation, "How many lanterns were broken?"), "cue")
    assert cue["Twelve of them were broken."] > 0
    assert cue["Pears ripen late there."] == 0


def test_a_line_without_an_end_mark_is_a_heading_and_a_quotation_is_none(
    settings: Settings,
) -> None:
    lines = (
        "Facts about kites",
        "Kites fly.",
        "“They do.”",
        "(Really?)",
        "As said:",
        "Kites, mostly",
    )
    write_release(settings.releases, "2031-06-01-kites", "\n\n".join(lines))
    rebuild(settings)
    opened = open_current(settings.index)
    try:
        heading = feature(opened, chosen(opened, "What do kites do?"), "heading")
    finally:
        opened.close()
    assert {line for line in lines if heading[line]} == {
        "Facts about kites",
        "Kites, mostly",
    }


def test_nothing_found_is_nothing_chosen(settings: Settings) -> None:
    for path in settings.releases.iterdir():
        path.unlink()
    rebuild(settings)
    opened = open_current(settings.index)
    try:
        sentences = chosen(opened, "Anything?")
    finally:
        opened.close()
    assert sentences.rows.tolist() == []
    assert sentences.features.shape == (0, len(FEATURES))
