"""The bot under a small load, killed twice: nothing is lost, and nothing is answered twice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from real_command import PROJECT, Seed, environment

pytestmark = pytest.mark.slow

QUESTIONS = 200
ONE_BY_ONE = 20
MOST_IN_A_MINUTE = 20
"""Messages that Telegram takes for one group."""


def load(seed: Seed, work: Path, **sizes: float) -> tuple[dict[str, Any], str]:
    """Run the load test, which must find no promise broken; return its figures and its table."""
    file = work / "figures.json"
    run = subprocess.run(
        [
            sys.executable, "-m", "scripts.benchmarks.bot_load", "--reader", "none",
            "--index", str(seed.place.index), "--work", str(work), "--json", str(file),
            "--idle", "1",
            *(word for name, size in sizes.items() for word in (f"--{name}", str(size))),
        ],
        cwd=PROJECT,
        env=environment(),
        check=False,
        capture_output=True,
        text=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return json.loads(file.read_text()), run.stdout


def test_every_question_is_answered_once_through_faults_and_kills(
    seed: Seed, tmp_path: Path
) -> None:
    told, table = load(
        seed, tmp_path, questions=QUESTIONS, kills=2, users=20, rate=20, calm=ONE_BY_ONE
    )
    assert told["promises"]["answered"] == QUESTIONS + ONE_BY_ONE
    assert (told["kills"], told["stopped_in_s"] < 5) == (2, True)
    assert sum(told["faults"].values()) > 0
    assert told["one_by_one"]["over_engine_ms"]["count"] == ONE_BY_ONE
    assert "| answered | 220 |" in table


def test_an_answer_that_a_group_s_limit_holds_back_comes_a_minute_later_and_is_not_lost(
    seed: Seed, tmp_path: Path
) -> None:
    told, _ = load(
        seed, tmp_path, questions=MOST_IN_A_MINUTE, users=4, groups=1, rate=40, faults=0, kills=0,
        calm=1,
    )  # fmt: skip
    assert told["promises"]["answered"] == MOST_IN_A_MINUTE + 1
    assert told["one_by_one"]["total_ms"]["p50"] > 20_000
