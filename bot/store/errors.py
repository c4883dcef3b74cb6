"""What can be wrong with the database, each said in one line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus import VerbatimError

_ELSEWHERE = "name another file with VERBATIM_TELEGRAM__DATABASE"
_DAMAGED = {sqlite3.SQLITE_CORRUPT}
_FOREIGN = {sqlite3.SQLITE_NOTADB}
_MENDS = {
    sqlite3.SQLITE_FULL: "free some space",
    sqlite3.SQLITE_IOERR: "see whether its disk is full or faulty",
    sqlite3.SQLITE_BUSY: "end the other program that holds it",
    sqlite3.SQLITE_LOCKED: "end the other program that holds it",
    sqlite3.SQLITE_READONLY: f"permit writing it, or {_ELSEWHERE}",
    sqlite3.SQLITE_CANTOPEN: f"permit reading and writing in its folder, or {_ELSEWHERE}",
    sqlite3.SQLITE_PERM: f"permit writing it, or {_ELSEWHERE}",
    sqlite3.SQLITE_AUTH: f"permit writing it, or {_ELSEWHERE}",
}
"""What mends the faults that lie outside of this program, by SQLite's primary result code."""


class UnusableDatabase(VerbatimError):
    """The database cannot be read or written where it is: no room, no permission, no such file."""

    def __init__(self, path: Path, why: str, mend: str = _ELSEWHERE) -> None:
        super().__init__(f"cannot use the bot's database {path}: {why}", mend=mend)


class DamagedDatabase(VerbatimError):
    """The file is a database no longer, or in parts."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"damaged database: {path}: {why}",
            mend="put a backup in its place, or move it away and the bot starts with an empty one",
        )


class ForeignDatabase(VerbatimError):
    """The file was made by something else than this bot, or its beginning is overwritten."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is no database of this bot, or is one no longer",
            mend=f"put a backup in its place, or {_ELSEWHERE}",
        )


class NewerDatabase(VerbatimError):
    """A newer version of the program has written it."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        super().__init__(
            f"{path} is of database version {version}, and this program knows {known}",
            mend="run the newer program that wrote it",
        )


class DatabaseInUse(VerbatimError):
    """Another bot works on the same database."""

    def __init__(self, path: Path, holder: str) -> None:
        super().__init__(
            f"{holder} runs a bot on the database {path}",
            mend=f"stop that one, or {_ELSEWHERE}",
        )


@contextmanager
def faults_of(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the disk and the file into errors that say it in one line.

    What only a mistake in this program can cause stays what it is.
    """
    try:
        yield
    except sqlite3.Error as error:
        # The low byte is the primary code, the rest says more of it than a person can use.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in _DAMAGED:
            raise DamagedDatabase(path, str(error)) from error
        if code in _FOREIGN:
            raise ForeignDatabase(path) from error
        if code in _MENDS:
            raise UnusableDatabase(path, str(error), _MENDS[code]) from error
        raise
