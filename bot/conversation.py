"""What the bot remembers of a chat, in memory only."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from telegram.ext import CallbackContext, ExtBot

if TYPE_CHECKING:
    from index import Context


@dataclass(slots=True, eq=False)
class Conversation:
    """One chat's state.

    Attributes:
        context: What the engine needs for a follow-up question.
        turn: Held while a question is answered, so that answers keep the order of questions.
    """

    context: Context | None = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class BotContext(CallbackContext[ExtBot[None], dict[Any, Any], Conversation, dict[Any, Any]]):
    """What a handler is given besides the update; `chat_data` is the chat's `Conversation`."""
