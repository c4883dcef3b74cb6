"""The bot under a small load, killed twice: nothing is lost, and nothing is answered twice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from real_command import PROJECT, Seed, environment

pytestmark = pytest.mark.slow

QUESTIONS = 200
ONE_BY_ONE = 20


def test_every_question_is_answered_once_through_faults_and_kills(
    seed: Seed, tmp_path: Path
) -> None:
    file = tmp_path / "figures.json"
    sizes = {"questions": QUESTIONS, "kills": 2, "users": 20, "rate": 20, "calm": ONE_BY_ONE}
    run = subprocess.run(
        [
            sys.executable, "-m", "scripts.benchmarks.bot_load", "--reader", "none",
            "--index", str(seed.place.index), "--work", str(tmp_path), "--json", str(file),
            *(word for name, size in sizes.items() for word in (f"--{name}", str(size))),
        ],
        cwd=PROJECT,
        env=environment(),
        check=False,
        capture_output=True,
        text=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    told = json.loads(file.read_text())
    assert told["promises"]["answered"] == QUESTIONS + ONE_BY_ONE
    assert (told["kills"], told["stopped_in_s"] < 5) == (2, True)
    assert sum(told["faults"].values()) > 0
    assert told["one_by_one"]["over_engine_ms"]["count"] == ONE_BY_ONE
    assert "| answered | 220 |" in run.stdout
