"""Who may write: one bot at a time."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import IO

from bot.store.errors import DatabaseInUse


def sole_use(database: Path) -> IO[str]:
    """Hold the right to write a database until the returned file is closed.

    The kernel gives the right back when its holder dies, however it dies. The lock is on a file
    beside the database, as closing any file opened on the database itself would drop SQLite's own.

    Raises:
        DatabaseInUse: Another process has it.
        OSError: The file cannot be written.
    """
    path = database.with_name(f"{database.name}.lock")
    file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+", errors="replace")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        file.truncate(0)
        file.write(f"process {os.getpid()}\n")
        file.flush()
    except BlockingIOError:
        holder = file.read().strip() or "another process"
        file.close()
        raise DatabaseInUse(database, holder) from None
    except BaseException:
        file.close()
        raise
    return file
