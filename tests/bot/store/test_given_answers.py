"""An answer is found again by its button, by its messages and by its question."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings as budget
from hypothesis import strategies as st

from bot.store import Database, Given, GivenAnswers, Place
from index.answer import Context

run = asyncio.run
HERE = Place(-100, 5, 7)
GIVEN = Given(
    key="invented",
    place=HERE,
    question_message=41,
    answer_messages=(43, 42),
    question="Who was in Operation Heron?",
    as_typed=True,
    before=Context("What is Operation Heron?", "2031-03-04-operation-heron", "Operation Heron"),
    after=Context("Who was in Operation Heron?", "2031-03-04-operation-heron", "Operation Heron"),
    answered=True,
    offset=3,
    generation="0007-abc",
    release="2031-03-04-operation-heron",
)


@pytest.fixture
def answers(database: Database, clock: Any) -> GivenAnswers:
    return GivenAnswers(database, clock)


def new(*, place: Place = HERE, question_message: int = 41, question: str = "Who?") -> Given:
    """Return an answer with a key of its own, not sent yet."""
    return Given(
        place=place,
        question_message=question_message,
        question=question,
        before=None,
        after=None,
        answered=False,
        generation="0007",
        release=None,
    )


def test_a_kept_answer_is_found_by_its_key_as_it_was(answers: GivenAnswers) -> None:
    assert run(answers.keep(GIVEN)) == GIVEN
    assert run(answers.find(GIVEN.key)) == GIVEN


def test_every_key_is_short_plain_and_another() -> None:
    keys = [new().key for _ in range(2000)]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{8}", key) for key in keys)


def test_a_key_that_was_never_drawn_finds_nothing(answers: GivenAnswers) -> None:
    run(answers.keep(GIVEN))
    assert [run(answers.find(key)) for key in ("", "INVENTED", "x' OR 1", "\ud800")] == [None] * 4


def test_an_answer_is_found_by_each_of_its_messages_in_its_chat_only(
    answers: GivenAnswers,
) -> None:
    run(answers.keep(GIVEN))
    assert run(answers.of_answer(-100, 42)) == run(answers.of_answer(-100, 43)) == GIVEN
    assert run(answers.of_answer(-100, 41)) is None
    assert run(answers.of_answer(-101, 42)) is None


def test_the_answers_to_a_message_come_in_the_order_in_which_they_were_given(
    answers: GivenAnswers,
) -> None:
    first, second = new(question="Who?"), new(question="Where?")
    for given in (first, second, new(question_message=99), new(place=Place(-101, None, 7))):
        run(answers.keep(given))
    assert run(answers.of_question(-100, 41)) == (first, second)
    assert run(answers.of_question(-100, 40)) == ()


def test_messages_may_be_told_after_they_were_sent(answers: GivenAnswers) -> None:
    kept = run(answers.keep(new()))
    sent = replace(kept, answer_messages=(44, 45))
    run(answers.update(sent))
    assert run(answers.of_answer(-100, 45)) == run(answers.find(kept.key)) == sent


def test_an_updated_answer_loses_the_messages_it_has_no_more(answers: GivenAnswers) -> None:
    run(answers.keep(GIVEN))
    run(answers.update(replace(GIVEN, answer_messages=(43,), offset=6)))
    assert run(answers.of_answer(-100, 42)) is None
    found = run(answers.find(GIVEN.key))
    assert found
    assert (found.answer_messages, found.offset) == ((43,), 6)


def test_an_answer_that_was_forgotten_is_not_brought_back_by_an_update(
    answers: GivenAnswers,
) -> None:
    run(answers.update(GIVEN))
    assert run(answers.find(GIVEN.key)) is None
    assert run(answers.of_answer(-100, 42)) is None


IDS = st.integers(1, 2**52)
TEXT = st.text(max_size=50)
CONTEXTS = st.none() | st.builds(Context, TEXT, st.none() | TEXT, TEXT)


@budget(max_examples=50)
@for_all(
    st.builds(
        Given,
        place=st.builds(Place, st.integers(-(2**52), 2**52), st.none() | IDS, st.none() | IDS),
        question_message=IDS,
        answer_messages=st.lists(IDS, unique=True, max_size=4).map(tuple),
        question=TEXT,
        as_typed=st.booleans(),
        before=CONTEXTS,
        after=CONTEXTS,
        answered=st.booleans(),
        offset=st.integers(0, 100),
        generation=TEXT,
        release=st.none() | TEXT,
    )
)
def test_any_answer_comes_back_as_it_was(shared_database: Database, given: Given) -> None:
    answers = GivenAnswers(shared_database)
    run(answers.keep(given))
    assert run(answers.find(given.key)) == given
