"""The file in which the desk remembers what it read of each release file, and for how long.

    releases/.cache/holdings.sqlite3

It saves time and nothing else: where it is missing, damaged or may not be written, all is read
anew.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from corpus.desk.sketch import ALGORITHM, PERMUTATIONS

_FOLDER = ".cache"
_NAME = "holdings.sqlite3"
# The last digit changes with what is kept of a release.
_FORMAT = 1_000 * PERMUTATIONS + 10 * ALGORITHM + 3
_WAIT_S = 10.0  # for another desk that is writing
_TABLE = """
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY,
    size INTEGER, mtime_ns INTEGER, ctime_ns INTEGER,
    id TEXT, title TEXT, date TEXT, publisher TEXT,
    source TEXT, source_sha256 TEXT, pages TEXT, sketch BLOB
)
"""
COLUMNS = (
    "path, size, mtime_ns, ctime_ns, id, title, date, publisher,"
    " source, source_sha256, pages, sketch"
)
"""`id` is NULL for a file that holds no sound release; `pages` has one key a line."""


def is_there(releases: Path) -> bool:
    """Whether anything is remembered, so that not all has to be read."""
    return (releases / _FOLDER / _NAME).is_file()


def open_file(releases: Path) -> sqlite3.Connection:
    """Open the file of a folder of releases; one in memory where that cannot be used."""
    path = releases / _FOLDER / _NAME
    for _ in range(2):
        with suppress(sqlite3.OperationalError, OSError):  # locked, full or not to be written
            try:
                _make_folder(path.parent)
                return _prepared(sqlite3.connect(path, timeout=_WAIT_S))
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                path.unlink(missing_ok=True)  # it is none, or damaged
    return open_in_memory()


def open_in_memory() -> sqlite3.Connection:
    """Open one that is gone when it is closed."""
    return _prepared(sqlite3.connect(":memory:"))


def _make_folder(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    note = folder / ".gitignore"
    if not note.exists():
        note.write_text("*\n", encoding="ascii")


def _prepared(database: sqlite3.Connection) -> sqlite3.Connection:
    try:
        # What is lost in a power cut is read again.
        database.execute("PRAGMA synchronous = OFF")
        with database:
            database.execute("BEGIN IMMEDIATE")
            [version] = database.execute("PRAGMA user_version").fetchone()
            if version != _FORMAT:
                database.execute("DROP TABLE IF EXISTS files")
                database.execute(f"PRAGMA user_version = {_FORMAT}")
            database.execute(_TABLE)
    except BaseException:
        database.close()
        raise
    return database
