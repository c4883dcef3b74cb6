"""What was not answered is counted, and nobody can tell who asked."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import date
from typing import Any

import pytest

from bot.store import Database, Gap, Gaps

run = asyncio.run


@pytest.fixture
def gaps(database: Database, clock: Any) -> Gaps:
    return Gaps(database, clock)


def test_a_gap_tells_the_question_the_day_and_what_came_nearest(gaps: Gaps) -> None:
    run(gaps.record("Where is Nowhere?", 0.25, "2031-03-04-operation-heron"))
    assert run(gaps.latest()) == (
        Gap("Where is Nowhere?", 1, date(2031, 1, 1), 0.25, "2031-03-04-operation-heron"),
    )


def test_the_same_question_is_one_gap_however_it_is_spelled(gaps: Gaps, clock: Any) -> None:
    for question in ("Where is Café Nowhere?", "where is  cafe nowhere", "WHERE IS CAFÉ NOWHERE?!"):
        run(gaps.record(question, 0.25, None))
        clock.pass_days(1)
    assert run(gaps.latest()) == (Gap("WHERE IS CAFÉ NOWHERE?!", 3, date(2031, 1, 3), 0.25, None),)


def test_the_newest_day_comes_first_and_of_a_day_what_was_asked_most(
    gaps: Gaps, clock: Any
) -> None:
    run(gaps.record("old", 0.1, None))
    clock.pass_days(1)
    for question in ("once", "twice", "twice"):
        run(gaps.record(question, 0.1, None))
    assert [gap.question for gap in run(gaps.latest())] == ["twice", "once", "old"]
    assert [gap.question for gap in run(gaps.latest(limit=1))] == ["twice"]
    assert [gap.question for gap in run(gaps.latest(since=date(2031, 1, 2)))] == ["twice", "once"]


def test_a_message_without_words_is_no_gap(gaps: Gaps) -> None:
    for question in ("", "?!", " … ", "\u200b"):
        run(gaps.record(question, 0.0, None))
    assert run(gaps.latest()) == ()


def test_half_a_surrogate_pair_is_no_obstacle(gaps: Gaps) -> None:
    run(gaps.record("Who is \ud83d?", 0.1, None))
    assert [gap.question for gap in run(gaps.latest())] == ["Who is \ufffd?"]


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("gaps", ["folded", "question", "count", "last_day", "confidence", "release_id"]),
        ("feedback", ["key", "helpful", "folded", "question", "answered", "release_id", "day"]),
    ],
)
def test_no_column_could_hold_who_asked(database: Database, table: str, columns: list[str]) -> None:
    def look(connection: sqlite3.Connection) -> list[str]:
        return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]

    assert database.run_now(look) == columns
