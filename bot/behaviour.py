"""What the bot does with what it is sent."""

from __future__ import annotations

import asyncio

from telegram import Update

from bot.announcing import announce
from bot.application import Behaviour, BotApplication
from bot.failures import Failures
from bot.handlers import KINDS, Handlers
from bot.handlers.asked import asked
from bot.reports import Reports
from bot.services import Services


def behaviour(services: Services) -> Behaviour:
    """Return the bot's handlers, and what they are to be sent."""
    settings = services.settings
    secrets = (settings.token, settings.webhook_secret, settings.proxy)
    reports = Reports(settings.admins, [one.get_secret_value() for one in secrets if one])
    handlers = Handlers(services)
    beginnings: list[asyncio.Task[None]] = []  # or nothing would hold them until they are done

    async def when_started(application: BotApplication) -> None:
        beginnings.append(asyncio.create_task(announce(services, application.bot)))
        beginnings.append(asyncio.create_task(handlers.prepare()))

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
