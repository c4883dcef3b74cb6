"""What admins are told when the bot starts: what it hears in groups, if that has changed."""

from __future__ import annotations

import logging

from telegram import Bot
from telegram.error import TelegramError

from bot.sending.refusals import told
from bot.services import Services
from bot.views import hears

_LOG = logging.getLogger(__name__)


async def announce(services: Services, bot: Bot) -> None:
    """Log what the bot hears in groups, and tell every admin of it once."""
    heard = hears(bool(bot.bot.can_read_all_group_messages), bot.username).text
    _LOG.info("%s", heard)
    admins = services.settings.admins
    if not admins or not await services.told.is_news("hears", heard):
        return
    for admin in sorted(admins):
        try:
            await bot.send_message(admin, heard)
        except TelegramError as error:  # most likely they have not written to the bot yet
            _LOG.warning("an admin was not told: %s", told(error), extra={"chat": admin})
