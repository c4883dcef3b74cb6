"""The bot as one object: the library's application with our settings and handlers in it."""

from __future__ import annotations

import logging
from typing import Any

from telegram import BotCommand
from telegram.error import TelegramError
from telegram.ext import Application, ContextTypes, ExtBot

from bot.asking import Asker
from bot.conversation import BotContext, Conversation
from bot.handlers import apologise, handlers
from bot.settings import BotSettings

_LOG = logging.getLogger(__name__)
_COMMANDS = (BotCommand("start", "What this bot is"), BotCommand("help", "How to ask"))

BotApplication = Application[
    ExtBot[None], BotContext, dict[Any, Any], Conversation, dict[Any, Any], None
]


def build_application(settings: BotSettings, asker: Asker) -> BotApplication:
    """Return the application, ready to be run; nothing is sent yet."""
    application: BotApplication = (
        Application.builder()
        .token(settings.token.get_secret_value())
        .base_url(f"{settings.api_base_url}/bot")
        .base_file_url(f"{settings.api_base_url}/file/bot")
        .context_types(ContextTypes(context=BotContext, chat_data=Conversation))
        .job_queue(None)
        .concurrent_updates(True)
        .post_init(_show_commands)
        .build()
    )
    application.add_handlers(handlers(asker))
    application.add_error_handler(apologise)
    return application


async def _show_commands(application: BotApplication) -> None:
    """Have the commands shown in the chat's menu, which the bot is as good without."""
    try:
        await application.bot.set_my_commands(_COMMANDS)
    except TelegramError as error:
        _LOG.warning("the menu of commands could not be set: %s", error)
    _LOG.info("answering as @%s", application.bot.username)
