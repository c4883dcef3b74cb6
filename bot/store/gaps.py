"""Questions that the releases did not answer, for those who choose the releases; of nobody."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project
from functools import partial

from bot.store.database import Database
from bot.store.day import day_of
from bot.store.folded_question import folded_question
from bot.store.storable import storable


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that was not answered.

    Attributes:
        question: As it was last put.
        count: How often it was asked.
        last_day: When it was last asked, in UTC.
        confidence: The engine's, then, 0 to 1.
        release: Id of the release that came nearest then.
    """

    question: str
    count: int
    last_day: Date
    confidence: float
    release: str | None


class Gaps:
    """All questions that were not answered, each counted once however it was spelled."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    async def record(self, question: str, confidence: float, release: str | None) -> None:
        """Count a question that was not answered; one without words asks nothing."""
        question = storable(question)
        row = (
            folded_question(question), question, day_of(self._clock()), confidence, release,
        )  # fmt: skip
        if not row[0]:
            return

        def count(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO gaps (folded, question, count, last_day, confidence, release_id)"
                " VALUES (?, ?, 1, ?, ?, ?) ON CONFLICT (folded) DO UPDATE SET count = count + 1,"
                " question = excluded.question, last_day = excluded.last_day,"
                " confidence = excluded.confidence, release_id = excluded.release_id",
                row,
            )

        await self._database.run(count, durable=False)

    async def latest(self, limit: int = 20, since: Date | None = None) -> tuple[Gap, ...]:
        """Return what was not answered lately; see `latest_gaps`."""
        return await self._database.run(partial(latest_gaps, limit=limit, since=since))


def latest_gaps(
    connection: sqlite3.Connection, limit: int = 20, since: Date | None = None
) -> tuple[Gap, ...]:
    """Return what was asked lately and not answered, the newest day first.

    Of one day, what was asked most often comes first. `since` leaves out what was last asked
    before that day.
    """
    rows = connection.execute(
        "SELECT question, count, last_day, confidence, release_id FROM gaps WHERE last_day >= ?"
        " ORDER BY last_day DESC, count DESC, folded LIMIT ?",
        (since.isoformat() if since else "", limit),
    )
    return tuple(
        Gap(question, count, Date.fromisoformat(day), confidence, release)
        for question, count, day, confidence, release in rows
    )
