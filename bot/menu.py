"""The commands that Telegram shows beside the input: which, and to whom."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from telegram import Bot, BotCommand, BotCommandScope
from telegram.error import TelegramError

from bot.sending.refusals import told

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Menu:
    """Commands, and where they are shown; everywhere without a scope."""

    commands: tuple[BotCommand, ...]
    scope: BotCommandScope | None = None


async def show(bot: Bot, menus: Iterable[Menu]) -> None:
    """Have the menus shown, without which the bot is as good.

    An administrator's menu is refused until that person has written to the bot.
    """
    for menu in menus:
        try:
            await bot.set_my_commands(menu.commands, scope=menu.scope)
        except TelegramError as error:
            where = menu.scope.type if menu.scope else "everywhere"
            _LOG.warning("a menu of commands (%s) could not be set: %s", where, told(error))
