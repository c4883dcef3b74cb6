"""A contender that serves: a process that is asked a line at a time and answers in one."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.benchmarks.side_by_side.program import ContenderFailed, last_words
from scripts.benchmarks.side_by_side.weight import Weight, weight_of

_END_S = 20.0
_CHUNK = 1 << 16  # bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What a contender answers.

    Attributes:
        ids: Passages, best first; of ours, releases.
        quote: The words given as the answer; empty where it abstains.
        inside_ms: As it timed itself.
        outside_ms: From the question written to the answer read.
        nearest: What it offers where it abstains.
        release: Of the quote, or of what is nearest; empty where `ids` tells.
    """

    ids: tuple[str, ...]
    quote: str
    inside_ms: float
    outside_ms: float
    nearest: str = ""
    release: str = ""


class Serving:
    """A serving process, from its start to its end.

    Attributes:
        ready_s: Seconds from its start until it could answer.
    """

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], log: Path, *, timeout_s: float
    ) -> None:
        """Start it and wait until it is ready.

        Raises:
            ContenderFailed: It is not within the time.
        """
        self._log, self._timeout_s, self._read = log, timeout_s, b""
        start = time.perf_counter()
        try:
            self._process = _started(command, environment, log)
        except OSError as error:
            raise ContenderFailed(f"cannot run {command[0]}: {error.strerror}") from error
        try:
            if self._line().get("ready") is not True:
                raise ContenderFailed("it did not say that it is ready")
        except BaseException:
            self.close(patience_s=0)
            raise
        self.ready_s = time.perf_counter() - start

    def __enter__(self) -> Serving:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, question: str, limit: int) -> Reply:
        """Ask a question and wait for the answer.

        Raises:
            ContenderFailed: There is none within the time, or it is none.
        """
        assert self._process.stdin is not None
        line = json.dumps({"question": question, "limit": limit}) + "\n"
        start = time.perf_counter()
        try:
            self._process.stdin.write(line.encode())
            self._process.stdin.flush()
        except OSError as error:
            raise self._ended() from error
        found = self._line()
        return _reply(found, (time.perf_counter() - start) * 1000)

    def weight(self) -> Weight | None:
        """Return its memory and that of the processes that it started; None where nobody tells."""
        return weight_of(self._process.pid)

    def close(self, patience_s: float = _END_S) -> None:
        """End it: by ending what it reads, or else, when patience is at its end, by force."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(OSError):  # it may have gone already, with a question unread
            self._process.stdin.close()
        try:
            self._process.wait(patience_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def _line(self) -> dict[str, Any]:
        """Return the next line that holds a JSON object; a library may print others."""
        until = time.perf_counter() + self._timeout_s
        while True:
            line, end, rest = self._read.partition(b"\n")
            if not end:
                self._read += self._chunk(until - time.perf_counter())
                continue
            self._read = rest
            try:
                found = json.loads(line)
            except ValueError:
                continue
            if isinstance(found, dict):
                return found

    def _chunk(self, within_s: float) -> bytes:
        assert self._process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            if not selector.select(max(0.0, within_s)):
                raise ContenderFailed(f"no answer within {self._timeout_s:g} s")
        chunk = os.read(self._process.stdout.fileno(), _CHUNK)
        if not chunk:
            raise self._ended()
        return chunk

    def _ended(self) -> ContenderFailed:
        return ContenderFailed(f"it ended while serving: {last_words(self._log)}")


def _started(
    command: Sequence[str], environment: Mapping[str, str], log: Path
) -> subprocess.Popen[bytes]:
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as errors:
        return subprocess.Popen(
            command,
            cwd=log.parent,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
        )


def _reply(found: Mapping[str, Any], outside_ms: float) -> Reply:
    try:
        return Reply(
            tuple(map(str, found["ids"])),
            str(found["quote"]),
            float(found["ms"]),
            outside_ms,
            str(found.get("nearest", "")),
            str(found.get("release", "")),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ContenderFailed(f"it answered {str(found)[:80]}, which lacks {error}") from error
