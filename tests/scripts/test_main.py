"""The command as a whole: its options, its exit codes, and what becomes of errors."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import index
from corpus import VerbatimError

Run = Callable[..., Any]


@pytest.mark.parametrize("arguments", [["--help"], ["ask", "--help"], ["rebuild", "-h"]])
def test_help_goes_to_stdout(verbatim: Run, arguments: list[str]) -> None:
    outcome = verbatim(*arguments)
    assert outcome.code == 0
    assert outcome.out.startswith("usage: verbatim")


@pytest.mark.parametrize("arguments", [["--version"], ["ask", "--version"]])
def test_the_version_is_one_line(verbatim: Run, arguments: list[str]) -> None:
    outcome = verbatim(*arguments)
    assert outcome.code == 0
    assert outcome.out.startswith("verbatim")
    assert outcome.out.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["aks", "What?"],
        ["ask", "--jsn", "What?"],
        ["ask"],
        ["ask", ""],
        ["ask", "  "],
        ["ask", "--limit", "0", "What?"],
        ["ask", "--limit", "many", "What?"],
        ["ask", "--since", "yesterday", "What?"],
        ["ask", "--since", "2014-01-01", "--until", "2013-01-01", "What?"],
        ["check", "everything"],
    ],
)
def test_wrong_usage_is_2_and_says_so_on_stderr_only(
    verbatim: Run, engine: Any, arguments: list[str]
) -> None:
    outcome = verbatim(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert "verbatim" in outcome.err
    assert engine.opened == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["--index", "here", "ask", "lanterns"],
        ["ask", "--index", "here", "lanterns"],
        ["ask", "lanterns", "--index", "here"],
        ["--index", "elsewhere", "ask", "--index", "here", "lanterns"],
    ],
)
def test_the_folders_may_be_given_before_and_after_the_command(
    verbatim: Run, engine: Any, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    opened: list[Path] = []
    real = index.Engine.open

    def noting(folder: Path, **options: Any) -> Any:
        opened.append(folder)
        return real(folder, **options)

    monkeypatch.setattr(index.Engine, "open", noting)
    assert verbatim(*arguments).code == 0
    assert opened == [Path("here")]


def test_an_error_foreseen_is_one_line_and_3(verbatim: Run, engine: Any) -> None:
    engine.failure = VerbatimError("vectors.npy is cut off", mend="run `verbatim rebuild --full`")
    outcome = verbatim("ask", "lanterns")
    assert outcome.code == 3
    assert outcome.out == ""
    assert outcome.err == "verbatim: vectors.npy is cut off; run `verbatim rebuild --full`\n"


def test_an_error_unforeseen_is_one_line_and_says_how_to_see_more(
    verbatim: Run, engine: Any
) -> None:
    engine.failure = ZeroDivisionError("a bug\nover two lines \x1b[31m")
    outcome = verbatim("ask", "lanterns")
    assert outcome.code == 3
    assert outcome.err == (
        "verbatim: ZeroDivisionError: a bug over two lines \\x1b[31m "
        "(VERBATIM_DEBUG=1 shows where)\n"
    )


def test_a_package_that_the_base_install_has_not_is_one_line_and_says_what_brings_it(
    verbatim: Run, engine: Any
) -> None:
    engine.failure = ModuleNotFoundError("No module named 'lxml.etree'", name="lxml.etree")
    outcome = verbatim("ask", "lanterns")
    assert outcome.code == 3
    assert outcome.err == (
        "verbatim: this takes the package lxml: install Verbatim with its extras build and import\n"
    )


def test_a_traceback_is_shown_where_it_is_asked_for(
    verbatim: Run, engine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERBATIM_DEBUG", "1")
    engine.failure = ZeroDivisionError("a bug")
    assert "Traceback" in verbatim("ask", "lanterns").err


def test_an_interruption_is_130_and_no_traceback(
    verbatim: Run, engine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(index.Engine, "open", interrupted)
    outcome = verbatim("ask", "lanterns")
    assert outcome.code == 130
    assert outcome.err.strip() == ""


def test_a_wrong_environment_variable_is_named(
    verbatim: Run, engine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERBATIM_MIN_CONFIDENCE", "93")
    outcome = verbatim("ask", "lanterns")
    assert outcome.code == 3
    assert outcome.err.startswith("verbatim: VERBATIM_MIN_CONFIDENCE: ")
    assert outcome.err.count("\n") == 1


def test_starting_imports_nothing_that_answering_alone_needs() -> None:
    program = (
        "import sys; before = set(sys.modules); import scripts.main; "
        "print(*{name.partition('.')[0] for name in set(sys.modules) - before})"
    )
    child = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    ours_and_standard = {"scripts", *sys.stdlib_module_names}
    assert set(child.stdout.split()) <= ours_and_standard


@pytest.mark.parametrize("command", [["ask", "lanterns"], ["check"], ["doctor"]])
def test_a_dot_env_in_another_encoding_is_one_line(
    verbatim: Run, engine: Any, tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / ".env").write_bytes("VERBATIM_MODEL=modèle\n".encode("latin-1"))
    outcome = verbatim(*command)
    assert outcome.code == 3
    assert outcome.err == "verbatim: cannot read .env: it is not UTF-8; save it as UTF-8\n"


def test_a_dot_env_that_may_not_be_read_is_one_line(
    verbatim: Run, engine: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("VERBATIM_MODEL=x\n")

    def refuse(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "Permission denied", ".env")

    monkeypatch.setattr("pydantic_settings.sources.providers.dotenv.dotenv_values", refuse)
    outcome = verbatim("ask", "lanterns")
    assert outcome.code == 3
    assert outcome.err.startswith("verbatim: cannot read .env: Permission denied; ")
