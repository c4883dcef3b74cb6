"""Messages that ask: in private any text, elsewhere what is said to the bot, and their edits."""

from __future__ import annotations

from telegram import Message, Update
from telegram.constants import ChatType

from bot.context import BotContext
from bot.handlers.answering import Answering
from bot.handlers.asked import Asked, asked, is_other_command
from bot.sending import reply
from bot.services import Services
from bot.views.texts import ASK_USAGE, TEXT_ONLY


class Messages:
    """Handles messages and edits of them."""

    def __init__(self, services: Services, answering: Answering) -> None:
        self._services = services
        self._answering = answering

    async def answer(self, update: Update, context: BotContext) -> None:
        """Answer a message that asks; where others talk, keep quiet on all the rest."""
        message = update.message or update.channel_post
        if message is None:
            return
        found = asked(message, context.bot)
        if found is None:
            if _is_to_us(message):
                await reply(context.bot, message, TEXT_ONLY)
        elif not found.text.strip():
            await reply(context.bot, message, ASK_USAGE)
        else:
            await self._answering.answer(context.bot, found, update.update_id)

    async def answer_anew(self, update: Update, context: BotContext) -> None:
        """Edit the answer of an edited question; a message that only now asks is answered."""
        message = update.edited_message or update.edited_channel_post
        found = asked(message, context.bot) if message else None
        if message is None or found is None or not found.text.strip() or is_other_command(message):
            return
        known = await self._services.given.of_question(message.chat_id, message.message_id)
        given = [one for one in known if one.answer_messages]
        if given:
            # Whoever edits a message is who wrote it, whatever button it was answered for.
            there = Asked(message, found.text, given[0].place)
            await self._answering.answer_anew(context.bot, there, given, update.update_id)
        else:
            await self._answering.answer(context.bot, found, update.update_id)

    async def follow_the_group(self, update: Update, _: BotContext) -> None:
        """Carry the conversations of a group over to the supergroup that it has become."""
        message = update.message
        if message and message.migrate_to_chat_id:
            self._services.admission.follow(message.chat_id, message.migrate_to_chat_id)
            await self._services.contexts.move(message.chat_id, message.migrate_to_chat_id)


def _is_to_us(message: Message) -> bool:
    return message.chat.type == ChatType.PRIVATE and not message.via_bot
