"""`verbatim remove`: asks, keeps a copy, and says how to have it back."""

from __future__ import annotations

import io
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from invented_releases import write_releases

from corpus import load_corpus
from scripts.desk.curator import Curator

Run = Callable[..., Any]
ID = "2031-04-01-lanterns"


@pytest.fixture(autouse=True)
def releases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)  # no .env of this machine
    monkeypatch.setenv("VERBATIM_RELEASES", str(tmp_path / "releases"))
    return write_releases(tmp_path / "releases")


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def answer(line: str) -> None:
        curator = Curator(io.StringIO(line))
        monkeypatch.setattr(Curator, "at_terminal", lambda **_: curator)

    return answer


def ids(releases: Path) -> list[str]:
    return [file.release.id for file in load_corpus(releases).files]


def test_it_is_removed_and_can_be_had_back_as_is_said(verbatim: Run, releases: Path) -> None:
    outcome = verbatim("remove", ID, "--yes")
    assert (outcome.code, outcome.out) == (0, f"removed: {ID}\n")
    assert ID not in ids(releases)
    said, mv, copy, path = shlex.split(outcome.err)[-4:]
    assert (said, mv) == ("back:", "mv")
    Path(copy).rename(path)
    assert ID in ids(releases)


def test_the_curator_is_asked_first(
    verbatim: Run, releases: Path, answer: Callable[[str], None]
) -> None:
    answer("n\n")
    outcome = verbatim("remove", "lanterns")
    assert f"Remove {ID}? [y/N]" in outcome.err
    assert outcome.code == 1
    assert ID in ids(releases)
    answer("y\n")
    assert verbatim("remove", "lanterns").code == 0
    assert ID not in ids(releases)


def test_the_end_of_input_is_no_yes(
    verbatim: Run, releases: Path, answer: Callable[[str], None]
) -> None:
    answer("")
    assert verbatim("remove", "lanterns").code == 1
    assert ID in ids(releases)


def test_off_a_terminal_nothing_is_removed_without_yes(verbatim: Run, releases: Path) -> None:
    outcome = verbatim("remove", ID)
    assert outcome.code == 2
    assert "give --yes" in outcome.err
    assert ID in ids(releases)


def test_without_a_question_only_a_whole_id_is_removed(verbatim: Run, releases: Path) -> None:
    outcome = verbatim("remove", "2031-04-01-lantern", "--yes")
    assert outcome.code == 3
    assert f"is {ID} meant" in outcome.err
    assert len(ids(releases)) == 3


def test_an_id_that_is_not_there_is_said(verbatim: Run) -> None:
    outcome = verbatim("remove", "2031-01-01-nothing", "--yes")
    assert (outcome.code, outcome.err.count("\n")) == (3, 1)
