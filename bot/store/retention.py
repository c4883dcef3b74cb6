"""What is deleted: what is old, and what belongs to somebody who wants to be forgotten."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from bot.store.database import Database

_DAY_S = 86_400.0
_DAYS_OF_NUMBERS = 3
"""Telegram repeats an update for a day at most, and a week of silence may make it count anew."""

_ROWS_AT_A_TIME = 500
"""Deleted in one transaction, so that an update that comes in between waits for milliseconds."""

_OLD = (
    "DELETE FROM contexts WHERE (chat, thread, user) IN"
    " (SELECT chat, thread, user FROM contexts WHERE saved_at < :texts LIMIT :rows)",
    "DELETE FROM given_answers WHERE number IN"
    " (SELECT number FROM given_answers WHERE given_at < :texts LIMIT :rows)",
    "UPDATE inbox SET done_at = :now, chat = NULL, user = NULL, payload = NULL WHERE arrival IN"
    " (SELECT arrival FROM inbox WHERE done_at IS NULL AND received_at < :texts LIMIT :rows)",
    "DELETE FROM inbox WHERE arrival IN"
    " (SELECT arrival FROM inbox WHERE done_at < :numbers LIMIT :rows)",
)
_OF_USER = (
    # Who writes in a private chat has the chat's id; an anonymous admin has that of the group,
    # which is not theirs.
    "DELETE FROM contexts WHERE user = :user",
    "DELETE FROM contexts WHERE chat = :user AND chat > 0",
    "DELETE FROM given_answers WHERE user = :user",
    "DELETE FROM given_answers WHERE chat = :user AND chat > 0",
    "UPDATE inbox SET done_at = :now, chat = NULL, user = NULL, payload = NULL"
    " WHERE done_at IS NULL AND (user = :user OR (chat = :user AND chat > 0))"
    " AND arrival < coalesce("
    "(SELECT arrival FROM inbox WHERE update_id = :before), 9223372036854775807)",
)


async def sweep(
    database: Database, keep_days: float, clock: Callable[[], float] = time.time
) -> int:
    """Delete contexts, given answers and the texts of updates that are older; return how many.

    Feedback and gaps stay. Done by steps between which other work gets its turn.
    """
    now = clock()
    values = {
        "now": now,
        "texts": now - keep_days * _DAY_S,
        "numbers": now - _DAYS_OF_NUMBERS * _DAY_S,
        "rows": _ROWS_AT_A_TIME,
    }
    number = 0
    for statement in _OLD:
        while changed := await database.run(partial(_changed, statement=statement, values=values)):
            number += changed
    await database.wipe()
    return number


async def forget_user(
    database: Database,
    user: int,
    *,
    before: int | None = None,
    clock: Callable[[], float] = time.time,
) -> None:
    """Delete everything of a user: in groups, and all of the private chat.

    Args:
        database: The database.
        user: The user's id.
        before: The update that asked for it, which is left to be answered like those after it;
            without one, updates that are waiting are emptied too and never answered.
        clock: The time, in seconds since 1970.
    """
    values = {"user": user, "now": clock(), "before": before}

    def delete(connection: sqlite3.Connection) -> None:
        for statement in _OF_USER:
            connection.execute(statement, values)

    await database.run(delete)
    await database.wipe()


def _changed(connection: sqlite3.Connection, statement: str, values: dict[str, Any]) -> int:
    return connection.execute(statement, values).rowcount
