"""What the bot does with an update: it answers messages in private chats, and nothing else.

Edited messages, groups, channels, business and guest messages are left alone. Guest messages
need care: to the library's filters they look like ordinary ones, with the chat of the guest.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from telegram import Update
from telegram.error import Forbidden, TelegramError
from telegram.ext import BaseHandler, CommandHandler, MessageHandler, filters

from bot.asking import Asker
from bot.conversation import BotContext
from bot.delivery import reply
from bot.formatted import Formatted
from bot.messages import APOLOGY, HELP, START, TEXT_ONLY, left_unanswered, render
from corpus import VerbatimError
from index import questions_of

_LOG = logging.getLogger(__name__)
_ASKABLE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE

MOST_QUESTIONS = 5
"""Questions of one message that are answered, each by a message of its own."""

Handler = BaseHandler[Update, BotContext, Any]


def handlers(asker: Asker) -> list[Handler]:
    """Return the bot's handlers; the first that wants an update gets it."""

    async def answer(update: Update, context: BotContext) -> None:
        await _answer(update, context, asker)

    return [
        CommandHandler("start", _saying(START), _ASKABLE),
        MessageHandler(_ASKABLE & filters.COMMAND, _saying(HELP)),
        MessageHandler(_ASKABLE & filters.TEXT, answer),
        MessageHandler(_ASKABLE & ~filters.StatusUpdate.ALL, _saying(TEXT_ONLY)),
    ]


async def apologise(update: object, context: BotContext) -> None:
    """Log that an update could not be handled, never with its words, and tell the person."""
    if not isinstance(update, Update) or context.error is None:
        return  # polling itself failed; see bot/polling.py
    _LOG.error("update %d failed: %s", update.update_id, _in_short(context.error))
    if update.message and not isinstance(context.error, Forbidden):
        with suppress(TelegramError):
            await reply(update.message, APOLOGY)


async def _answer(update: Update, context: BotContext, asker: Asker) -> None:
    message, conversation = update.message, context.chat_data
    if message is None or message.text is None or conversation is None:
        return
    async with conversation.turn:
        questions = questions_of(message.text)
        for question in questions[:MOST_QUESTIONS]:
            answer = await asker.ask(question, conversation.context)
            conversation.context = answer.context
            await reply(message, render(answer), (*answer.quotes, *answer.nearest))
        if len(questions) > MOST_QUESTIONS:
            await reply(message, left_unanswered(MOST_QUESTIONS, len(questions)))


def _saying(words: Formatted) -> Callable[[Update, BotContext], Coroutine[Any, Any, None]]:
    async def say(update: Update, context: BotContext) -> None:
        if update.message:
            await reply(update.message, words)

    return say


def _in_short(error: Exception) -> str:
    """Say what went wrong and where; an unforeseen error's message may quote the question."""
    if isinstance(error, VerbatimError | TelegramError):
        return f"{type(error).__name__}: {error}"
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{type(error).__name__}\n{frames}"
