"""Whether a message asks the bot something, what, and whose conversation it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from telegram import Bot, Message, MessageEntity
from telegram.constants import ChatType, MessageEntityType

from bot.store import Place

_ASK = re.compile(r"/ask(?:@(?P<bot>\w+))?(?!\S)\s*", re.IGNORECASE)
_MENTIONS: list[str | None] = [MessageEntityType.MENTION, MessageEntityType.TEXT_MENTION]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on its way to the engine.

    Attributes:
        message: What is replied to.
        text: The words that ask; empty where somebody only called.
        place: Whose conversation it is part of.
        is_repeated: Whether the answer repeats the question, which stands in no message.
    """

    message: Message
    text: str
    place: Place
    is_repeated: bool = False

    @property
    def is_private(self) -> bool:
        """Whether nobody else reads the answer."""
        return self.message.chat.type == ChatType.PRIVATE


def asked(message: Message, bot: Bot) -> Asked | None:
    """Return what a message asks; None where it is not for the bot, or holds no words."""
    text = _words(message)
    # A channel's post is asked there; its copy in the channel's group asks nothing once more.
    if not text or message.is_automatic_forward or is_of_a_bot(message, bot):
        return None
    if message.chat.type == ChatType.PRIVATE:
        return Asked(message, _asking(message, text, bot), place_of(message))
    found = _in_company(message, text, bot)
    return None if found is None else Asked(message, found, place_of(message))


def without_mention(message: Message, bot: Bot) -> str:
    """Return the words of a message without the name that the bot was called by.

    Somebody who calls the bot in reply to a message, with no words of their own, asks that one.
    """
    rest = _without(_words(message), _mentions(message, bot))
    return rest or _replied_words(message, bot)


def is_other_command(message: Message) -> bool:
    """Whether a message is a command, but not the one that asks."""
    is_command = any(
        entity.type == MessageEntityType.BOT_COMMAND and entity.offset == 0
        for entity in message.entities
    )
    return is_command and not _ASK.match(message.text or "")


def place_of(message: Message, user: int | None = None) -> Place:
    """Return whose conversation a message is part of; `user` is who pressed a button under it."""
    thread = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat_id, thread, user or sender_of(message))


def sender_of(message: Message) -> int | None:
    """Return who wrote a message.

    Anonymous admins and linked channels write in a chat's name, each behind an account that all
    such senders share.
    """
    if message.sender_chat:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else None


def replied_to(message: Message, bot: Bot) -> Message | None:
    """Return the message of the bot that a message replies to, if it does."""
    to = message.reply_to_message
    return to if to and to.from_user and to.from_user.id == bot.id else None


def is_of_a_bot(message: Message, bot: Bot) -> bool:
    """Whether a bot wrote it, or it is one of our own inline results: answering may never end."""
    if message.via_bot and message.via_bot.id == bot.id:
        return True
    return bool(message.from_user and message.from_user.is_bot and not message.sender_chat)


def _words(message: Message) -> str:
    return message.text or message.caption or ""


def _replied_words(message: Message, bot: Bot) -> str:
    """Return what somebody else wrote that a message replies to; an answer is no question."""
    to = message.reply_to_message
    return _words(to) if to and not replied_to(message, bot) else ""


def _asking(message: Message, text: str, bot: Bot) -> str:
    """Return a text without the command that asks; such a command alone asks what it replies to."""
    command = _ASK.match(text)
    return text if command is None else text[command.end() :] or _replied_words(message, bot)


def _in_company(message: Message, text: str, bot: Bot) -> str | None:
    """Return what the bot is asked where others talk too; None where it is not spoken to."""
    command = _ASK.match(text)
    if command:
        name = command["bot"]
        is_ours = name is None or name.casefold() == bot.username.casefold()
        return _asking(message, text, bot) if is_ours else None
    if text.startswith("/"):
        return None
    if any(_mentions(message, bot)):
        return without_mention(message, bot)
    return text if replied_to(message, bot) else None


def _mentions(message: Message, bot: Bot) -> Iterator[str]:
    """Yield the words by which a message calls the bot."""
    found = message.parse_entities(_MENTIONS) if message.text else {}
    found = found or message.parse_caption_entities(_MENTIONS)
    for entity, words in found.items():
        if _names(entity, words, bot):
            yield words


def _names(entity: MessageEntity, words: str, bot: Bot) -> bool:
    if entity.user:
        return entity.user.id == bot.id
    return words.casefold() == f"@{bot.username}".casefold()


def _without(text: str, names: Iterator[str]) -> str:
    for name in dict.fromkeys(names):
        text = re.sub(rf"{re.escape(name)}(?!\w)[,:]?", " ", text)
    lines = (" ".join(line.split()) for line in text.splitlines())  # a list of questions stays one
    return "\n".join(lines).strip()
