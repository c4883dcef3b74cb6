"""What `follow` has seen: the entries of each feed, so that nothing is imported twice.

It lies in the review folder, as does how each feed was found last.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import VerbatimError

NAME = ".seen.sqlite3"
MOST_TRIES = 5
"""So often an entry that cannot be fetched or read is tried, at one poll each."""

_TABLE = """
CREATE TABLE IF NOT EXISTS entries (
    feed TEXT, id TEXT, url TEXT, outcome TEXT, tries INTEGER, at TEXT,
    PRIMARY KEY (feed, id)
)
"""
_WAIT_S = 10.0


class Seen:
    """The entries that were seen in feeds. Several processes may share it.

    Args:
        folder: The review folder; it is made with the first entry.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def is_done(self, feed: str, entry_id: str) -> bool:
        """Whether an entry is not to be tried (again).

        Raises:
            VerbatimError: The file is damaged, or cannot be used.
        """
        query = "SELECT outcome, tries FROM entries WHERE feed = ? AND id = ?"
        with self._database() as database:
            row = database.execute(query, (feed, entry_id)).fetchone()
        return row is not None and (row[0] != "failed" or row[1] >= MOST_TRIES)

    def record(self, feed: str, entry_id: str, url: str, outcome: str) -> None:
        """Note what came of an entry.

        Raises:
            VerbatimError: The file is damaged, or cannot be used.
        """
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database() as database:
            database.execute(
                "INSERT INTO entries VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT (feed, id) DO UPDATE"
                " SET outcome = excluded.outcome, tries = tries + 1, at = excluded.at",
                (feed, entry_id, url, outcome, at),
            )

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=_WAIT_S)) as database, database:
                database.execute(_TABLE)
                yield database
        except (sqlite3.Error, OSError) as error:
            what = f"cannot use {self._path}, which remembers what was seen: {error}"
            mend = "permit it, or remove that file, and all entries will be imported again"
            raise VerbatimError(what, mend=mend) from None


def leave_review(name: str) -> None:
    """Remove a file that was taken from a review folder, where it is in one.

    Raises:
        VerbatimError: It cannot be removed.
    """
    path = Path(name)
    if not (path.parent / NAME).is_file():
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        what = f"cannot remove {path} from what waits for review: {error.strerror}"
        raise VerbatimError(what, mend="remove it by hand") from None
