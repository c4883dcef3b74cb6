"""The shell entry points and the lock they install from."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
SCRIPTS = [
    *(
        PROJECT / "scripts" / name
        for name in ("ask", "bench", "test", "test-slim", "setup", "lock")
    ),
    PROJECT / ".ci" / "run",
]
NEWER_THAN_BASH_3_2 = re.compile(
    r"\b(mapfile|readarray|coproc|declare -[An])\b|\$\{\w+(,,|\^\^|@)|&>>|\|&|\bwait -n\b"
)


@pytest.fixture(params=SCRIPTS, ids=lambda path: path.name)
def script(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_it_is_sound_bash_and_can_be_run(script: Path) -> None:
    subprocess.run(["bash", "-n", script], check=True)
    assert os.access(script, os.X_OK)


def test_it_stops_at_the_first_error(script: Path) -> None:
    assert "\nset -euo pipefail\n" in script.read_text()


def test_it_keeps_to_what_the_bash_of_macos_knows(script: Path) -> None:
    assert NEWER_THAN_BASH_3_2.search(script.read_text()) is None


def test_the_lock_holds_exact_versions_of_every_dependency_and_nothing_else() -> None:
    lines = (PROJECT / "requirements.lock").read_text().splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", pin) for pin in pins)
    locked = {_normal(pin.partition("==")[0]) for pin in pins}
    declared = re.findall(r'^    "([A-Za-z0-9._-]+)[><=~]', _pyproject(), re.MULTILINE)
    assert len(declared) > 10
    assert {_normal(name) for name in declared} <= locked


@pytest.mark.parametrize(
    ("torch", "said"),
    [(None, "to download"), ("0.1", "to download"), ("", "up to date"), ("+cpu", "up to date")],
    ids=["none", "another", "the locked one", "its build for the processor"],
)
def test_a_set_up_speaks_of_a_large_download_only_where_torch_is_lacking(
    tmp_path: Path, torch: str | None, said: str
) -> None:
    (tmp_path / "scripts").mkdir()
    for name in ("scripts/setup", "requirements.lock", "pyproject.toml"):
        shutil.copy(PROJECT / name, tmp_path / name)
    found = re.findall(r"^torch==(.*)$", (PROJECT / "requirements.lock").read_text(), re.MULTILINE)
    version = torch if torch == "0.1" else f"{found[0]}{torch}"
    python = tmp_path / ".venv" / "bin" / "python"  # a stand-in, which installs nothing
    python.parent.mkdir(parents=True)
    answer = "exit 1" if torch is None else f"echo {version}"
    python.write_text(f'#!/bin/sh\ncase "$*" in *version*torch*) {answer} ;; esac\n')
    python.chmod(0o755)
    process = subprocess.run(
        [tmp_path / "scripts" / "setup"], check=True, capture_output=True, text=True
    )
    assert said in process.stderr.splitlines()[0]


def _pyproject() -> str:
    return (PROJECT / "pyproject.toml").read_text()


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
