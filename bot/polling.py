"""Fetching updates from Telegram, by asking for them again and again.

The library's own loop is not used. It ends unnoticed when the token is revoked, and one update
that the library cannot read stops it from fetching any other, while it asks without a pause.
"""

from __future__ import annotations

import asyncio
import logging
import time
import warnings
from collections.abc import Sequence
from typing import Any

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError

from bot.arrival import Arrivals, NotStored
from bot.outage import Outage, insist, refused, unreachable
from bot.rival import Rival
from bot.settings import BotSettings

_LOG = logging.getLogger(__name__)
_POLL_S = 10
_STALE_S = 60.0
_REFUSALS = 5
"""A token that was accepted before is refused by a proxy or a server that is just starting, too:
it counts as revoked when it is refused this often, some eight seconds long."""


class Polling:
    """Fetches updates until it is cancelled; messages that came before are fetched too.

    Args:
        bot: Asks Telegram.
        arrivals: Where the updates go; Telegram is told of them only after that.
        settings: Say what an error calls the server.
        kinds: Which kinds of updates to fetch.
        pause_s: After the first failure; it grows with each.
    """

    def __init__(
        self,
        bot: Bot,
        arrivals: Arrivals,
        settings: BotSettings,
        kinds: Sequence[str],
        pause_s: float = 1.0,
    ) -> None:
        self._bot = bot
        self._arrivals = arrivals
        self._settings = settings
        self._kinds = kinds
        self._outage = unreachable(settings, pause_s)
        self._unstored = Outage("updates cannot be stored", pause_s)
        self._offset = 0
        self._refusals = 0
        self._last_at: float | None = None

    def is_well(self) -> bool:
        """Whether updates could be fetched within the last minute."""
        return self._last_at is not None and time.monotonic() - self._last_at < _STALE_S

    async def run(self) -> None:
        """Fetch updates.

        Raises:
            VerbatimError: Telegram refuses the bot, or another process fetches its updates.
        """
        await insist(self._bot.delete_webhook, self._settings, self._outage)
        rival = Rival()
        while True:
            try:
                await self._fetch()
            except NotStored as error:
                await asyncio.sleep(self._unstored.begins(error))
            except TelegramError as error:
                if isinstance(error, Conflict):
                    rival.is_met(error)
                self._consider(error)
                await asyncio.sleep(self._outage.begins(error))
            else:
                rival.is_not_met()
                self._outage.ends()
                self._unstored.ends()
                self._refusals = 0
                self._last_at = time.monotonic()

    def _consider(self, error: TelegramError) -> None:
        if isinstance(error, InvalidToken):
            self._refusals += 1
            if self._refusals >= _REFUSALS:
                raise refused(error, self._settings) from None

    async def _fetch(self) -> None:
        """Fetch what there is, or wait for it, and let it arrive.

        Raises:
            TelegramError: It could not be fetched or stored; it will be fetched again.
        """
        try:
            updates = await self._bot.get_updates(
                self._offset, timeout=_POLL_S, allowed_updates=self._kinds
            )
        except TelegramError:
            raise
        except Exception:
            await self._fetch_singly()
            return
        for update in updates:
            await self._arrivals.put(update)
            self._offset = update.update_id + 1

    async def _fetch_singly(self) -> None:
        """Fetch updates of which the library cannot read one, and leave that one out."""
        for raw in await self._raw():
            if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
                raise NetworkError("Invalid server response")
            try:
                update = Update.de_json(raw, self._bot)
            except Exception as error:
                _LOG.error("update %d cannot be read: %s", raw["update_id"], type(error).__name__)
            else:
                await self._arrivals.put(update)
            self._offset = raw["update_id"] + 1

    async def _raw(self) -> list[dict[str, Any]]:
        parameters = {"offset": self._offset, "timeout": 0, "allowed_updates": self._kinds}
        with warnings.catch_warnings(action="ignore"):  # that there is a method for it
            result: list[dict[str, Any]] = await self._bot.do_api_request("getUpdates", parameters)
        if not isinstance(result, list):
            raise NetworkError("Invalid server response")
        return result
