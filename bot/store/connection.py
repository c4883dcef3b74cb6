"""The file as SQLite opens it: how it is written, and what is looked at before it is used."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from bot.store.errors import DamagedDatabase, UnusableDatabase
from bot.store.schema import MIGRATIONS, migrate, version_of

_PATIENCE_MS = 5000
"""How long another program, such as a backup, may keep the bot from writing."""
_BRIEFLY_MS = 50
_PAGES_AT_A_TIME = 256
"""Given back to the file system in one step: one megabyte, some milliseconds."""

_WRITING = (
    f"PRAGMA busy_timeout = {_PATIENCE_MS}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is deleted is overwritten
    # Never on a disk that other people's temporary files are on, either.
    "PRAGMA temp_store = MEMORY",
)


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open the database, made or brought to the newest version where that is due.

    The caller has the sole use of it.

    Raises:
        VerbatimError: It is damaged, foreign, or newer than this program.
        sqlite3.Error, OSError: It cannot be opened.
    """
    # Made here, as SQLite would let everybody on the machine read what people ask.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for pragma in _WRITING:
            connection.execute(pragma)
        if version_of(connection, path):
            _check(connection, path)
        else:  # later it would take rewriting the file
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        [mode] = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            raise UnusableDatabase(path, "its file system does not share memory between programs")
        migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open the database beside a bot that may be writing it.

    Raises:
        VerbatimError: There is none, or it is foreign, or of another version.
        sqlite3.Error: It cannot be opened.
    """
    if not path.exists():
        raise UnusableDatabase(path, "there is none", "start the bot once: verbatim bot")
    uri = f"file:{quote(str(path.absolute()))}?mode=ro"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    try:
        connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
        if version_of(connection, path) < len(MIGRATIONS):
            raise UnusableDatabase(
                path, "it is of an older version", "start the bot once: verbatim bot"
            )
    except BaseException:
        connection.close()
        raise
    return connection


def give_back_pages(connection: sqlite3.Connection) -> bool:
    """Give pages that hold nothing back to the file system; True where it helps to go on."""
    # As a script: of a statement without columns Python's `execute` takes the first step only, and
    # this one gives back a page a step (seen with Python 3.11).
    [before] = connection.execute("PRAGMA freelist_count").fetchone()
    connection.executescript(f"PRAGMA incremental_vacuum({_PAGES_AT_A_TIME})")
    [left] = connection.execute("PRAGMA freelist_count").fetchone()
    return bool(0 < left < before)


def empty_log(connection: sqlite3.Connection) -> None:
    """Empty the write-ahead log, in which deleted texts stand on until others are written over.

    Where somebody reads, such as a backup, the log stays for the next time.
    """
    connection.execute(f"PRAGMA busy_timeout = {_BRIEFLY_MS}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    with closing(connection.execute("PRAGMA quick_check(1)")) as found:
        [verdict] = found.fetchone()
    if verdict != "ok":
        raise DamagedDatabase(path, " ".join(verdict.split()))
