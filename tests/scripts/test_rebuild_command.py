"""`verbatim rebuild`: what it says it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

import index
from corpus import Problem
from scripts.rebuild_command import summary

Run = Callable[..., Any]


@dataclass
class Report:
    """The fields of a build's report, as a build that changed nothing fills them."""

    generation: str = "0007"
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    skipped: tuple[Problem, ...] = ()
    passages: int = 0
    encoded: int = 0
    reason: str | None = None
    is_new: bool = True


def said(**fields: Any) -> list[str]:
    return list(summary(cast(Any, Report(**fields))))


def test_what_was_added_changed_and_removed_is_named_where_it_is_little() -> None:
    assert said(
        added=("a", "b"), changed=("c",), removed=("d",), unchanged=4, passages=30, encoded=9
    ) == [
        "added: 2 (a, b)",
        "changed: 1 (c)",
        "removed: 1 (d)",
        "unchanged: 4",
        "encoded: 9 passages and sentences",
        "index: 0007, 30 passages",
    ]


def test_of_many_releases_only_the_number_is_said() -> None:
    assert "added: 300" in said(added=tuple(map(str, range(300))), passages=300, encoded=300)


def test_a_rebuild_with_nothing_to_do_says_so() -> None:
    assert said(is_new=False, unchanged=12) == ["nothing changed: 12 releases, index 0007"]


def test_a_full_rebuild_says_why() -> None:
    assert said(reason="the model changed", passages=1, encoded=1)[0] == (
        "full rebuild: the model changed"
    )


def test_what_was_skipped_is_listed() -> None:
    problem = Problem(Path("a.md"), 3, "bad-date", "no such day")
    assert said(skipped=(problem,), is_new=False, unchanged=1)[0] == (
        "skipped: a.md:3: bad-date no such day"
    )


def test_the_report_goes_to_stdout_and_the_flags_reach_the_build(
    verbatim: Run, engine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[Any] = []

    def rebuild(settings: Any, **options: Any) -> Report:
        options.pop("progress")
        called.append((settings.releases, options))
        return Report(is_new=False, unchanged=1)

    monkeypatch.setitem(vars(index), "rebuild", rebuild)
    outcome = verbatim("rebuild", "--full", "--skip-invalid", "--releases", "there")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "nothing changed: 1 release, index 0007\n"
    options = {"full": True, "skip_invalid": True}
    assert called == [(Path("there"), options)]


def test_an_invalid_corpus_is_3_with_every_problem_on_stderr(
    verbatim: Run, engine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rebuild(*_: Any, **__: Any) -> Report:
        problems = (
            Problem(Path("a.md"), 3, "bad-date", "x"),
            Problem(Path("b.md"), 1, "empty", "y"),
        )
        raise index.InvalidCorpus(Path("releases"), problems)

    monkeypatch.setitem(vars(index), "rebuild", rebuild)
    outcome = verbatim("rebuild")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.splitlines()[:2] == ["a.md:3: bad-date x", "b.md:1: empty y"]
