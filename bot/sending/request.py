"""One request to the Bot API, made again for as long as that helps."""

from __future__ import annotations

import logging
import math
import random
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from telegram.error import NetworkError, RetryAfter, TelegramError

from bot.sending.lines import Line
from bot.sending.patience import Attempts, Patience
from bot.sending.refusals import is_transient, told, wait_s
from bot.sending.waiting import Time, Waiting

_LOG = logging.getLogger(__name__)
Result = bool | dict[str, Any] | list[dict[str, Any]]

_MARGIN_S = 0.1
"""Added to the wait that Telegram asks for, which is given in whole seconds."""
_READING = "telegram.request."
"""The part of the library that reads answers."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be done, and how long it is tried.

    Attributes:
        attempt: Makes the request once.
        shared: The line in which all chats' requests come together, for those that count there.
    """

    attempt: Callable[[], Coroutine[Any, Any, Result]]
    endpoint: str
    patience: Patience
    shared: Line | None = None


class Persistence:
    """Makes requests until they are answered, each within the budgets of its line.

    Args:
        chance: See `Attempts`.
    """

    def __init__(
        self, waiting: Waiting, time: Time, chance: Callable[[], float] = random.random
    ) -> None:
        self._waiting = waiting
        self._clock = time.clock
        self._chance = chance

    async def answer_to(self, request: Request, line: Line) -> Result:
        """Return the answer to a request that is the first in its line.

        Raises:
            TelegramError: Telegram refused, or it is time to give up.
        """
        attempts = Attempts(request.patience, self._chance)
        last_hold = self._clock() + request.patience.holds_s
        while True:
            self._refuse_beyond(last_hold, line)
            await self._waiting.until_ready(line)
            await self._take(request.shared)
            try:
                return await self._attempted(request, line)
            except RetryAfter as error:
                line.held_until = self._clock() + wait_s(error) + _MARGIN_S
                attempts.was_heard()
                _LOG.info("%s is wanted later: %s", request.endpoint, told(error))
            except TelegramError as error:
                pause_s = attempts.pause_s(self._clock()) if is_transient(error) else None
                if pause_s is None:
                    raise
                _LOG.info("%s again in %.1f s: %s", request.endpoint, pause_s, told(error))
                await self._waiting.rest(pause_s)

    async def _attempted(self, request: Request, line: Line) -> Result:
        """Make one attempt; it counts from its end, as Telegram may have seen it only then."""
        with self._waiting.over():
            try:
                return await request.attempt()
            except (AttributeError, KeyError, TypeError) as error:
                if not _came_of_reading(error):
                    raise
                raise NetworkError("Invalid server response") from error
            finally:
                if line.spent:
                    line.spent.take(self._clock())

    async def _take(self, shared: Line | None) -> None:
        if shared and shared.spent:
            async with shared.turn:
                await self._waiting.until_ready(shared)
                shared.spent.take(self._clock())

    def _refuse_beyond(self, last_hold: float, line: Line) -> None:
        """Refuse what would wait too long; Telegram makes its waits longer for who asks on."""
        if line.held_until > last_hold:
            raise RetryAfter(math.ceil(line.held_until - self._clock()))


def _came_of_reading(error: Exception) -> bool:
    """Whether the library stumbled over an answer that is JSON, but none of the Bot API's."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return bool(trace and trace.tb_frame.f_globals.get("__name__", "").startswith(_READING))
