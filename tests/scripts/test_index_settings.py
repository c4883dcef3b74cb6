"""A command's settings: the flags, the environment, `.env`, and nothing at all."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest
from real_command import PROJECT

from corpus import VerbatimError
from index import Settings
from scripts.failures import UsageError
from scripts.index_settings import read_index_settings

NOTHING = Namespace(releases=None, index=None)


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.upper().startswith("VERBATIM_"):
            monkeypatch.delenv(name)


def test_with_nothing_set_they_are_the_defaults() -> None:
    assert read_index_settings(NOTHING) == Settings()


def test_a_flag_may_begin_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    found = read_index_settings(Namespace(releases=None, index=Path("~/index")))
    assert found == Settings(index=tmp_path / "index")


@pytest.mark.parametrize("is_anything_set", [False, True])
def test_a_flag_at_the_home_of_nobody_is_wrong_usage(
    monkeypatch: pytest.MonkeyPatch, *, is_anything_set: bool
) -> None:
    if is_anything_set:
        monkeypatch.setenv("VERBATIM_READER", "none")
    flags = Namespace(releases=None, index=Path("~nobody-of-this-name/index"))
    with pytest.raises(UsageError, match=r"^--index: .*no such user"):
        read_index_settings(flags)


@pytest.mark.parametrize("name", ["VERBATIM_MIN_CONFIDENCE", "verbatim_min_confidence"])
def test_a_variable_counts_however_it_is_written(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "0.5")
    assert read_index_settings(NOTHING) == Settings(min_confidence=0.5)


def test_env_counts_below_a_flag(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("VERBATIM_INDEX=/there\nVERBATIM_RELEASES=/here\n")
    found = read_index_settings(Namespace(releases=None, index=Path("/flag")))
    assert (found.releases, found.index) == (Path("/here"), Path("/flag"))


def test_an_env_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"VERBATIM_INDEX=\xff")
    with pytest.raises(VerbatimError, match=r"cannot read \.env: it is not UTF-8"):
        read_index_settings(NOTHING)


def test_pydantic_is_not_imported_where_nothing_is_set(tmp_path: Path) -> None:
    """It took a fifth of the way to an answer."""
    program = (
        "import sys; from scripts.main import main; "
        "main(['ask', '--index', 'none/here', '--releases', 'none', 'who?']); "
        "print('pydantic' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(PROJECT), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "False\n", run.stderr
