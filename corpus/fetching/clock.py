"""The one place where fetching reads the clock, and where it waits."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from corpus.fetching.errors import Refusal


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """What time it is, and waiting; tests bring one of their own.

    Attributes:
        monotonic: Seconds from any fixed point.
        sleep: Wait so many seconds.
        now: The date and time, with its time zone.
    """

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = _now


class Deadline:
    """The moment at which a fetch is given up, whatever it is waiting for.

    Args:
        total_s: From now.
    """

    def __init__(self, clock: Clock, total_s: float) -> None:
        self._clock = clock
        self._total_s = total_s
        self._end = clock.monotonic() + total_s

    def left_s(self) -> float:
        """Return how many seconds are left, always more than none.

        Raises:
            Refusal: None are.
        """
        left = self._end - self._clock.monotonic()
        if left <= 0:
            raise self.passed()
        return left

    def passed(self) -> Refusal:
        """Return what to raise once the time is up."""
        return Refusal(f"it took longer than {self._total_s:g} s", mend="try again later")

    def pause(self, seconds: float) -> None:
        """Wait, out of politeness: that time does not count."""
        self._clock.sleep(seconds)
        self._end += seconds
