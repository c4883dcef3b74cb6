"""Running a contender's program to its end, with what it says kept."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ABSTAINED = 1


class ContenderFailed(Exception):
    """A contender did not do what it was asked; the message is one line that says why."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a program: how long it took, on a clock on the wall, and what it printed."""

    seconds: float
    printed: str

    def figures(self) -> dict[str, Any]:
        """Return the JSON object on its last line.

        Raises:
            ContenderFailed: There is none.
        """
        last = self.printed.strip().rpartition("\n")[2]
        try:
            found = json.loads(last)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise ContenderFailed(f"it printed no JSON object, but {last[:80]!r}")
        return found


def run(
    command: Sequence[str],
    environment: Mapping[str, str],
    log: Path,
    *,
    timeout_s: float = 60.0,
    fine: Collection[int] = (0,),
) -> Ran:
    """Run a program; what it complains of is added to a log.

    Args:
        command: The program and its arguments.
        environment: All of its environment.
        log: File for its stderr; it works in the folder that this lies in.
        timeout_s: When it is killed.
        fine: Exit codes that are none of a failure.

    Raises:
        ContenderFailed: It ended with another code, or not in time, or could not be started.
    """
    start = time.perf_counter()
    try:
        done = _done(command, environment, log, timeout_s)
    except subprocess.TimeoutExpired as error:
        raise ContenderFailed(f"not done within {timeout_s:g} s") from error
    except OSError as error:
        raise ContenderFailed(f"cannot run {command[0]}: {error.strerror}") from error
    seconds = time.perf_counter() - start
    if done.returncode not in fine:
        raise ContenderFailed(f"it ended with {done.returncode}: {last_words(log)}")
    return Ran(seconds, done.stdout.decode("utf-8", "replace"))


def _done(
    command: Sequence[str], environment: Mapping[str, str], log: Path, timeout_s: float
) -> subprocess.CompletedProcess[bytes]:
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as errors:
        return subprocess.run(
            command,
            cwd=log.parent,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            check=False,
            timeout=timeout_s,
        )


def cold_answer(
    command: Sequence[str],
    environment: Mapping[str, str],
    log: Path,
    *,
    timeout_s: float,
    may_abstain: bool = False,
) -> float:
    """Return the seconds from a process's start to its end, its answer printed.

    Args:
        command: The program and its arguments.
        environment: All of its environment.
        log: As for `run`.
        timeout_s: When it is killed.
        may_abstain: Whether it leaves with 1 to say that it has no answer, as `verbatim ask` does.

    Raises:
        ContenderFailed: It failed, or printed nothing.
    """
    fine = (0, _ABSTAINED) if may_abstain else (0,)
    ran = run(command, environment, log, timeout_s=timeout_s, fine=fine)
    if not ran.printed.strip():
        raise ContenderFailed(f"it printed no answer: {last_words(log)}")
    return ran.seconds


def last_words(log: Path) -> str:
    """Return the last line of a log, cut to a length that fits a table."""
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return " ".join(lines[-1].split())[:160] if lines else "it said nothing"
