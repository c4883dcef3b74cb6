"""What a message may reply to, and what it may quote of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot_api.chats import Chat
from bot_api.refusals import bad
from bot_api.texts import stored, units

MAX_QUOTE_UNITS = 1024


@dataclass(frozen=True, slots=True)
class Reply:
    """The message that is replied to, None where it is gone, and what is quoted of it."""

    to: int | None = None
    quote: str | None = None


def reply(chat: Chat, given: dict[str, Any]) -> Reply:
    """Return what `reply_parameters` come to in a chat, or refuse them."""
    if not given:
        return Reply()
    if not isinstance(given.get("message_id"), int) or "quote_parse_mode" in given:
        raise bad("wrong reply parameters: a message_id, and entities in place of markup")
    if given.get("chat_id", chat.id) != chat.id:
        raise bad("this bot replies within one chat only")
    message = chat.messages.get(given["message_id"])
    if message is None:
        if given.get("allow_sending_without_reply"):
            return Reply()
        raise bad("message to be replied not found")
    quote = given.get("quote")
    if quote is not None:
        words = stored(quote, given.get("quote_entities", [])).text
        if not words or units(words) > MAX_QUOTE_UNITS or words not in message.words.text:
            raise bad("QUOTE_TEXT_INVALID")
    return Reply(message.id, quote)
