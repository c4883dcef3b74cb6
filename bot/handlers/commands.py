"""The commands that everybody may use."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Message, Update
from telegram.constants import ChatType

from bot import references
from bot.context import BotContext
from bot.handlers.asked import place_of, sender_of
from bot.handlers.browsing import Browsing
from bot.references import decode_link
from bot.sending import Outgoing, reply
from bot.services import Services
from bot.store import forget_user
from bot.views import hears, help_view, privacy_view, start_view
from bot.views.texts import FORGOTTEN, NEW


class Commands:
    """Handles commands; each gets its message, and what stands behind it."""

    def __init__(self, services: Services, browsing: Browsing) -> None:
        self._services = services
        self._browsing = browsing

    async def start(self, update: Update, context: BotContext) -> None:
        """Say what this bot is, or show what a link leads to."""
        message = update.message
        if message is None:
            return
        link = decode_link(" ".join(context.args or ()))
        if isinstance(link, references.OfRelease):
            view = await self._browsing.card(link.release, context.bot.username)
        elif isinstance(link, references.AskAbout):
            view = await self._browsing.ask_about(link.release, place_of(message))
        elif isinstance(link, references.OfQuote):
            view = await self._browsing.quote(link, context.bot.username)
        else:
            view = await self.introduction(message, context)
        await reply(context.bot, message, view)

    async def introduction(self, message: Message, context: BotContext) -> Outgoing:
        """Return what this bot is, and in a group, or to an admin, what it hears in groups."""
        heard = None
        is_admin = self._services.admission.is_admin(sender_of(message))
        if is_admin or message.chat.type != ChatType.PRIVATE:
            can_read_all = bool(context.bot.bot.can_read_all_group_messages)
            heard = hears(can_read_all, context.bot.username)
        return start_view(await self._browsing.examples(), hears=heard)

    async def help(self, update: Update, context: BotContext) -> None:
        """Say how to ask."""
        if message := update.message:
            is_admin = self._services.admission.is_admin(sender_of(message))
            is_admin = is_admin and message.chat.type == ChatType.PRIVATE
            await reply(context.bot, message, help_view(context.bot.username, is_admin=is_admin))

    async def privacy(self, update: Update, context: BotContext) -> None:
        """Say what is kept, and how long."""
        settings = self._services.settings
        view = privacy_view(settings.keep_days, logs_questions=settings.log_questions)
        await _say(update, context, view)

    async def forget(self, update: Update, context: BotContext) -> None:
        """Delete all that is kept of a person."""
        message = update.message
        user = sender_of(message) if message else None
        if user is not None:
            await forget_user(
                self._services.database,
                user,
                before=update.update_id,
                clock=self._services.clock,
            )
            await _say(update, context, FORGOTTEN)

    async def new(self, update: Update, context: BotContext) -> None:
        """Begin a conversation anew."""
        if update.message:
            await self._services.contexts.forget(place_of(update.message))
            await _say(update, context, NEW)

    async def latest(self, update: Update, context: BotContext) -> None:
        """Show the newest releases."""
        await _say(update, context, await self._browsing.latest())

    async def release(self, update: Update, context: BotContext) -> None:
        """Show a release, by its id or words of its title."""
        words = _words(context.args)
        await _say(update, context, await self._browsing.named(words, context.bot.username))

    async def about(self, update: Update, context: BotContext) -> None:
        """Say how much the bot knows."""
        await _say(update, context, await self._browsing.about())


def _words(arguments: Sequence[str] | None) -> str:
    return " ".join(arguments or ())


async def _say(update: Update, context: BotContext, view: Outgoing) -> None:
    if update.message:
        await reply(context.bot, update.message, view)
