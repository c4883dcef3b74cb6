"""The one database: opened once, used from a thread of its own, a transaction at a time."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, TypeVar

from bot.store.connection import empty_log, give_back_pages, open_to_read, open_to_write
from bot.store.errors import UnusableDatabase, faults_of
from bot.store.lock import sole_use
from bot.store.transaction import transaction

Result = TypeVar("Result")
Work = Callable[[sqlite3.Connection], Result]
"""What is done in one transaction. It runs in the database's thread, and may be any function."""


class Database:
    """Runs work on the database, in the order in which it was handed over.

    Made by `open` or `open_to_read`.
    """

    def __init__(self, path: Path, lock: IO[str] | None) -> None:
        self.path = path
        self._lock = lock
        self._begin = "BEGIN IMMEDIATE" if lock else "BEGIN"
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")
        self._is_open = True
        try:
            opener = open_to_write if lock else open_to_read
            self._connection = self._thread.submit(opener, path).result()
        except BaseException:
            self._thread.shutdown()
            raise

    @classmethod
    def open(cls, path: Path) -> Database:
        """Open the database to read and write it; made where it is not there yet.

        Raises:
            VerbatimError: Another bot has it, it cannot be written, or it is damaged, foreign, or
                newer than this program.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lock = sole_use(path)
        except OSError as error:
            raise _unusable(path, error) from error
        return cls._opened(path, lock)

    @classmethod
    def open_to_read(cls, path: Path) -> Database:
        """Open the database to read what is there; a bot may write it meanwhile.

        Raises:
            VerbatimError: There is none, or it cannot be read.
        """
        return cls._opened(path, None)

    @classmethod
    def _opened(cls, path: Path, lock: IO[str] | None) -> Database:
        try:
            with faults_of(path):
                return cls(path, lock)
        except BaseException as error:
            if lock:
                lock.close()
            if isinstance(error, OSError):
                raise _unusable(path, error) from error
            raise

    async def run(self, work: Work[Result], *, durable: bool = True) -> Result:
        """Do some work in a transaction, and return what it returns.

        What was handed over is done even where its caller is cancelled meanwhile.

        Args:
            work: See `Work`; where it raises, nothing of it happened.
            durable: Wait until it is on the disk. Otherwise it outlives any end of this process,
                but a power cut may undo it, and never what was durable before it.

        Raises:
            VerbatimError: The disk is full, or the file or the disk is at fault.
        """
        done = asyncio.wrap_future(self._thread.submit(self._transact, work, durable))
        return await asyncio.shield(done)

    def run_now(self, work: Work[Result]) -> Result:
        """Do some work and wait for it; for callers without an event loop. See `run`."""
        return self._thread.submit(self._transact, work, True).result()

    async def wipe(self) -> None:
        """Leave nothing in the files of what was deleted, and give its room back.

        Work that was handed over meanwhile gets its turn in between.
        """
        while await self._tidy(give_back_pages):
            pass
        await self._tidy(empty_log)

    def close(self) -> None:
        """Finish what was handed over, and leave one file; closing twice is once."""
        if not self._is_open:
            return
        self._is_open = False
        closing = self._thread.submit(self._connection.close)
        self._thread.shutdown()
        if self._lock:
            self._lock.truncate(0)
            self._lock.close()
        closing.result()

    def _transact(self, work: Work[Result], durable: bool) -> Result:
        with faults_of(self.path):
            self._connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            with transaction(self._connection, self._begin):
                return work(self._connection)

    async def _tidy(self, step: Work[Result]) -> Result:
        """Do what SQLite does in no transaction but its own."""

        def work() -> Result:
            with faults_of(self.path):
                return step(self._connection)

        return await asyncio.wrap_future(self._thread.submit(work))


def _unusable(path: Path, error: OSError) -> UnusableDatabase:
    return UnusableDatabase(path, error.strerror or str(error))
