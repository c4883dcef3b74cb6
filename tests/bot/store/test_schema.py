"""A database of an older version becomes one of this, wholly or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store import Database, NewerDatabase
from bot.store.schema import MIGRATIONS, migrate

PATH = Path("bot.sqlite3")
LATER = (*MIGRATIONS, ("ALTER TABLE gaps ADD COLUMN answered_by TEXT",), ("DROP TABLE feedback",))
"""The tables of today, and two invented versions to come."""


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


def tables(connection: sqlite3.Connection) -> list[str]:
    return sorted(sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql"))


def version(connection: sqlite3.Connection) -> int:
    [number] = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def shape(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return sorted(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


@pytest.mark.parametrize("older", range(len(LATER)))
def test_every_older_version_comes_to_the_shape_of_a_new_database(
    connection: sqlite3.Connection, older: int
) -> None:
    new = sqlite3.connect(":memory:", isolation_level=None)
    migrate(new, PATH, LATER)
    if older:
        migrate(connection, PATH, LATER[:older])
    migrate(connection, PATH, LATER)
    assert (version(connection), shape(connection)) == (len(LATER), shape(new))


def test_what_an_older_version_stored_is_kept(connection: sqlite3.Connection) -> None:
    migrate(connection, PATH, LATER[:1])
    connection.execute("INSERT INTO gaps VALUES ('where', 'Where?', 3, '2031-01-01', 0.5, NULL)")
    migrate(connection, PATH, LATER)
    [row] = connection.execute("SELECT * FROM gaps")
    assert row == ("where", "Where?", 3, "2031-01-01", 0.5, None, None)


def test_a_migration_that_fails_leaves_the_older_version(connection: sqlite3.Connection) -> None:
    migrate(connection, PATH, LATER[:1])
    before = shape(connection)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, PATH, (*LATER, ("DROP TABLE no_such_table",)))
    assert (version(connection), shape(connection)) == (1, before)


def test_a_newer_version_is_refused(connection: sqlite3.Connection) -> None:
    migrate(connection, PATH, LATER)
    with pytest.raises(NewerDatabase, match="is of database version 3, and this program knows 1"):
        migrate(connection, PATH)


def test_a_new_file_has_the_newest_version(database: Database) -> None:
    assert database.run_now(version) == len(MIGRATIONS)


def test_a_reader_of_a_newer_program_sends_to_the_bot(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Database.open(path).close()
    monkeypatch.setattr("bot.store.connection.MIGRATIONS", LATER)
    with pytest.raises(Exception, match="of an older version; start the bot once: verbatim bot"):
        Database.open_to_read(path)
