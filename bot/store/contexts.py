"""What the engine needs for the next question of each conversation."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable

from bot.store import context_json
from bot.store.database import Database
from bot.store.place import Place
from index.answer import Context


class Contexts:
    """The contexts of all conversations, by place."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    async def load(self, place: Place) -> Context | None:
        """Return a conversation's context; None where there is none, or none that can be read."""

        def look(connection: sqlite3.Connection) -> str | None:
            found = connection.execute(
                "SELECT context FROM contexts WHERE (chat, thread, user) = (?, ?, ?)",
                place.columns(),
            ).fetchone()
            return str(found[0]) if found else None

        return context_json.read(await self._database.run(look))

    async def save(self, place: Place, context: Context | None) -> None:
        """Keep a conversation's context in place of the one before; None forgets it."""
        line = context_json.written(context)
        if line is None:
            await self.forget(place)
            return
        row = (*place.columns(), line, self._clock())

        def replace(connection: sqlite3.Connection) -> None:
            connection.execute("REPLACE INTO contexts VALUES (?, ?, ?, ?, ?)", row)

        await self._database.run(replace, durable=False)

    async def forget(self, place: Place) -> None:
        """Forget one conversation's context."""

        def delete(connection: sqlite3.Connection) -> None:
            connection.execute(
                "DELETE FROM contexts WHERE (chat, thread, user) = (?, ?, ?)", place.columns()
            )

        await self._database.run(delete, durable=False)

    async def move(self, chat: int, to: int) -> None:
        """Carry the contexts of a group over to the supergroup that it has become."""

        def update(connection: sqlite3.Connection) -> None:
            connection.execute("UPDATE OR REPLACE contexts SET chat = ? WHERE chat = ?", (to, chat))

        await self._database.run(update, durable=False)
