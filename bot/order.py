"""How updates are handled: in order within a chat, and marked in the inbox when they are done.

An update is done when its handlers have finished, with an answer or with an apology. It is not
where the bot was stopped before, or where Telegram could not be reached: then it is tried again,
by this process or, from the inbox, by the next.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from inspect import iscoroutine
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, BaseUpdateProcessor, CallbackContext

from bot.lanes import Lanes, lane_of
from bot.logs import bound
from bot.sending.refusals import is_transient, told
from corpus import VerbatimError

if TYPE_CHECKING:
    from bot.store.inbox import Inbox

_LOG = logging.getLogger(__name__)
_MANY = 1_000_000
"""Updates handled at a time. No limit: were there one, a flood in one chat would use it up."""
_PAUSES_S = (5.0, 10.0, 20.0, 40.0, 60.0)
"""Between two attempts to answer while Telegram cannot be reached; the last one is repeated."""


def request_id(update_id: int) -> str:
    """Return the id by which the log and an apology name the handling of an update."""
    return f"{update_id:x}"


class InOrder(BaseUpdateProcessor):
    """Handles the updates of each chat one after the other, and all chats at the same time.

    `again` is to be set to what handles an update once more: the application's `process_update`;
    `give_up` to what says that it comes too late to be answered.

    Args:
        inbox: Is told which updates are done.
        max_age_s: For how long answering is tried; then an apology is, until it can be sent.
        pauses_s: Seconds between the attempts.
    """

    again: Callable[[Update], Awaitable[None]]
    give_up: Callable[[Update], Awaitable[None]]

    def __init__(
        self, inbox: Inbox, *, max_age_s: float, pauses_s: tuple[float, ...] = _PAUSES_S
    ) -> None:
        super().__init__(_MANY)
        self._inbox = inbox
        self._max_age_s = max_age_s
        self._pauses_s = pauses_s
        self._lanes = Lanes()
        self._running: set[asyncio.Task[Any]] = set()
        self._unsent: set[int] = set()
        self._unmarked: set[int] = set()
        self._stopping = asyncio.Event()

    @property
    def in_flight(self) -> int:
        """How many updates are being handled; those that wait for their turn are not."""
        return len(self._running)

    @property
    def open_lanes(self) -> int:
        """How many chats have an update that waits or is being handled."""
        return len(self._lanes)

    async def initialize(self) -> None:
        """Do nothing; there is nothing to prepare."""

    async def shutdown(self) -> None:
        """Mark what could not be marked before."""
        await self._mark_all()

    def stop(self) -> None:
        """Begin nothing more; what is being handled may finish."""
        self._stopping.set()

    def abandon(self) -> None:
        """Cancel what is still being handled; it stays in the inbox."""
        for task in self._running:
            task.cancel()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle an update when its turn has come; see the class."""
        if not isinstance(update, Update):
            await coroutine
            return
        try:
            async with self._lanes.turn(lane_of(update)):
                if not self._stopping.is_set():
                    await self._handle(update, coroutine)
        finally:
            if iscoroutine(coroutine):
                coroutine.close()  # never begun, where the bot is being stopped

    async def notice(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        """Note, as the first error handler, that an answer could not be sent for now.

        Raises:
            ApplicationHandlerStop: So it is, and nobody needs to apologise.
        """
        if isinstance(update, Update) and context.error and is_transient(context.error):
            if update.inline_query:
                raise ApplicationHandlerStop  # whoever typed it has gone on
            self._unsent.add(update.update_id)
            _LOG.warning("no answer could be sent, it is tried again: %s", told(context.error))
            raise ApplicationHandlerStop

    async def _handle(self, update: Update, coroutine: Awaitable[Any]) -> None:
        task = asyncio.current_task()
        assert task is not None  # all of this runs in the event loop
        self._running.add(task)
        try:
            with bound(request_id(update.update_id)):
                await coroutine
                if await self._is_sent_at_last(update):
                    await self._mark(update.update_id)
        finally:
            self._running.discard(task)
            self._unsent.discard(update.update_id)

    async def _is_sent_at_last(self, update: Update) -> bool:
        """Whether the update was dealt with, at once or when Telegram could be reached again."""
        until = time.monotonic() + self._max_age_s
        for pause_s in chain(self._pauses_s, repeat(self._pauses_s[-1])):
            if update.update_id not in self._unsent:
                return True
            if await self._is_stopped_within(pause_s):
                return False
            self._unsent.discard(update.update_id)
            await self._tried_again(update, is_late=time.monotonic() > until)
        raise AssertionError  # the pauses never end

    async def _tried_again(self, update: Update, *, is_late: bool) -> None:
        if not is_late:
            await self.again(update)
            return
        try:
            await self.give_up(update)
        except TelegramError as error:
            if is_transient(error):
                self._unsent.add(update.update_id)
            else:
                _LOG.warning("an apology could not be sent: %s", told(error))

    async def _is_stopped_within(self, pause_s: float) -> bool:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), pause_s)
        return self._stopping.is_set()

    async def _mark(self, update_id: int) -> None:
        self._unmarked.add(update_id)
        await self._mark_all()

    async def _mark_all(self) -> None:
        """Mark what is done, also what could not be marked when it was."""
        for update_id in tuple(self._unmarked):
            try:
                await self._inbox.mark_done(update_id)
            except VerbatimError as error:
                _LOG.error("an answered question could not be marked so: %s", error)
                return
            self._unmarked.discard(update_id)
