"""The tables, and how a database of an older version becomes one of this.

A place's columns hold 0 for None; see `bot.store.place`. Times are seconds since 1970, days are
ISO 8601 in UTC.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from bot.store.errors import ForeignDatabase, NewerDatabase
from bot.store.transaction import transaction

APPLICATION = 0x56424D42
"""Stands in the file's header and says whose it is ("VBMB")."""

_FIRST = (
    # `arrival` keeps the order. Of an update that is done only its number and times are left.
    """CREATE TABLE inbox (
        arrival INTEGER PRIMARY KEY,
        update_id INTEGER NOT NULL UNIQUE,
        chat INTEGER,
        user INTEGER,
        payload TEXT,
        received_at REAL NOT NULL,
        parts_sent INTEGER NOT NULL DEFAULT 0,
        done_at REAL
    )""",
    "CREATE INDEX inbox_unfinished ON inbox (arrival) WHERE done_at IS NULL",
    "CREATE INDEX inbox_done ON inbox (done_at) WHERE done_at IS NOT NULL",
    """CREATE TABLE contexts (
        chat INTEGER NOT NULL,
        thread INTEGER NOT NULL,
        user INTEGER NOT NULL,
        context TEXT NOT NULL,
        saved_at REAL NOT NULL,
        PRIMARY KEY (chat, thread, user)
    ) WITHOUT ROWID""",
    "CREATE INDEX contexts_by_age ON contexts (saved_at)",
    "CREATE INDEX contexts_by_user ON contexts (user)",
    """CREATE TABLE given_answers (
        number INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        chat INTEGER NOT NULL,
        thread INTEGER NOT NULL,
        user INTEGER NOT NULL,
        question_message INTEGER NOT NULL,
        question TEXT NOT NULL,
        as_typed INTEGER NOT NULL,
        before TEXT,
        after TEXT,
        answered INTEGER NOT NULL,
        first INTEGER NOT NULL,
        generation TEXT NOT NULL,
        release_id TEXT,
        given_at REAL NOT NULL
    )""",
    "CREATE INDEX given_answers_by_question ON given_answers (chat, question_message)",
    "CREATE INDEX given_answers_by_user ON given_answers (user)",
    "CREATE INDEX given_answers_by_age ON given_answers (given_at)",
    """CREATE TABLE answer_messages (
        chat INTEGER NOT NULL,
        message INTEGER NOT NULL,
        given INTEGER NOT NULL REFERENCES given_answers (number) ON DELETE CASCADE,
        UNIQUE (chat, message)
    )""",
    "CREATE INDEX answer_messages_by_given ON answer_messages (given)",
    """CREATE TABLE feedback (
        key TEXT PRIMARY KEY,
        helpful INTEGER NOT NULL,
        folded TEXT NOT NULL,
        question TEXT NOT NULL,
        answered INTEGER NOT NULL,
        release_id TEXT,
        day TEXT NOT NULL
    )""",
    """CREATE TABLE gaps (
        folded TEXT PRIMARY KEY,
        question TEXT NOT NULL,
        count INTEGER NOT NULL,
        last_day TEXT NOT NULL,
        confidence REAL NOT NULL,
        release_id TEXT
    )""",
    "CREATE TABLE told (what TEXT PRIMARY KEY, words TEXT NOT NULL)",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST,)
"""The statements that lead from each version to the next; an empty file is version 0.

One that was released is never changed: what is there was made by it.
"""


def version_of(connection: sqlite3.Connection, path: Path, known: int = len(MIGRATIONS)) -> int:
    """Return the version of a database, 0 for an empty file.

    Raises:
        ForeignDatabase: It is not this bot's.
        NewerDatabase: It is newer than `known`.
    """
    [version] = connection.execute("PRAGMA user_version").fetchone()
    [application] = connection.execute("PRAGMA application_id").fetchone()
    [tables] = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and (application or version or tables):
        raise ForeignDatabase(path)
    if version > known:
        raise NewerDatabase(path, version, known)
    return int(version)


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    migrations: Sequence[Sequence[str]] = MIGRATIONS,
) -> None:
    """Bring a database to the newest version, wholly or not at all.

    Raises:
        ForeignDatabase: It is not this bot's.
        NewerDatabase: It is newer than this program.
    """
    with transaction(connection):
        version = version_of(connection, path, len(migrations))
        if version == len(migrations):
            return
        for statements in migrations[version:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
