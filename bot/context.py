"""What a handler is given besides the update."""

from __future__ import annotations

from typing import Any

from telegram.ext import CallbackContext, ExtBot


class BotContext(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The library's context; nothing is kept in its data, since all state is in the store."""
