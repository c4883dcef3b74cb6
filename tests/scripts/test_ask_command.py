"""`verbatim ask` with one question and with a question a line."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import index
from corpus import Problem, VerbatimError
from index.answer import Filters

Run = Callable[..., Any]


def test_the_words_need_no_quotation_marks_and_options_may_stand_among_them(
    verbatim: Run, engine: Any
) -> None:
    assert verbatim("ask", "How", "many", "--limit", "5", "lanterns?").code == 0
    assert engine.asked == [("How many lanterns?", None, Filters(), 5)]


def test_after_two_dashes_everything_is_the_question(verbatim: Run, engine: Any) -> None:
    verbatim("ask", "--", "--json", "lanterns")
    assert engine.asked[0][0] == "--json lanterns"


def test_answered_is_0_and_not_answered_1(verbatim: Run, engine: Any) -> None:
    assert verbatim("ask", "How many lanterns?").code == 0
    outcome = verbatim("ask", "Who is the mayor?")
    assert outcome.code == 1
    assert outcome.out.startswith("The releases do not say.")


def test_the_answer_and_nothing_else_goes_to_stdout(verbatim: Run, engine: Any) -> None:
    outcome = verbatim("ask", "How many lanterns?")
    assert (
        "Inspectors found “twelve green lanterns” and three red ones." in outcome.out.splitlines()
    )
    assert "\x1b" not in outcome.out
    assert outcome.err == ""
    assert engine.closed == engine.opened == 1


def test_a_large_index_answers_at_once_and_says_that_it_is_being_checked(
    verbatim: Run, engine: Any
) -> None:
    engine.is_checked_in_background = True
    outcome = verbatim("ask", "How many lanterns?")
    assert "checked" in outcome.err
    assert "checked" not in outcome.out
    assert engine.is_checked


def test_damage_found_after_the_answer_was_printed_is_3(verbatim: Run, engine: Any) -> None:
    engine.found_late = VerbatimError("damaged index: texts.bin is not what was written")
    outcome = verbatim("ask", "How many lanterns?")
    assert outcome.code == 3
    assert outcome.out.startswith("Inspectors found")
    assert "texts.bin" in outcome.err


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--publisher", "Interpool"], "no release of 'Interpool'"),
        (["--release", "2024-xx"], "no release 2024-xx"),
        (["--since", "2999-01-01"], "no release is of those dates"),
        (["--until", "1999-01-01"], "no release is of those dates"),
        (["--publisher", "Quay", "--since", "2020-02-04"], "no release passes all of these"),
    ],
)
def test_a_filter_that_lets_nothing_through_is_said_to(
    verbatim: Run, engine: Any, flags: list[str], said: str
) -> None:
    engine.nearest = ()
    engine.releases = _let_through
    outcome = verbatim("ask", "Who is the mayor?", "--json", *flags)
    assert outcome.code == 1
    assert json.loads(outcome.out)["answered"] is False
    assert outcome.err.startswith(f"verbatim: {said}")
    assert outcome.err.count("\n") == 1


def test_an_index_of_no_releases_is_said_to_be_one(verbatim: Run, engine: Any) -> None:
    engine.nearest = ()
    engine.releases = lambda _: 0
    outcome = verbatim("ask", "Who is the mayor?", "--release", "2024-xx")
    assert (outcome.code, outcome.err) == (1, "verbatim: the index holds no releases\n")


def test_an_abstention_from_releases_that_are_there_says_nothing_more(
    verbatim: Run, engine: Any
) -> None:
    engine.nearest = ()
    assert verbatim("ask", "??", "--publisher", "Quay").err == ""


def _let_through(filters: Filters) -> int:
    """Count as an index of two releases would, one each of Quay and of Dock."""
    releases = {"Quay": date(2020, 2, 3), "Dock": date(2020, 2, 10)}
    return sum(
        (filters.since or day) <= day <= (filters.until or day)
        and filters.publisher in (None, publisher)
        and filters.release is None
        for publisher, day in releases.items()
    )


def test_json_is_one_object_on_one_line(verbatim: Run, engine: Any) -> None:
    outcome = verbatim("ask", "--json", "How many lanterns?")
    assert outcome.out.count("\n") == 1
    assert json.loads(outcome.out)["values"] == ["twelve", "three"]


def test_context_shows_the_paragraph(verbatim: Run, engine: Any) -> None:
    assert "Nobody was hurt." not in verbatim("ask", "lanterns").out
    assert "    They were lit on Monday. Nobody was hurt.\n" in (
        verbatim("ask", "--context", "lanterns").out
    )


def test_flags_restrict_the_releases(verbatim: Run, engine: Any) -> None:
    dates = ("--since", "2013-01-01", "--until", "2014-12-31")
    verbatim("ask", "lanterns", *dates, "--publisher", "Quay", "--release", "a-b")
    assert engine.asked[0][2] == Filters(date(2013, 1, 1), date(2014, 12, 31), "Quay", "a-b")


def test_bytes_that_are_no_text_are_replaced(verbatim: Run, engine: Any) -> None:
    verbatim("ask", "lanterns \udcff")
    assert engine.asked[0][0] == "lanterns \ufffd"


def test_a_dash_reads_a_question_a_line_and_skips_blank_ones(
    verbatim: Run, engine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\ufefffirst lanterns\r\n\n  \nlast lanterns"))
    outcome = verbatim("ask", "-", "--json")
    assert outcome.code == 0
    questions = [json.loads(line)["question"] for line in outcome.out.splitlines()]
    assert questions == ["first lanterns", "last lanterns"]
    assert engine.opened == 1


def test_of_many_questions_all_must_be_answered_for_0(
    verbatim: Run, engine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("lanterns\nthe mayor\nlanterns\n"))
    outcome = verbatim("ask", "-")
    assert outcome.code == 1
    assert [line for line in outcome.out.splitlines() if line.startswith("? ")] == [
        "? lanterns",
        "? the mayor",
        "? lanterns",
    ]


def test_each_line_is_answered_before_the_next_is_read(
    verbatim: Run, engine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []

    class Stdout(io.StringIO):
        def flush(self) -> None:
            flushed.append(self.getvalue().count("\n"))

    def lines() -> Iterator[str]:
        for number in range(3):
            assert len(engine.asked) == number
            assert flushed[-1:] == ([number] if number else [])
            yield "lanterns\n"

    monkeypatch.setattr(sys, "stdout", Stdout())
    monkeypatch.setattr(sys, "stdin", lines())
    assert verbatim("ask", "-", "--json").code == 0


def test_with_no_index_yet_one_is_built_first(
    verbatim: Run, engine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[Any] = []
    opened = index.Engine.open

    def open_if_built(folder: Path, **options: Any) -> Any:
        if not built:
            raise index.NoIndex(Path("nowhere"))
        return opened(folder, **options)

    monkeypatch.setattr(index.Engine, "open", open_if_built)
    monkeypatch.setitem(vars(index), "rebuild", lambda *a, **_: built.append(a))
    outcome = verbatim("ask", "lanterns")
    assert outcome.code == 0
    assert outcome.out.startswith("Inspectors found")
    assert outcome.err == "verbatim: no index yet; building it, once\n"


def test_an_invalid_corpus_at_the_first_build_is_3_and_listed_on_stderr(
    verbatim: Run, engine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_index(*_: Any, **__: Any) -> Any:
        raise index.NoIndex(Path("nowhere"))

    def invalid(*_: Any, **__: Any) -> Any:
        raise index.InvalidCorpus(
            Path("releases"), (Problem(Path("a.md"), 3, "bad-date", "no such day"),)
        )

    monkeypatch.setattr(index.Engine, "open", no_index)
    monkeypatch.setitem(vars(index), "rebuild", invalid)
    outcome = verbatim("ask", "lanterns")
    assert outcome.code == 3
    assert outcome.out == ""
    said = outcome.err.splitlines()
    assert said[1] == "a.md:3: bad-date no such day"
    assert said[2].startswith("verbatim: 1 error in the releases")
    assert len(said) == 3


def test_an_index_older_than_the_releases_answers_and_says_what_brings_it_up_to_date(
    verbatim: Run, engine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(vars(index), "rebuild_is_due", lambda _: True)
    outcome = verbatim("ask", "lanterns")
    assert outcome.code == 0
    assert "`verbatim rebuild`" in outcome.err
    assert outcome.err.count("\n") == 1
    assert outcome.out.startswith("Inspectors found")


STUBBED = """
import sys, index
from index.answer import Answer
class Engine:
    is_checked_in_background = False
    open = classmethod(lambda cls, *a, **k: cls())
    close = finish_checking = lambda self: None
    def ask(self, question, **_):
        return Answer(question, answered=True, confidence=1, understood_as="Wie viele Köche? 灯")
index.Engine, index.NoIndex, index.rebuild_is_due = Engine, ValueError, lambda _: False
from scripts.main import main
sys.exit(main(sys.argv[1:]))
"""


def child(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | options.pop("environment", {})
    return subprocess.run(
        [sys.executable, "-c", STUBBED, *arguments],
        check=False,
        env=environment,
        capture_output=True,
        **options,
    )


def test_an_output_that_cannot_carry_a_letter_gets_an_escape() -> None:
    ascii_only = {"PYTHONIOENCODING": "ascii"}
    text = child("ask", "x", environment=ascii_only)
    assert (text.returncode, text.stderr) == (0, b"")
    assert rb"K\xf6che? \u706f" in text.stdout
    line = child("ask", "x", "--json", environment=ascii_only).stdout
    assert json.loads(line)["understood_as"] == "Wie viele Köche? 灯"


def test_a_reader_that_leaves_early_is_no_error() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", STUBBED, "ask", "-", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdin.write("one\n")
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["question"] == "one"  # before the second is asked
    process.stdout.close()
    process.stdin.write("two\nthree\n")
    process.stdin.close()
    assert process.stderr.read() == ""
    assert process.wait(timeout=20) == 141


def test_a_closed_stdout_is_no_error() -> None:
    process = subprocess.run(
        ["bash", "-c", '"$@" >&-', "-", sys.executable, "-c", STUBBED, "ask", "x"],
        check=False,
        capture_output=True,
    )
    assert (process.returncode, process.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        process = subprocess.run(
            [sys.executable, "-c", STUBBED, "ask", "x"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert process.returncode == 3
    assert process.stderr.count(b"\n") == 1
    assert b"No space left" in process.stderr
