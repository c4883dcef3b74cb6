"""What was said once and is not said again until it changes."""

from __future__ import annotations

import sqlite3

from bot.store.database import Database


class Told:
    """Words that the bot says of itself, by what they are about."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def is_news(self, what: str, words: str) -> bool:
        """Whether something else was said of this last time, or nothing yet; it is said now."""

        def note(connection: sqlite3.Connection) -> bool:
            found = connection.execute("SELECT words FROM told WHERE what = ?", (what,)).fetchone()
            connection.execute("REPLACE INTO told VALUES (?, ?)", (what, words))
            return found is None or found[0] != words

        return await self._database.run(note, durable=False)
