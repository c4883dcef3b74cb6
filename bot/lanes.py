"""Which updates must be handled in the order in which they came: those of one chat."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from telegram import Update


def chat_of(update: Update) -> int | None:
    """Return the id of the chat that an update belongs to, or that of the person it comes from.

    A private chat has its person's id.
    """
    place = update.effective_chat or update.effective_user
    return place.id if place else None


def lane_of(update: Update) -> int | None:
    """Return what updates share that wait for one another; None for one that waits for none.

    An inline query waits for none: while it waited for an older one of the same person, nobody
    would notice that it has overtaken it (`Asker.ask_latest`).
    """
    if update.inline_query or update.chosen_inline_result:
        return None
    return chat_of(update)


@dataclass(slots=True)
class _Lane:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    members: int = 0


class Lanes:
    """Gives everyone in a lane its turn, first come, first served; an empty lane is forgotten."""

    def __init__(self) -> None:
        self._lanes: dict[int, _Lane] = {}

    def __len__(self) -> int:
        return len(self._lanes)

    @asynccontextmanager
    async def turn(self, key: int | None) -> AsyncIterator[None]:
        """Wait for those that came before, and have those behind wait."""
        if key is None:
            yield
            return
        lane = self._lanes.setdefault(key, _Lane())
        lane.members += 1
        try:
            async with lane.turn:
                yield
        finally:
            lane.members -= 1
            if not lane.members:
                del self._lanes[key]
