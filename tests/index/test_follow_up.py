"""Questions in a conversation; the releases here are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from invented_releases import write_release

from index.answer import Context
from index.follow_up import Completed, completed, context_after, topic_of
from index.generation import Generation, open_current
from index.settings import Settings

HERON, MARSH, TOWER = "2031-03-04-heron", "2031-04-05-marsh-lamp", "2031-05-06-tower"
TEXTS = {
    HERON: """In Operation Heron police of Peru and Chile seized nine boats, said Captain Ada Voss.

The judge in Lima, Ben Okoro, wants to hear her mate on Friday. There were 12 arrests in Peru.""",
    MARSH: """In Operation Marsh Lamp the ferry police found forty lamps in a cellar of Lower Quay.

Inspector Cyra Dunmore of Brazil thanked the neighbours. Nobody was arrested.""",
    TOWER: """The bell tower of Upper Quay will be mended by carpenters from Saltholm.

The carpenters need oak and three summers, said the mayor.""",
}
FIRST = "How many boats were seized in Operation Heron?"


@pytest.fixture(scope="module")
def generation(
    fresh: Callable[[Path], Settings], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Generation]:
    folder = tmp_path_factory.mktemp("talk")
    for stem, text in TEXTS.items():
        write_release(folder, stem, text, title=f"News of {stem[11:]}")
    with closing(open_current(fresh(folder).index, with_encoder=True)) as opened:
        yield opened


@pytest.fixture
def heron(generation: Generation) -> Context:
    """What an answer from the release on Operation Heron leaves."""
    return Context(FIRST, HERON, topic_of(FIRST, HERON, generation))


@pytest.mark.parametrize(
    "question",
    [
        "and what was seized?",
        "where?",
        "who is the judge?",
        "who announced it?",
        "how many of them were sunk?",
        "were there other victims?",
        "what did she say about Peru?",
    ],
)
def test_a_follow_up_is_asked_of_the_release_in_focus(
    generation: Generation, heron: Context, question: str
) -> None:
    asked = completed(question, heron, generation)
    assert asked.focus == HERON
    assert "Heron" in asked.sought
    assert asked.understood_as == f"{question} — News of heron"


def test_it_is_read_as_it_was_typed(generation: Generation, heron: Context) -> None:
    question = "which judge wants to hear the mate?"
    assert completed(question, heron, generation).text == question


def test_without_words_of_its_own_it_is_read_with_those_before(
    generation: Generation, heron: Context
) -> None:
    assert completed("where?", heron, generation).text == "where? boats seized Operation Heron"


def test_a_pronoun_is_read_with_the_names_it_may_stand_for(
    generation: Generation, heron: Context
) -> None:
    assert "Heron" in completed("who announced it?", heron, generation).text


@pytest.mark.parametrize(
    "question",
    [
        "And Cyra Dunmore, whom did she thank?",
        "what about Operation Marsh Lamp, how many lamps?",
        "How long will carpenters from Saltholm mend the bell tower of Upper Quay?",
        "Which police seized nine boats in Operation Heron, and of which countries are they?",
        "How many arrests were there in Operation Heron?",
    ],
)
def test_what_says_itself_what_it_is_about_is_asked_alone(
    generation: Generation, heron: Context, question: str
) -> None:
    asked = completed(question, heron, generation)
    assert (asked.text, asked.sought, asked.focus) == (question, question, None)
    assert asked.understood_as is None


def test_a_fragment_takes_its_place_in_the_question_before(
    generation: Generation, heron: Context
) -> None:
    before = Context("How many arrests were there in Peru in Operation Heron?", HERON, heron.topic)
    asked = completed("and in Chile?", before, generation)
    assert asked.text == "How many arrests were there in Chile in Operation Heron?"
    assert (asked.understood_as, asked.focus) == (asked.text, HERON)


@pytest.mark.parametrize(
    "other", ["Operation Marsh Lamp", "Operation Nowhere", "operation nowhere"]
)
def test_a_fragment_that_the_release_lacks_is_asked_of_all(
    generation: Generation, heron: Context, other: str
) -> None:
    asked = completed(f"what about {other}?", heron, generation)
    assert asked.focus is None
    assert asked.understood_as is not None
    assert "Heron" not in asked.sought


def test_after_silence_the_names_asked_about_are_looked_for(generation: Generation) -> None:
    first = completed("What did Operation Nowhere seize?", None, generation)
    context = context_after(first, None, generation)
    asked = completed("how many arrests?", context, generation)
    assert (context.release, asked.focus) == (None, None)
    assert "Nowhere" in asked.sought


def test_a_follow_up_that_finds_nothing_leaves_the_focus(
    generation: Generation, heron: Context
) -> None:
    asked = completed("who is the judge?", heron, generation)
    context = context_after(asked, None, generation)
    assert (context.release, context.topic) == (HERON, heron.topic)


def test_a_release_that_is_gone_is_no_focus(generation: Generation) -> None:
    asked = completed("where?", Context(FIRST, "2030-01-01-gone", "Operation Heron"), generation)
    assert asked.focus is None
    assert "Heron" in asked.sought


@pytest.mark.parametrize("question", ["", "   ", "?", "🙂", "\ud800", "where? " * 20_000])
def test_anything_may_be_typed(generation: Generation, heron: Context, question: str) -> None:
    for context in (None, heron, Context("", None)):
        assert isinstance(completed(question, context, generation), Completed)
