"""Where updates arrive: none counts as received before it is stored.

Whoever fetches updates, by polling or through the webhook, puts them here, and tells Telegram
that they have arrived only after that. So an update is either still with Telegram or in the
inbox, whenever the process is killed.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from telegram import Update
from telegram.error import TelegramError

from bot.lanes import chat_of
from corpus import VerbatimError

if TYPE_CHECKING:
    from bot.store.inbox import Inbox

_ROOM = 5000
"""Updates that are held in memory at most, some 100 MB of them; Telegram keeps the rest."""


class NotStored(TelegramError):
    """An update could not be stored; Telegram must not be told that it has arrived."""


class Arrivals(asyncio.Queue[object]):
    """The application's queue of updates, with the inbox before it.

    Args:
        inbox: Keeps every update until it is dealt with, and knows those that were here before.
        room: How many updates may be on their way through the bot before it takes no more.
        clock: Seconds, for telling how long ago the last update arrived.
    """

    def __init__(
        self, inbox: Inbox, room: int = _ROOM, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._inbox = inbox
        self._room = room
        self._clock = clock
        self._held = 0
        self._has_room = asyncio.Event()
        self._has_room.set()
        self.last_at: float | None = None

    @property
    def held(self) -> int:
        """How many updates are on their way through the bot."""
        return self._held

    async def put(self, item: object) -> None:
        """Store an update, then let it be handled; one that was here before is dropped.

        Raises:
            NotStored: The disk is full, or the database cannot be written.
        """
        if isinstance(item, Update):
            await self._has_room.wait()
            if not await self._is_new(item):
                return
        await self.put_again(item)

    async def put_again(self, item: object) -> None:
        """Let an update be handled that is in the inbox already."""
        if isinstance(item, Update):
            await self._has_room.wait()
        self._held += 1
        if self._held >= self._room:
            self._has_room.clear()
        await super().put(item)

    def task_done(self) -> None:
        """Note that an update has gone its way through the bot."""
        super().task_done()
        self._held -= 1
        if self._held < self._room:
            self._has_room.set()

    async def _is_new(self, update: Update) -> bool:
        self.last_at = self._clock()
        person = update.effective_user
        try:
            return await self._inbox.take_in(
                update.update_id,
                chat_of(update),
                update.to_json(),
                user=person.id if person else None,
            )
        except VerbatimError as error:
            raise NotStored(str(error)) from error
