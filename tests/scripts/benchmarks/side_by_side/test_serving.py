"""A serving contender: asked a line at a time, weighed, and ended."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from scripts.benchmarks.side_by_side.program import ContenderFailed
from scripts.benchmarks.side_by_side.serving import Serving

READY = "import json, sys, time\nprint(json.dumps({'ready': True}), flush=True)\n"
ECHO = (
    READY
    + "for line in sys.stdin:\n"
    + "    asked = json.loads(line)\n"
    + "    ids = ['a#1'] * asked['limit']\n"
    + "    print(json.dumps({'ids': ids, 'quote': asked['question'], 'ms': 2.5}), flush=True)\n"
)


def test_it_answers_a_question_after_the_other(tmp_path: Path) -> None:
    with _serving(ECHO, tmp_path) as serving:
        first, second = serving.ask("Who?", 1), serving.ask("Where – “there”?", 2)
    assert (first.ids, first.quote, first.inside_ms) == (("a#1",), "Who?", 2.5)
    assert (second.ids, second.quote) == (("a#1", "a#1"), "Where – “there”?")
    assert second.outside_ms > 0


def test_what_a_library_prints_between_the_answers_is_passed_over(tmp_path: Path) -> None:
    noisy = ECHO.replace("    asked =", "    print('loading…')\n    asked =")
    with _serving("print('hello')\n" + noisy, tmp_path) as serving:
        assert serving.ask("Who?", 1).quote == "Who?"


def test_it_is_ready_when_it_says_so(tmp_path: Path) -> None:
    with _serving("import time; time.sleep(0.3)\n" + ECHO, tmp_path) as serving:
        assert serving.ready_s >= 0.3


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import sys; sys.exit('no index here')", "it ended while serving: no index here"),
        ("print('{\"ready\": false}')", "it did not say that it is ready"),
        ("import time; time.sleep(60)", "no answer within 2 s"),
    ],
    ids=["ends", "is not ready", "hangs"],
)
def test_one_that_does_not_get_ready_has_failed(tmp_path: Path, code: str, why: str) -> None:
    with pytest.raises(ContenderFailed, match=why):
        _serving(code, tmp_path, timeout_s=2)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("sys.exit('out of memory')", "it ended while serving: out of memory"),
        ("print('{\"ids\": []}', flush=True)", "which lacks 'quote'"),
    ],
    ids=["ends", "no answer"],
)
def test_one_that_fails_at_a_question_says_why(tmp_path: Path, answer: str, why: str) -> None:
    code = READY + f"for line in sys.stdin:\n    {answer}\n"
    with _serving(code, tmp_path) as serving, pytest.raises(ContenderFailed, match=why):
        serving.ask("Who?", 1)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_it_is_weighed_with_the_processes_that_it_started(tmp_path: Path) -> None:
    child = (
        "import sys; held = b'x' * 50_000_000; sys.stdout.write('r'); sys.stdout.flush(); input()"
    )
    code = (
        "import subprocess, sys\n"
        f"child = subprocess.Popen([sys.executable, '-c', {child!r}], stdin=subprocess.PIPE,"
        " stdout=subprocess.PIPE)\nchild.stdout.read(1)\n" + ECHO
    )
    with _serving(ECHO, tmp_path) as alone, _serving(code, tmp_path) as parent:
        light, heavy = alone.weight(), parent.weight()
    assert light
    assert heavy
    assert heavy.pss - light.pss > 45
    assert light.private <= light.pss <= light.rss


def test_one_that_does_not_end_by_itself_is_ended(tmp_path: Path) -> None:
    start = time.monotonic()
    _serving(READY + "time.sleep(60)", tmp_path).close(patience_s=0.2)
    assert time.monotonic() - start < 30


def _serving(code: str, folder: Path, timeout_s: float = 60) -> Serving:
    command = [sys.executable, "-c", code]
    return Serving(command, dict(os.environ), folder / "log", timeout_s=timeout_s)
