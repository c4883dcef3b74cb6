"""How much Telegram takes: so many requests in any stretch of so many seconds, and no more."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from telegram.constants import FloodLimit


@dataclass(frozen=True, slots=True)
class Budget:
    """At most `most` requests in any `period_s` seconds, wherever those begin."""

    most: int
    period_s: float


_PRIVATE = Budget(3 * FloodLimit.MESSAGES_PER_SECOND_PER_CHAT, 3.0)
"""One message a second in the long run; an answer in three parts goes out at once."""
_GROUP = Budget(FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP, 60.0)
_OVERALL = Budget(FloodLimit.MESSAGES_PER_SECOND, 1.05)
"""A little more than a second, as requests are not all on their way for equally long."""


@dataclass(frozen=True, slots=True)
class Budgets:
    """What one private chat takes, one group or channel, and all of them together."""

    private: Budget = _PRIVATE
    group: Budget = _GROUP
    overall: Budget = _OVERALL


class Spent:
    """What was taken of a budget lately.

    It keeps the times of the last requests rather than a bucket of tokens: a bucket that may be
    emptied at once lets through nearly twice the budget in the stretch that begins then.
    """

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._times: deque[float] = deque(maxlen=budget.most)

    def next_at(self) -> float:
        """Return from when on the budget allows one more."""
        if len(self._times) < self._budget.most:
            return float("-inf")
        return self._times[0] + self._budget.period_s

    def take(self, now: float) -> None:
        """Count a request."""
        self._times.append(now)

    def is_refilled(self, now: float) -> bool:
        """Whether nothing counts any more."""
        return not self._times or self._times[-1] + self._budget.period_s <= now
