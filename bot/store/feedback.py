"""What people thought of answers, without who thought it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project

from bot.store.database import Database
from bot.store.day import day_of
from bot.store.folded_question import folded_question


@dataclass(frozen=True, slots=True)
class Unhelpful:
    """A question whose answer did not help.

    Attributes:
        question: As it was last put.
        count: How many of its answers were marked so.
        last_day: When the last of them was, in UTC.
        release: Id of the release that answered then.
    """

    question: str
    count: int
    last_day: Date
    release: str | None


class Feedback:
    """The marks of all answers, one an answer."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    async def record(self, key: str, helpful: bool) -> bool:
        """Mark an answer in place of any mark before; False where it is remembered no longer."""
        day = day_of(self._clock())

        def mark(connection: sqlite3.Connection) -> bool:
            found = connection.execute(
                "SELECT question, answered, release_id FROM given_answers WHERE key = ?", (key,)
            ).fetchone()
            if not found:
                return False
            connection.execute(
                "REPLACE INTO feedback (key, helpful, day, folded, question, answered, release_id)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (key, helpful, day, folded_question(found[0]), *found),
            )
            return True

        return await self._database.run(mark, durable=False)


def latest_unhelpful(
    connection: sqlite3.Connection, limit: int = 20, since: Date | None = None
) -> tuple[Unhelpful, ...]:
    """Return the questions whose answers did not help, the newest mark first.

    What was not answered at all is among the gaps. `since` leaves out older marks.
    """
    # SQLite takes the other columns from the row that has the maximum.
    rows = connection.execute(
        "SELECT question, count(*), max(day), release_id FROM feedback"
        " WHERE answered AND NOT helpful AND day >= ?"
        " GROUP BY folded ORDER BY max(day) DESC, count(*) DESC, folded LIMIT ?",
        (since.isoformat() if since else "", limit),
    )
    return tuple(
        Unhelpful(question, count, Date.fromisoformat(day), release)
        for question, count, day, release in rows
    )
