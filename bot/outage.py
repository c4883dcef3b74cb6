"""Waiting for the network or the disk while it fails, without filling the log."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.sending.refusals import is_transient, told, wait_s
from bot.settings import PREFIX, BotSettings
from corpus import VerbatimError

_LOG = logging.getLogger(__name__)
_FIRST_S, _GROWTH, _LONGEST_S = 1.0, 1.5, 15.0
_REMIND_S = 600.0
_Result = TypeVar("_Result")


class Outage:
    """Says once that something cannot be done, now and then that it still cannot, and its end.

    Args:
        trouble: What cannot be done, as a sentence without a full stop.
        first_s: The pause after the first failure; it grows with each.
    """

    def __init__(self, trouble: str, first_s: float = _FIRST_S) -> None:
        self._trouble = trouble
        self._first_s = first_s
        self._pause_s = first_s
        self._since: float | None = None
        self._said_at = 0.0

    def begins(self, error: TelegramError) -> float:
        """Note a failure; return for how many seconds to wait before the next attempt."""
        now = time.monotonic()
        if self._since is None:
            self._since = self._said_at = now
            _LOG.warning("%s, trying on: %s", self._trouble, told(error))
        elif now - self._said_at >= _REMIND_S:
            self._said_at = now
            minutes = (now - self._since) / 60
            _LOG.warning("for %d minutes: %s: %s", minutes, self._trouble, told(error))
        if isinstance(error, RetryAfter):
            return wait_s(error)
        pause_s = self._pause_s * random.uniform(0.8, 1.2)  # noqa: S311 - spreads, hides nothing
        self._pause_s = min(self._pause_s * _GROWTH, _LONGEST_S)
        return pause_s

    def ends(self) -> None:
        """Note that it can be done."""
        if self._since is not None:
            lasted_s = time.monotonic() - self._since
            _LOG.info("over after %.0f seconds: %s", lasted_s, self._trouble)
        self._since, self._pause_s = None, self._first_s


def unreachable(settings: BotSettings, first_s: float = _FIRST_S) -> Outage:
    """Return the outage of the Bot API server."""
    return Outage(f"{settings.api_base_url} cannot be reached", first_s)


async def insist(
    action: Callable[[], Awaitable[_Result]], settings: BotSettings, outage: Outage
) -> _Result:
    """Do something at Telegram, and again until it can be reached, however long that takes.

    Raises:
        VerbatimError: It can be reached, and refuses.
    """
    while True:
        try:
            result = await action()
        except TelegramError as error:
            if not is_transient(error):
                raise refused(error, settings) from None
            await asyncio.sleep(outage.begins(error))
        else:
            outage.ends()
            return result


def refused(error: TelegramError, settings: BotSettings) -> VerbatimError:
    """Return what is said where Telegram refuses the bot; the token is not in it."""
    if isinstance(error, InvalidToken):
        return VerbatimError(
            f"{settings.api_base_url} does not accept the bot's token",
            mend=f"set {PREFIX}TOKEN to the one that @BotFather shows",
        )
    reason = told(error).replace(settings.token.get_secret_value(), "<token>")
    return VerbatimError(
        f"{settings.api_base_url} refuses the bot: {reason}",
        mend=f"check {PREFIX}API_BASE_URL and what @BotFather says of the bot",
    )
