"""The bot as a process of its own: started, killed without warning, started again, and weighed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus import VerbatimError

_PROJECT = Path(__file__).parents[3]
_EVERY_S = 1.0
_SIZES = re.compile(r"^(Rss|Pss):\s+(\d+) kB", re.M)


@dataclass(frozen=True, slots=True)
class Weight:
    """Memory of the process at one moment, in MB; `life` counts its starts, from 0."""

    at: float
    life: int
    rss_mb: float
    pss_mb: float
    answered: int


class BotProcess:
    """Runs `verbatim bot` on an index against a Telegram.

    Attributes:
        kills: When it was killed, on the monotonic clock: the moment before, as it takes
            20 to 30 ms until its end is seen.
        starts: When it was started.
    """

    def __init__(
        self, index: Path, work: Path, environment: dict[str, str], answered: Callable[[], int]
    ) -> None:
        self.kills: list[float] = []
        self.starts: list[float] = []
        self.weights: list[Weight] = []
        self.times = work / "engine-times.jsonl"
        self.log = work / "bot.log"
        self._command = [
            sys.executable, "-m", "scripts.benchmarks.load.timed_bot", str(self.times),
            "--index", str(index), "bot",
        ]  # fmt: skip
        self._work = work
        self._environment = clean_environment() | environment
        self._answered = answered
        self._process: subprocess.Popen[bytes] | None = None
        self._closing = threading.Event()
        threading.Thread(target=self._weigh, daemon=True).start()

    def start(self) -> None:
        """Start it, once more perhaps; its log goes on."""
        self.starts.append(time.monotonic())
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, cwd=self._work, env=self._environment, stdout=log, stderr=log
            )

    def kill(self) -> None:
        """End it by SIGKILL, with all that it was doing."""
        assert self._process
        self.kills.append(time.monotonic())
        self._process.kill()
        self._process.wait()

    def check(self) -> None:
        """Say so if it has ended by itself.

        Raises:
            VerbatimError: It has.
        """
        if self._process and self._process.poll() is not None:
            said = self.log.read_text(errors="replace").strip().splitlines()[-1:]
            raise VerbatimError(
                f"the bot ended with {self._process.returncode}: {said}", mend=f"see {self.log}"
            )

    def stop(self) -> float:
        """End it by SIGTERM; return how many seconds it took."""
        self._closing.set()
        assert self._process
        started = time.monotonic()
        self._process.terminate()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        return time.monotonic() - started

    def _weigh(self) -> None:
        while not self._closing.wait(_EVERY_S):
            if weight := self.weight():
                self.weights.append(weight)

    def weight(self) -> Weight | None:
        """Return how much memory it has now; None between two lives, and without Linux."""
        if self._process is None:
            return None
        try:
            told = Path(f"/proc/{self._process.pid}/smaps_rollup").read_text()
        except OSError:
            return None
        sizes = {name: int(size) / 1024 for name, size in _SIZES.findall(told)}
        if set(sizes) != {"Rss", "Pss"}:
            return None
        life = len(self.starts) - 1
        return Weight(time.monotonic(), life, sizes["Rss"], sizes["Pss"], self._answered())


def clean_environment() -> dict[str, str]:
    """Return this process's environment without settings of this machine."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VERBATIM_")}
    paths = [str(_PROJECT), *kept.get("PYTHONPATH", "").split(os.pathsep)]
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONUTF8": "1"}
