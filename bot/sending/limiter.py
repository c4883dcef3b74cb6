"""The pace of sending: what Telegram takes of one chat and of all, and what comes of a refusal.

The library's own limiter halts every chat when one is asked to wait. Here each chat has a line
of its own (lines.py): its requests go one after the other, and whatever holds the first of them,
be it the chat's budget, a wait that Telegram asks for or a fault on the way, holds that chat
alone. What may go then shares one budget with all chats, first come, first served; as a chat has
one request there at a time, that is also a fair share.

A request that timed out may have reached Telegram all the same. It is repeated: a message twice
is better than a question unanswered.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from contextlib import nullcontext
from functools import partial
from typing import Any

from telegram.ext import BaseRateLimiter

from bot.sending.budget import Budgets, Spent
from bot.sending.lines import Chat, Line, Lines, chat_of
from bot.sending.patience import BRIEF, LONG, Patience
from bot.sending.request import Persistence, Request, Result
from bot.sending.waiting import Time, Waiting

_UNTOUCHED = frozenset(
    ["getUpdates", "getMe", "setWebhook", "deleteWebhook", "getWebhookInfo", "logOut", "close"]
)
"""The connection itself: whoever makes and keeps it tries again in its own way."""
_WRITES = ("send", "edit", "copy", "forward", "answerGuestQuery")
_WRITES_NOTHING = frozenset(["sendChatAction"])


class Limiter(BaseRateLimiter[None]):
    """Keeps requests within what Telegram takes, in order within a chat, and repeats what failed.

    Args:
        messages, queries: How long a message is tried, and anything else that is not `getMe` or
            the like.
    """

    def __init__(
        self,
        budgets: Budgets | None = None,
        *,
        messages: Patience = LONG,
        queries: Patience = BRIEF,
        time: Time | None = None,
    ) -> None:
        budgets, time = budgets or Budgets(), time or Time()
        self._clock = time.clock
        self._lines = Lines(budgets)
        self._overall = Line(Spent(budgets.overall))
        self._messages = messages
        self._queries = queries
        self._waiting = Waiting(time)
        self._persistence = Persistence(self._waiting, time)

    @property
    def chats_remembered(self) -> int:
        """How many chats have anything counted, held or waiting at the moment, or nearly so."""
        return len(self._lines)

    async def initialize(self) -> None:
        """Take requests, again if need be."""
        self._waiting.open()

    async def shutdown(self) -> None:
        """Cancel the tasks that wait for their turn; requests on their way are let finish.

        Whoever stops the bot may call this before the library does, which first waits for all.
        """
        self._waiting.close()

    async def process_request(  # noqa: PLR0913, PLR0917 - the library's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Result:
        """Make a request when it is its turn, and again where that helps.

        Raises:
            TelegramError: Telegram refused, or all attempts failed.
            CancelledError: The task was cancelled, or the bot is being stopped.
        """
        attempt = partial(callback, *args, **kwargs)
        if endpoint in _UNTOUCHED:
            return await attempt()
        with self._waiting.for_a_turn():
            if not _is_message(endpoint):
                request = Request(attempt, endpoint, self._queries)
                return await self._persistence.answer_to(request, Line())
            request = Request(attempt, endpoint, self._messages, self._overall)
            return await self._in_line(request, chat_of(data.get("chat_id")))

    async def _in_line(self, request: Request, chat: Chat | None) -> Result:
        lone = nullcontext(Line())
        with self._lines.joined(chat, self._clock()) if chat is not None else lone as line:
            async with line.turn:
                return await self._persistence.answer_to(request, line)


def _is_message(endpoint: str) -> bool:
    return endpoint.startswith(_WRITES) and endpoint not in _WRITES_NOTHING
