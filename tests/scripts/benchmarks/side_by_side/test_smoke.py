"""The real thing, small: Verbatim and the bare script over a few generated releases."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[4]


def bench(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `scripts/bench` without the set-up, which would reach for the network."""
    command = [sys.executable, "-P", "-m", "scripts.benchmarks.side_by_side", *arguments]
    paths = os.pathsep.join([str(PROJECT), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": paths},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.slow
def test_the_smoke_run_measures_and_reports_all_three(tmp_path: Path) -> None:
    done = bench("--smoke", "--out", "out", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    told = json.loads((tmp_path / "out" / "results.json").read_text())["corpora"]["generated"]
    assert list(told["contenders"]) == ["verbatim", "verbatim-retrieval", "bare"]
    for name, one in told["contenders"].items():
        assert one["failed"] is None, name
        assert {"cold_s", "warm_p99_ms", "build_per_s", "add_s", "MRR@10"} <= set(one["figures"])
        assert one["figures"]["recall@5"]["value"] > 0.5, name
    lengths = {
        name: one["figures"]["quote-length"]["value"] for name, one in told["contenders"].items()
    }
    assert lengths["verbatim"] < lengths["bare"]
    keys = {one["key"] for one in told["comparisons"]}
    assert {"cold", "warm", "warm-full", "add", "build"} <= keys
    again = bench("--smoke", "--report", "--out", "out", folder=tmp_path)
    assert again.stdout == (tmp_path / "out" / "report.md").read_text() + "\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--contenders", "grep"], "there is no contender grep"),
        (["--corpora", "federal"], "the corpus federal takes --data FOLDER"),
        (["--data", "nowhere"], "there is no file nowhere/squad2-dev.json"),
        (["--rounds", "0"], "'0' is no number from 1"),
    ],
)
def test_wrong_usage_is_said_in_a_line_before_anything_is_measured(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = bench(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
