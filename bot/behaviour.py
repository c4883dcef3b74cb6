"""What the bot does with what it is sent."""

from __future__ import annotations

import logging

from telegram import Update

from bot.application import Behaviour, BotApplication
from bot.failures import Failures
from bot.handlers import KINDS, Handlers
from bot.handlers.asked import asked
from bot.reports import Reports
from bot.services import Services
from bot.views import hears

_LOG = logging.getLogger(__name__)


def behaviour(services: Services) -> Behaviour:
    """Return the bot's handlers, and what they are to be sent."""
    settings = services.settings
    secrets = (settings.token, settings.webhook_secret, settings.proxy)
    reports = Reports(settings.admins, [one.get_secret_value() for one in secrets if one])
    handlers = Handlers(services)

    async def when_started(application: BotApplication) -> None:
        heard = hears(
            bool(application.bot.bot.can_read_all_group_messages), application.bot.username
        )
        _LOG.info("%s", heard.text)
        handlers.prepare()

    return Behaviour(
        handlers=handlers.all(),
        on_error=Failures(reports).handle,
        kinds=KINDS,
        menus=handlers.menus(),
        is_addressed=_is_addressed,
        when_started=when_started,
    )


def _is_addressed(update: Update) -> bool:
    """Whether a message asks the bot something, wherever it was written."""
    message = update.message
    return bool(message and asked(message, message.get_bot()))
