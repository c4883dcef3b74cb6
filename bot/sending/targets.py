"""Where a reply goes: the chat, the topic, the message replied to and the words picked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from telegram import Message, MessageEntity, ReplyParameters
from telegram.constants import MessageEntityType

from bot.fidelity import is_visible

_LONGEST_QUOTE = 1024
"""UTF-16 code units of the words picked out; the library has no name for this limit."""
_KEPT_IN_QUOTES = (
    MessageEntityType.BOLD,
    MessageEntityType.ITALIC,
    MessageEntityType.UNDERLINE,
    MessageEntityType.STRIKETHROUGH,
    MessageEntityType.SPOILER,
    MessageEntityType.CUSTOM_EMOJI,
    MessageEntityType.DATE_TIME,
)
"""The marks that make words other words to Telegram when it looks for them."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a message is sent.

    Attributes:
        topic: A forum's topic; None in its general one, which is sent to by naming none.
        direct_topic: A topic of a channel's direct messages.
        reply: What it replies to.
    """

    chat: int
    topic: int | None = None
    direct_topic: int | None = None
    reply: ReplyParameters | None = None

    def parameters(self) -> dict[str, Any]:
        """Return it as the library's methods take it."""
        return {
            "chat_id": self.chat,
            "message_thread_id": self.topic,
            "direct_messages_topic_id": self.direct_topic,
            "reply_parameters": self.reply,
        }

    def without_quotation(self) -> Target:
        """Return the same without the words picked out."""
        assert self.reply
        return replace(self, reply=_reply(self.reply.message_id))

    def without_reply(self) -> Target:
        """Return the same chat and topic, replying to nothing."""
        return replace(self, reply=None)


def target_of(to: Message, quoting: str | None = None) -> Target:
    """Return where a reply to a message goes: always to the topic that it was written in."""
    direct = to.direct_messages_topic
    return Target(
        to.chat_id,
        to.message_thread_id if to.is_topic_message else None,
        direct.topic_id if direct else None,
        _quoting(to, quoting) or _reply(to.message_id),
    )


def _reply(message_id: int) -> ReplyParameters:
    # The message may have been deleted meanwhile.
    return ReplyParameters(message_id, allow_sending_without_reply=True)


def _quoting(to: Message, quoting: str | None) -> ReplyParameters | None:
    text = to.text or to.caption or ""
    start = text.find(quoting) if quoting and is_visible(quoting) else -1
    if start < 0 or quoting is None or _units(quoting) > _LONGEST_QUOTE:
        return None
    position = _units(text[:start])
    entities = to.entities or to.caption_entities
    return ReplyParameters(
        to.message_id,
        allow_sending_without_reply=True,
        quote=quoting,
        quote_entities=list(_inside(entities, position, position + _units(quoting))) or None,
        quote_position=position,
    )


def _inside(entities: Sequence[MessageEntity], start: int, end: int) -> Iterator[MessageEntity]:
    """Yield the marks of a stretch, counted from its start."""
    for entity in entities:
        first, last = max(entity.offset, start), min(entity.offset + entity.length, end)
        if entity.type in _KEPT_IN_QUOTES and first < last:
            moved = {"offset": first - start, "length": last - first}
            yield MessageEntity.de_json(entity.to_dict() | moved, None)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
