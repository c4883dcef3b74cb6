"""Writing a file whole or not at all, and so that it is there after a power cut."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from corpus.desk.errors import CannotWrite
from corpus.problem import quoted

_DRAFT = ".draft-"  # hidden, so that no loader reads what a crash leaves behind


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold a folder while its files are changed; another desk waits meanwhile. It is made first.

    Raises:
        CannotWrite: Something in it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # a file system without locks
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)
    except OSError as error:
        where = quoted(str(error.filename or folder))
        what = f"cannot write {where}: {error.strerror or error}"
        raise CannotWrite(
            what, mend="nothing was changed; free or permit what is missing"
        ) from None


def write_file(path: Path, data: bytes) -> None:
    """Write a file so that it is found as it was or as it shall be, never in between."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{_DRAFT}{path.name}")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError):  # there is none yet, or a file system without modes
            draft.chmod(path.stat().st_mode)
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    sync(path.parent)


def sync(folder: Path) -> None:
    """Bring a folder's list of names onto the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
