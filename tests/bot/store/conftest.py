"""A database in a folder of its own, and a clock that a test moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.store import Database

NEW_YEAR_2031 = 1_924_992_000.0
"""Seconds since 1970 at which 1 January 2031 began in UTC."""


@dataclass
class Clock:
    now: float = NEW_YEAR_2031

    def __call__(self) -> float:
        return self.now

    def pass_days(self, days: float) -> None:
        self.now += days * 86_400


@pytest.fixture(scope="session")
def shared_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database for many examples of one test, which get in no other's way."""
    database = Database.open(tmp_path_factory.mktemp("shared") / "bot.sqlite3")
    yield database
    database.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "bot.sqlite3"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = Database.open(path)
    yield database
    database.close()
