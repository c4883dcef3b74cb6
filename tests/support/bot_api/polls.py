"""Long polling: a poll waits until there is an update, and only the newest poll lives."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot_api.ledger import Ledger
from bot_api.parameters import Parameters
from bot_api.refusals import OTHER_POLL, Refused, bad, conflict

MAX_UPDATES = 100
MAX_WAIT_S = 50
Answer = Callable[[Any], None]


@dataclass(frozen=True, slots=True, eq=False)
class Poll:
    """A poll that waits: what it asked, how it is answered, and when it ends."""

    offset: int
    limit: int
    answer: Answer
    ends: asyncio.TimerHandle


class Polls:
    """Answers `getUpdates`; lives on the server's event loop.

    `answer` is called with a list of updates, or with what the poll was refused with.
    """

    def __init__(self, ledger: Ledger, loop: asyncio.AbstractEventLoop) -> None:
        self.count = 0
        self._ledger = ledger
        self._loop = loop
        self._waiting: Poll | None = None

    def begin(self, parameters: Parameters, answer: Answer) -> Poll | None:
        """Answer at once if there is something, or when there is, or at the end of the wait.

        Returns:
            The poll, where it waits.
        """
        offset = parameters.whole("offset", 0)
        limit = parameters.whole("limit", MAX_UPDATES)
        if not 1 <= limit <= MAX_UPDATES:
            raise bad(f"limit must be between 1 and {MAX_UPDATES}")
        self._ledger.updates.want(parameters.json("allowed_updates"))
        self.count += 1
        self._end(conflict(OTHER_POLL))
        found = self._ledger.updates.take(offset, limit)
        wait_s = min(parameters.whole("timeout", 0), MAX_WAIT_S)
        if found or wait_s <= 0:
            answer([update.described() for update in found])
            return None
        ends = self._loop.call_later(wait_s, self._end, [])
        self._waiting = Poll(offset, limit, answer, ends)
        return self._waiting

    def look(self) -> None:
        """Answer the poll that waits, now that something has come."""
        poll = self._waiting
        if poll is None:
            return
        with self._ledger.changed:
            if found := self._ledger.updates.take(poll.offset, poll.limit):
                self._end([update.described() for update in found])

    def forget(self, poll: Poll | None) -> None:
        """The client has gone; what was not told stays untold."""
        if poll and poll is self._waiting:
            poll.ends.cancel()
            self._waiting = None

    def _end(self, answer: list[Any] | Refused) -> None:
        poll, self._waiting = self._waiting, None
        if poll:
            poll.ends.cancel()
            poll.answer(answer)
