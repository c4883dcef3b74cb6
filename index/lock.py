"""Who may rebuild: one process at a time. Who may read: any number, undisturbed."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from index.folder import LOCK_FILE
from index.manifest import MANIFEST_FILE


@contextmanager
def rebuild_lock(index: Path, on_wait: Callable[[str], None]) -> Iterator[None]:
    """Hold the right to rebuild an index; wait for it where another process has it.

    The kernel gives the lock back when its holder dies, however it dies.

    Args:
        index: The index's folder, which exists.
        on_wait: Told once who holds the lock, if anybody does.
    """
    with (index / LOCK_FILE).open("a+", encoding="ascii", errors="replace") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            on_wait(file.read().strip() or "another process")
            fcntl.flock(file, fcntl.LOCK_EX)
        file.truncate(0)
        file.write(f"process {os.getpid()}\n")
        file.flush()
        yield
        file.truncate(0)


def hold_generation(folder: Path) -> IO[bytes]:
    """Keep a generation from being removed until the returned file is closed.

    Raises:
        OSError: The generation is not there.
    """
    file = (folder / MANIFEST_FILE).open("rb")
    with suppress(OSError):  # a file system without locks; nothing is then removed under a reader
        fcntl.flock(file, fcntl.LOCK_SH)
    return file


def is_held(folder: Path) -> bool:
    """Whether a reader has this generation open, as far as can be known."""
    try:
        with (folder / MANIFEST_FILE).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
