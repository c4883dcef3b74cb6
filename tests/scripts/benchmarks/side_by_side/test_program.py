"""Programs run to their end: their figures, and one line where they fail."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from scripts.benchmarks.side_by_side.program import ContenderFailed, Ran, cold_answer, run

ENVIRONMENT = dict(os.environ)


def test_its_figures_are_the_object_on_its_last_line(tmp_path: Path) -> None:
    ran = run(_python("print('hello'); print('{\"build_s\": 2}')"), ENVIRONMENT, tmp_path / "log")
    assert ran.figures() == {"build_s": 2}
    assert ran.seconds > 0


@pytest.mark.parametrize("printed", ["", "no JSON", "[1]"])
def test_a_program_that_prints_no_figures_has_failed(printed: str) -> None:
    with pytest.raises(ContenderFailed, match="it printed no JSON object"):
        Ran(1.0, printed).figures()


def test_a_failure_is_told_in_its_own_last_words(tmp_path: Path) -> None:
    program = _python("import sys; print('first', file=sys.stderr); sys.exit('no space left')")
    with pytest.raises(ContenderFailed, match="it ended with 1: no space left"):
        run(program, ENVIRONMENT, tmp_path / "log")
    assert "first" in (tmp_path / "log").read_text()


def test_a_program_that_hangs_is_ended(tmp_path: Path) -> None:
    with pytest.raises(ContenderFailed, match=r"not done within 0\.2 s"):
        run(_python("import time; time.sleep(60)"), ENVIRONMENT, tmp_path / "log", timeout_s=0.2)


def test_a_program_that_is_not_there_has_failed(tmp_path: Path) -> None:
    with pytest.raises(ContenderFailed, match=r"cannot run .*No such file"):
        run([str(tmp_path / "nothing")], ENVIRONMENT, tmp_path / "log")


def test_a_cold_question_may_be_met_by_abstaining_where_that_is_the_custom(tmp_path: Path) -> None:
    abstains = _python("print('The releases do not say.'); raise SystemExit(1)")
    log = tmp_path / "log"
    assert cold_answer(abstains, ENVIRONMENT, log, timeout_s=60, may_abstain=True) > 0
    with pytest.raises(ContenderFailed, match="it ended with 1"):
        cold_answer(abstains, ENVIRONMENT, log, timeout_s=60)


def test_a_cold_question_is_not_met_by_printing_nothing(tmp_path: Path) -> None:
    with pytest.raises(ContenderFailed, match="it printed no answer"):
        cold_answer(_python("pass"), ENVIRONMENT, tmp_path / "log", timeout_s=60)


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]
