"""A small file of how pages were found last, so that unchanged ones are not sent again.

A page is recorded once something was made of it, not when it was fetched: what was fetched and then
lost would otherwise never be sent again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from corpus.errors import VerbatimError
from corpus.fetching.validators import Validators
from corpus.problem import one_line

_TABLE = """
CREATE TABLE IF NOT EXISTS pages (
    asked TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT
)
"""
_WAIT_S = 5.0  # for another process that is writing


class Remembered:
    """The validators of pages, by the address that was asked for. Several processes may share it.

    Args:
        path: Of the file; it is made when the first page is recorded, its folder too.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, url: str) -> Validators | None:
        """Return how a page was found last, None where it never was.

        Raises:
            VerbatimError: The file is damaged, or cannot be read.
        """
        if not self._path.exists():
            return None
        with self._database() as database:
            asked = "SELECT url, etag, last_modified FROM pages WHERE asked = ?"
            row = database.execute(asked, (url,)).fetchone()
        return Validators(*row) if row else None

    def record(self, url: str, validators: Validators) -> None:
        """Note how a page was found.

        Raises:
            VerbatimError: The file is damaged, or cannot be written.
        """
        row = (url, validators.url, validators.etag, validators.last_modified)
        with self._database() as database:
            database.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)", row)

    def forget(self, url: str) -> None:
        """Have a page sent again, whether it has changed or not.

        Raises:
            VerbatimError: The file is damaged, or cannot be written.
        """
        if self._path.exists():
            with self._database() as database:
                database.execute("DELETE FROM pages WHERE asked = ?", (url,))

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=_WAIT_S)) as database, database:
                database.execute(_TABLE)
                yield database
        except (sqlite3.Error, OSError) as error:
            what = f"cannot use {one_line(str(self._path))}, which remembers pages: {error}"
            raise VerbatimError(what, mend="remove that file; pages will be fetched anew") from None
