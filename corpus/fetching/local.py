"""Reading a source from a file or from stdin, within the same limit of size as a page."""

from __future__ import annotations

import stat
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from corpus.fetching.errors import CannotRead
from corpus.fetching.limits import MEGABYTE, Limits
from corpus.importing.source import Source
from corpus.problem import quoted

STDIN = "-"
_LIMITS = Limits()
_SMALLER = "give a smaller one, or only the part that matters"


def read_file(path: Path, *, limits: Limits = _LIMITS) -> Source:
    """Read a file, whatever is in it.

    Raises:
        CannotRead: There is none, it may not be read, is no plain file, or is too large.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            what, mend = f"{quoted(str(path))} is no file", "give a file, or - for stdin"
            raise CannotRead(what, mend=mend)
        with path.open("rb") as file:
            return _source(str(path), file, limits.size_bytes)
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        why = (error.strerror if isinstance(error, OSError) else "") or str(error)
        what = f"cannot read {quoted(str(path))}: {why}"
        raise CannotRead(what, mend="give another path, or permit reading it") from None


def read_stdin(stream: BinaryIO | None = None, *, limits: Limits = _LIMITS) -> Source:
    """Read what comes in on stdin, or on another stream, to its end.

    Raises:
        CannotRead: It is too large, or can't be read.
    """
    stream = stream or sys.stdin.buffer
    try:
        return _source(STDIN, stream, limits.size_bytes)
    except OSError as error:
        raise CannotRead(f"cannot read stdin: {error.strerror or error}") from None


def _source(name: str, stream: BinaryIO, size_bytes: int) -> Source:
    data = stream.read(size_bytes + 1)
    if len(data) > size_bytes:
        which = "stdin" if name == STDIN else quoted(name)
        raise CannotRead(f"{which} has more than {size_bytes / MEGABYTE:g} MB", mend=_SMALLER)
    return Source(name, data, retrieved=datetime.now(UTC))
