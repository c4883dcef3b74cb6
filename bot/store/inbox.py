"""Updates that came and are not answered yet, and the numbers of those that are.

An update is taken in before any work is done for it, and marked when that is finished. Whatever
is unmarked after a crash is to be done again, and what comes once more is recognised.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot.store.database import Database
from bot.store.storable import storable


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that is not marked as done.

    Attributes:
        payload: What it was taken in with.
        received_at: Seconds since 1970.
    """

    update_id: int
    chat: int | None
    payload: str
    received_at: float


class Inbox:
    """The updates of one bot, durable from the moment in which they are taken in."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    async def take_in(
        self, update_id: int, chat: int | None, payload: str, *, user: int | None = None
    ) -> bool:
        """Store an update; False where it was taken in before, done or not.

        Args:
            update_id: Telegram's number for it.
            chat: Where it belongs, if anywhere.
            payload: All of it, to be read again after a crash.
            user: Whose it is, so that it can be forgotten.
        """
        row = (update_id, chat, user, storable(payload), self._clock())

        def insert(connection: sqlite3.Connection) -> bool:
            statement = (
                "INSERT INTO inbox (update_id, chat, user, payload, received_at)"
                " VALUES (?, ?, ?, ?, ?) ON CONFLICT (update_id) DO NOTHING"
            )
            return connection.execute(statement, row).rowcount == 1

        return await self._database.run(insert)

    async def mark_done(self, update_id: int) -> None:
        """Note that nothing is left to do for an update; of it only its number is kept."""
        now = self._clock()

        def mark(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE inbox SET done_at = ?, chat = NULL, user = NULL, payload = NULL"
                " WHERE update_id = ? AND done_at IS NULL",
                (now, update_id),
            )

        await self._database.run(mark)

    async def part_sent(self, update_id: int, part: int) -> None:
        """Note that a part of an update's answer was sent, and all parts before it.

        Args:
            update_id: The update.
            part: Counted from 0, as by `enumerate`.
        """
        await self._database.run(partial(note_part, update_id=update_id, part=part))

    async def parts_sent(self, update_id: int) -> int:
        """Return how many parts of an update's answer were sent: the first that is due."""

        def look(connection: sqlite3.Connection) -> int:
            found = connection.execute(
                "SELECT parts_sent FROM inbox WHERE update_id = ?", (update_id,)
            ).fetchone()
            return int(found[0]) if found else 0

        return await self._database.run(look)

    async def unfinished(self) -> list[Waiting]:
        """Return what is not done, in the order in which it came."""

        def look(connection: sqlite3.Connection) -> list[Waiting]:
            rows = connection.execute(
                "SELECT update_id, chat, payload, received_at FROM inbox"
                " WHERE done_at IS NULL ORDER BY arrival"
            )
            return [Waiting(*row) for row in rows]

        return await self._database.run(look)

    async def number_unfinished(self) -> int:
        """Return how many updates are not done."""

        def count(connection: sqlite3.Connection) -> int:
            [number] = connection.execute(
                "SELECT count(*) FROM inbox WHERE done_at IS NULL"
            ).fetchone()
            return int(number)

        return await self._database.run(count)


def note_part(connection: sqlite3.Connection, update_id: int, part: int) -> None:
    """Note that a part of an update's answer was sent; see `Inbox.part_sent`."""
    connection.execute(
        "UPDATE inbox SET parts_sent = max(parts_sent, ?) WHERE update_id = ?",
        (part + 1, update_id),
    )
