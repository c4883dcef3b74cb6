"""Which messages reach the bot: in groups, privacy mode keeps most of them from it."""

from __future__ import annotations

from bot_api.chats import Chat, Message
from bot_api.detected import commands
from bot_api.profile import Profile


def hears(profile: Profile, chat: Chat, message: Message) -> bool:
    """Whether the bot is told of a message.

    With privacy mode on it is told of replies to it, of commands that name it or nobody, and of
    what was sent through it; a plain mention does not reach it. Privacy mode is taken as it was
    when the bot was added to the group, as Telegram does; administrators hear everything.
    """
    if chat.bot_is in ("absent", "kicked"):
        return False
    if chat.kind in ("private", "channel") or chat.hears_all or chat.bot_is == "administrator":
        return True
    if message.reply_to and message.reply_to.by_bot:
        return True
    if "via_bot" in message.more:
        return True
    named = {bot.lower() for _, bot in commands(message.words.text)}
    return bool(named & {"", profile.username.lower()})
