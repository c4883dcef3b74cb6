"""The requests of each chat stand in a line of their own: what holds one line holds no other."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bot.sending.budget import Budgets, Spent

Chat = int | str
"""A chat's id, or a channel's or group's @name."""
_LOOKED_AT = 2
"""Lines that are looked at for being idle whenever one is joined: more than can be added."""


@dataclass(slots=True, eq=False)
class Line:
    """One chat's requests, of which the first alone is under way.

    Attributes:
        spent: What the chat has had lately; None where nothing is counted.
        turn: Held by the request under way; a lock is given in the order of asking for it.
        held_until: Telegram wants nothing for this chat before then.
        members: Requests in the line.
    """

    spent: Spent | None = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    held_until: float = float("-inf")
    members: int = 0

    def ready_at(self) -> float:
        """Return from when on the next request may go."""
        return max(self.held_until, self.spent.next_at() if self.spent else float("-inf"))

    def is_idle(self, now: float) -> bool:
        """Whether a new line would do as well."""
        refilled = self.spent is None or self.spent.is_refilled(now)
        return not self.members and refilled and self.held_until <= now


class Lines:
    """All lines that matter at the moment; a chat that is left in peace leaves nothing behind."""

    def __init__(self, budgets: Budgets) -> None:
        self._budgets = budgets
        self._lines: OrderedDict[Chat, Line] = OrderedDict()

    def __len__(self) -> int:
        return len(self._lines)

    @contextmanager
    def joined(self, chat: Chat, now: float) -> Iterator[Line]:
        """Stand in a chat's line for as long as the context lasts."""
        self._drop_idle(now)
        if chat not in self._lines:
            budget = self._budgets.group if _is_group(chat) else self._budgets.private
            self._lines[chat] = Line(Spent(budget))
        line = self._lines[chat]
        line.members += 1
        try:
            yield line
        finally:
            line.members -= 1

    def _drop_idle(self, now: float) -> None:
        for _ in range(min(_LOOKED_AT, len(self._lines))):
            chat, line = next(iter(self._lines.items()))
            if line.is_idle(now):
                del self._lines[chat]
            else:
                self._lines.move_to_end(chat)


def chat_of(chat_id: object) -> Chat | None:
    """Return the chat that a request names; a number may come as a string."""
    if not isinstance(chat_id, int | str) or isinstance(chat_id, bool):
        return None
    try:
        return int(chat_id)
    except ValueError:
        return chat_id


def _is_group(chat: Chat) -> bool:
    """Whether a chat is a group or a channel: those have negative ids or names."""
    return isinstance(chat, str) or chat < 0
