"""Being added to a group: the bot says what it hears there."""

from __future__ import annotations

from telegram import ChatMember, ChatMemberUpdated, Update
from telegram.constants import ChatType

from bot.context import BotContext
from bot.views import hears

_IN = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR)
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


async def greet(update: Update, context: BotContext) -> None:
    """Say in a group that has just taken the bot in how it is asked there."""
    change = update.my_chat_member
    if change is None or change.chat.type not in _GROUPS or not _has_come_in(change):
        return
    heard = hears(bool(context.bot.bot.can_read_all_group_messages), context.bot.username)
    await context.bot.send_message(change.chat.id, heard.text)


def _has_come_in(change: ChatMemberUpdated) -> bool:
    return change.new_chat_member.status in _IN and change.old_chat_member.status not in _IN
