"""`verbatim gaps` on a real database of invented questions."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.store import Database, Feedback, Gaps, Given, GivenAnswers, Place
from scripts.gaps_command import NOT_ANSWERED, Row, table
from scripts.page import Page

Run = Callable[..., Any]
run = asyncio.run
NEW_YEAR_2031 = 1_924_992_000.0
DAY_S = 86_400


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database that the setting names; there is no token."""
    path = tmp_path / "bot.sqlite3"
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VERBATIM_TELEGRAM__TOKEN", raising=False)
    monkeypatch.setenv("VERBATIM_TELEGRAM__DATABASE", str(path))
    return path


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = Database.open(path)
    yield database
    database.close()


def leave_unanswered(database: Database, question: str, *, day: int, times: int = 1) -> None:
    gaps = Gaps(database, lambda: NEW_YEAR_2031 + day * DAY_S)
    for _ in range(times):
        run(gaps.record(question, 0.123456, "2031-03-04-operation-heron"))


def dislike(database: Database, question: str, *, day: int) -> None:
    given = Given(
        place=Place(7, None, 7),
        question_message=1,
        question=question,
        before=None,
        after=None,
        answered=True,
        generation="0007",
        release="2031-06-01-kites",
    )
    run(GivenAnswers(database).keep(given))
    run(Feedback(database, lambda: NEW_YEAR_2031 + day * DAY_S).record(given.key, False))


def test_what_was_not_answered_or_not_well_is_a_line_each_the_newest_day_first(
    verbatim: Run, database: Database
) -> None:
    leave_unanswered(database, "Where is Nowhere?", day=0)
    leave_unanswered(database, "Who sank the ferry?", day=2)
    leave_unanswered(database, "Who found the lanterns?", day=2, times=3)
    dislike(database, "How many kites flew?", day=1)
    outcome = verbatim("gaps")
    assert (outcome.code, outcome.err) == (0, "")
    heron, kites = "2031-03-04-operation-heron", "2031-06-01-kites"
    assert [line.split("\t") for line in outcome.out.splitlines()] == [
        ["2031-01-03", "3", "12%", "not answered", "Who found the lanterns?", heron],
        ["2031-01-03", "1", "12%", "not answered", "Who sank the ferry?", heron],
        ["2031-01-02", "1", "", "not helpful", "How many kites flew?", kites],
        ["2031-01-01", "1", "12%", "not answered", "Where is Nowhere?", heron],
    ]


def test_json_is_an_object_a_line(verbatim: Run, database: Database) -> None:
    leave_unanswered(database, "Wo liegt Überall?", day=0)
    dislike(database, "How many kites flew?", day=1)
    assert [json.loads(line) for line in verbatim("gaps", "--json").out.splitlines()] == [
        {
            "question": "How many kites flew?",
            "why": "not helpful",
            "times": 1,
            "last_day": "2031-01-02",
            "confidence": None,
            "release": "2031-06-01-kites",
        },
        {
            "question": "Wo liegt Überall?",
            "why": "not answered",
            "times": 1,
            "last_day": "2031-01-01",
            "confidence": 0.1235,
            "release": "2031-03-04-operation-heron",
        },
    ]


def test_limit_and_since_leave_the_older_ones_out(verbatim: Run, database: Database) -> None:
    for day in range(5):
        leave_unanswered(database, f"Question {day}?", day=day)
    dislike(database, "How many kites flew?", day=3)

    def questions(*arguments: str) -> list[str]:
        return [line.split("\t")[4] for line in verbatim("gaps", *arguments).out.splitlines()]

    assert questions("--limit", "2") == ["Question 4?", "Question 3?"]
    since = questions("--since", "2031-01-04")
    assert since == ["Question 4?", "Question 3?", "How many kites flew?"]


def test_where_all_was_answered_nothing_is_listed(verbatim: Run, database: Database) -> None:
    outcome = verbatim("gaps")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_it_reads_what_a_killed_bot_left_in_the_log_of_the_database(
    verbatim: Run, database: Database, path: Path
) -> None:
    leave_unanswered(database, "Where is Nowhere?", day=0)
    log = path.with_name(f"{path.name}-wal").read_bytes()
    file = path.read_bytes()
    database.close()
    path.write_bytes(file)
    path.with_name(f"{path.name}-wal").write_bytes(log)
    assert "Where is Nowhere?" in verbatim("gaps").out


def test_without_a_database_it_is_3_and_says_how_one_comes_to_be(verbatim: Run, path: Path) -> None:
    outcome = verbatim("gaps")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err == (
        f"verbatim: cannot use the bot's database {path}: there is none;"
        " start the bot once: verbatim bot\n"
    )
    assert not path.exists()


def test_a_file_that_is_no_database_is_3_and_one_line(verbatim: Run, path: Path) -> None:
    path.write_bytes(b"rubbish" * 1000)
    outcome = verbatim("gaps")
    assert outcome.code == 3
    assert "is no database of this bot" in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--limit", "0"], "'0' is no number from 1"),
        (["--limit", "many"], "'many' is no number from 1"),
        (["--since", "yesterday"], "'yesterday' is no date such as 2013-08-14"),
        (["what"], "unrecognized arguments: what"),
    ],
)
def test_wrong_usage_is_2_and_said(verbatim: Run, arguments: list[str], said: str) -> None:
    outcome = verbatim("gaps", *arguments)
    assert outcome.code == 2
    assert said in outcome.err


def test_a_question_cannot_steer_a_terminal_or_break_a_line(
    verbatim: Run, database: Database
) -> None:
    leave_unanswered(database, "Who \x1b[31m\n\tis\u202e red?", day=0)
    for arguments in (["gaps"], ["gaps", "--json"]):
        out = verbatim(*arguments).out
        assert out.count("\n") == 1
        assert not {"\x1b", "\u202e"} & set(out)


def test_on_a_terminal_it_is_a_table_with_what_came_nearest_below() -> None:
    day = date(2031, 1, 3)
    rows = [
        Row("Who sank the ferry?", NOT_ANSWERED, 12, day, 0.07, "2031-03-04-operation-heron"),
        Row("Where\nis Nowhere?", NOT_ANSWERED, 1, day, 0.5, None),
        Row("How many kites flew?", "not helpful", 2, day, None, "2031-06-01-kites"),
    ]
    assert list(table(rows, Page(width=80))) == [
        "last asked  times  likely  question",
        "2031-01-03     12      7%  Who sank the ferry?",
        "                           nearest: 2031-03-04-operation-heron",
        "2031-01-03      1     50%  Where is Nowhere?",
        "2031-01-03      2          How many kites flew?",
        "                           answered from 2031-06-01-kites, which did not help",
    ]


def test_on_a_terminal_an_empty_list_says_so() -> None:
    assert list(table([], Page(width=80))) == ["nothing was left unanswered"]
