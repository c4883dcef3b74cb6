"""Environments are made once each; one that cannot be made leaves out only those who need it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from corpus import VerbatimError
from scripts.benchmarks.contenders.environments import Environment
from scripts.benchmarks.side_by_side import installing
from scripts.benchmarks.side_by_side.contender import Contender
from scripts.benchmarks.side_by_side.entrants import entrants
from scripts.benchmarks.side_by_side.installing import installed, versions
from scripts.benchmarks.side_by_side.journal import Journal, Key
from scripts.benchmarks.side_by_side.laid_out import LaidOut
from scripts.benchmarks.side_by_side.rows import rows


class Cache:
    """Stands for the environments: some can be made, and it is noted which."""

    def __init__(self, *failing: str) -> None:
        self.made: list[str] = []
        self._failing = failing

    def __call__(self, name: str, folder: Path, **_: Any) -> Environment:
        self.made.append(name)
        if name in self._failing:
            raise VerbatimError(f"the environment of {name} cannot be made: no network")
        return Environment(folder / name / "bin" / "python", 12.5, 300_000_000)


def test_each_environment_is_made_once_and_runs_all_modes_of_its_tool(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache()
    monkeypatch.setattr(installing, "environment", cache)
    ready = installed(entrants(["txtai", "txtai-hybrid"]), journal, tmp_path, smoke=False)
    assert {one.python for one in ready} == {tmp_path / "txtai" / "bin" / "python"}
    assert cache.made == ["txtai"]
    assert journal.found(Key("install", "txtai")) == {"seconds": 12.5, "bytes": 300_000_000}


def test_one_that_cannot_be_made_leaves_out_its_own_and_their_rows_say_why(
    journal: Journal, place: LaidOut, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "environment", Cache("txtai"))
    chosen = entrants(["bare", "txtai", "txtai-hybrid"])
    assert [one.name for one in installed(chosen, journal, tmp_path, smoke=False)] == ["bare"]
    whys = [row.why for row in rows(journal, place, chosen)]
    assert whys == ["", *["install: the environment of txtai cannot be made: no network"] * 2]


def test_ours_runs_where_it_is_and_its_install_is_counted_where_it_cannot_be_made(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "environment", Cache("verbatim"))
    [ours] = installed(entrants(["verbatim"]), journal, tmp_path, smoke=False)
    found = journal.found(Key("install", "verbatim"))
    assert found
    assert ours.python == Path(sys.executable)
    assert found["seconds"] is None
    assert found["bytes"] > 1e8


def test_in_a_smoke_run_nothing_is_installed(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache()
    monkeypatch.setattr(installing, "environment", cache)
    ready = installed(entrants(["verbatim", "bare"]), journal, tmp_path, smoke=True)
    assert [one.python for one in ready] == [Path(sys.executable)] * 2
    assert cache.made == []


def test_the_versions_compared_are_those_that_the_lists_pin() -> None:
    found = versions([*entrants(["verbatim", "bare"]), Contender("stranger", "stranger")])
    assert found["bare"]["torch"] == "2.13.0"
    assert set(found["verbatim"]) == {"bm25s", "faiss-cpu", "onnxruntime", "tokenizers"}
    assert found["stranger"] == {}
