"""Marks of answers: the last of each counts, and they outlive who gave them."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

import pytest

from bot.store import (
    Database,
    Feedback,
    Given,
    GivenAnswers,
    Place,
    Unhelpful,
    forget_user,
    latest_unhelpful,
)

run = asyncio.run


@pytest.fixture
def feedback(database: Database, clock: Any) -> Feedback:
    return Feedback(database, clock)


def given(database: Database, question: str = "Who flew?", *, answered: bool = True) -> str:
    """Keep an answer to the question; return its key."""
    answer = Given(
        place=Place(7, None, 7),
        question_message=1,
        question=question,
        before=None,
        after=None,
        answered=answered,
        generation="0007",
        release="2031-06-01-kites",
    )
    return run(GivenAnswers(database).keep(answer)).key


def test_the_last_mark_of_an_answer_counts(feedback: Feedback, database: Database) -> None:
    key = given(database)
    assert run(feedback.record(key, False))
    expected = Unhelpful("Who flew?", 1, date(2031, 1, 1), "2031-06-01-kites")
    assert database.run_now(latest_unhelpful) == (expected,)
    assert run(feedback.record(key, True))
    assert database.run_now(latest_unhelpful) == ()


def test_marks_of_the_same_question_are_counted_together_the_newest_first(
    feedback: Feedback, database: Database, clock: Any
) -> None:
    for question in ("Who flew?", "Where?", "who FLEW"):
        run(feedback.record(given(database, question), False))
        clock.pass_days(1)
    assert database.run_now(latest_unhelpful) == (
        Unhelpful("who FLEW", 2, date(2031, 1, 3), "2031-06-01-kites"),
        Unhelpful("Where?", 1, date(2031, 1, 2), "2031-06-01-kites"),
    )
    recent = database.run_now(lambda c: latest_unhelpful(c, since=date(2031, 1, 3)))
    assert [one.count for one in recent] == [1]


def test_an_abstention_that_did_not_help_is_a_gap_and_no_wrong_answer(
    feedback: Feedback, database: Database
) -> None:
    run(feedback.record(given(database, answered=False), False))
    assert database.run_now(latest_unhelpful) == ()


def test_an_answer_that_is_remembered_no_longer_cannot_be_marked(
    feedback: Feedback, database: Database
) -> None:
    assert not run(feedback.record("invented", False))
    assert database.run_now(latest_unhelpful) == ()


def test_a_mark_stays_when_its_user_is_forgotten(feedback: Feedback, database: Database) -> None:
    run(feedback.record(given(database), False))
    run(forget_user(database, 7))
    assert len(database.run_now(latest_unhelpful)) == 1
