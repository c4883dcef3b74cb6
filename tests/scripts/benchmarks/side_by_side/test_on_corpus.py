"""A whole run over a corpus, by invented contenders: measured, resumed, reported."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from scripts.benchmarks.side_by_side.contender import Contender
from scripts.benchmarks.side_by_side.journal import Journal
from scripts.benchmarks.side_by_side.machine import machine
from scripts.benchmarks.side_by_side.measuring import Bench
from scripts.benchmarks.side_by_side.on_corpus import Plan, measure, warm_turns
from scripts.benchmarks.side_by_side.report import results, write_report

PLAN = Plan(rounds=2, added=1)
MakeContender = Any


def test_everything_is_measured_of_everybody(
    bench: Bench, journal: Journal, make_contender: MakeContender
) -> None:
    contenders = [make_contender("a"), make_contender("b")]
    measure(bench, journal, contenders, PLAN)
    for row in results(journal, bench.place, contenders).rows:
        assert row.why == ""
        assert {
            *("build_s", "index_mb", "add_s", "cold_s", "ready_s"),
            *("warm_p50_ms", "warm_p95_ms", "warm_p99_ms"),
            *("recall@1", "recall@5", "MRR@10", "answer-in-quote"),
        } <= set(row.figures)
        assert row.figures["warm_p50_ms"].value == 1.5
        assert row.figures["recall@5"].value > 0


@pytest.mark.parametrize("step", ["build", "serve", "question", "ask", "add"])
def test_one_that_fails_anywhere_costs_the_others_nothing(
    bench: Bench, journal: Journal, make_contender: MakeContender, step: str
) -> None:
    contenders = [make_contender("bad", fails_at=step), make_contender("good")]
    measure(bench, journal, contenders, PLAN)
    bad, good = results(journal, bench.place, contenders).rows
    assert "invented trouble" in bad.why
    assert good.why == ""
    assert {"cold_s", "warm_p50_ms", "add_s", "recall@1"} <= set(good.figures)
    assert "add_s" not in bad.figures


def test_a_run_goes_on_where_it_was_stopped(
    bench: Bench,
    tmp_path: Path,
    make_contender: MakeContender,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    contenders = [make_contender("a"), make_contender("b")]
    path = tmp_path / "measured.jsonl"
    with monkeypatch.context() as patched:
        patched.setattr(Bench, "cold", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            measure(bench, Journal(path), contenders, PLAN)
    before = path.read_text().splitlines()
    measure(bench, Journal(path), contenders, PLAN)
    after = path.read_text().splitlines()
    assert after[: len(before)] == before
    once = Counter(_about(line) for line in after)
    assert set(once.values()) == {1}
    measure(bench, Journal(path), contenders, PLAN)
    assert path.read_text().splitlines() == after


def test_the_report_is_markdown_json_and_plots(
    bench: Bench, journal: Journal, make_contender: MakeContender, tmp_path: Path
) -> None:
    contenders: list[Contender] = [make_contender("good"), make_contender("bad", fails_at="ask")]
    measure(bench, journal, contenders, PLAN)
    found = results(journal, bench.place, contenders)
    text = write_report([found], {"machine": machine()}, journal, tmp_path / "out")
    assert text == (tmp_path / "out" / "report.md").read_text()
    assert "## generated" in text
    assert "6 releases" in text
    told = json.loads((tmp_path / "out" / "results.json").read_text())
    assert told["machine"]["cores"] >= 1
    measured = told["corpora"]["generated"]["contenders"]
    assert measured["good"]["failed"] is None
    assert measured["bad"]["failed"].startswith("cold: it ended with 1")
    assert measured["good"]["figures"]["cold_s"]["value"] > 0
    plots = {path.name for path in (tmp_path / "out" / "plots").iterdir()}
    assert {"generated-warm.svg", "generated-recall.svg"} <= plots


def test_what_has_not_been_measured_yet_can_be_reported(
    bench: Bench, journal: Journal, make_contender: MakeContender, tmp_path: Path
) -> None:
    found = results(journal, bench.place, [make_contender("a")])
    assert "| a |" in write_report([found], {"machine": machine()}, journal, tmp_path / "out")


@pytest.mark.parametrize(("questions", "rounds", "turns"), [(200, 10, 10), (8, 10, 4), (1, 10, 1)])
def test_in_each_warm_turn_some_questions_are_counted(
    questions: int, rounds: int, turns: int
) -> None:
    assert warm_turns(questions, rounds) == turns


def _interrupt(*_: object) -> float:
    raise KeyboardInterrupt


def _about(line: str) -> tuple[Any, ...]:
    told = json.loads(line)
    return told["step"], told["contender"], told["corpus"], told["turn"]
