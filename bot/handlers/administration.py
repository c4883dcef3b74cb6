"""What only admins may do, in their private chats with the bot."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update

from bot.context import BotContext
from bot.formatted import Formatted
from bot.sending import Outgoing, reply
from bot.services import Services
from bot.views import gaps_view, hears, status_view
from bot.views.texts import ADMINS_ONLY
from corpus import VerbatimError
from index.folder import read_pointer
from index.settings import Settings

_STARTED = time.monotonic()
Handling = Callable[[Update, BotContext], Awaitable[None]]


class Administration:
    """Handles the admins' commands."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def only_admins(self, handle: Handling) -> Callable[[Update, BotContext], Any]:
        """Return a handler that lets admins alone through."""

        async def guarded(update: Update, context: BotContext) -> None:
            user = update.effective_user
            if self._services.admission.is_admin(user.id if user else None):
                await handle(update, context)
            elif update.message:
                await reply(context.bot, update.message, ADMINS_ONLY)

        return guarded

    async def status(self, update: Update, context: BotContext) -> None:
        """Say how the bot is."""
        if update.message is None:
            return
        facts = {
            "up": _duration(time.monotonic() - _STARTED),
            "index": self._services.asker.generation,
            "releases": await self._services.asker.with_catalogue(len),
            "waiting": await self._services.inbox.number_unfinished() - 1,  # this one
            "database": f"{self._services.settings.database.stat().st_size / 1e6:.1f} MB",
            "process": os.getpid(),
            "groups": hears(
                bool(context.bot.bot.can_read_all_group_messages), context.bot.username
            ).text,
        }
        await reply(context.bot, update.message, status_view(facts))

    async def reload(self, update: Update, context: BotContext) -> None:
        """Bring the index up to date with the releases, and use it at once."""
        if update.message is None:
            return
        before = self._services.asker.generation
        try:
            await asyncio.to_thread(_rebuilt_if_due, self._services.index_settings)
        except VerbatimError as error:
            failed = Outgoing(Formatted(f"The index was not rebuilt: {error}"))
            await reply(context.bot, update.message, failed)
            return
        await self._services.asker.renew()
        newest = await asyncio.to_thread(_newest, self._services.index_settings)
        said = _in_use(before, self._services.asker.generation, newest)
        await reply(context.bot, update.message, Outgoing(Formatted(said)))

    async def gaps(self, update: Update, context: BotContext) -> None:
        """Show questions that were not answered lately."""
        if update.message:
            await reply(context.bot, update.message, gaps_view(await self._services.gaps.latest()))


def _rebuilt_if_due(settings: Settings) -> None:
    from index import rebuild, rebuild_is_due

    if rebuild_is_due(settings):
        rebuild(settings, skip_invalid=True)


def _newest(settings: Settings) -> str | None:
    """Return the name of the generation that should be in use; None where that is damaged."""
    try:
        return read_pointer(settings.index).generation
    except VerbatimError:
        return None


def _in_use(before: str, now: str, newest: str | None) -> str:
    """Say which generation answers; the watch may have taken a newer one up by itself."""
    if now != newest:
        return f"The newest index cannot be used; the log says why. Index {now} answers on."
    if now != before:
        return f"Index {now} is in use now."
    return f"Nothing has changed: index {now} is the newest, and in use."


def _duration(seconds: float) -> str:
    minutes = int(seconds // 60)
    days, hours = divmod(minutes // 60, 24)
    return f"{days} d {hours} h {minutes % 60} min"
