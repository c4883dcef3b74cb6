"""How long `Engine.ask` itself took for each question, as the bot's process wrote it down."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class EngineTime:
    """One call, from `start` to `end` on the monotonic clock, which all processes share."""

    question: str
    start: float
    end: float

    @property
    def took_s(self) -> float:
        """How long the call took, in seconds."""
        return self.end - self.start


class EngineTimes:
    """All calls; finds the one that was made for a question."""

    def __init__(self, times: Iterable[EngineTime]) -> None:
        self._by_question: dict[str, list[EngineTime]] = defaultdict(list)
        for time in times:
            self._by_question[time.question].append(time)

    def within(self, question: str, start: float, end: float) -> EngineTime | None:
        """Return the last call for a question in a stretch of time."""
        calls = self._by_question[question]
        fitting = (call for call in reversed(calls) if start <= call.start and call.end <= end)
        return next(fitting, None)


def read_engine_times(path: Path) -> EngineTimes:
    """Read the file; a line that a kill cut short is left out."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return EngineTimes(EngineTime(*json.loads(line)) for line in lines if line.endswith("]"))
