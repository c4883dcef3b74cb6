"""Memory that is given back while nobody asks.

What was read of a mapped file counts as this process's memory until it is given back, though the
system can take it at any time. Over 10,000 releases that is 80 MB after a hundred questions, and
60 MB of libraries; what the allocator keeps of memory that was freed is another 35.
"""

from __future__ import annotations

import mmap
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO
from weakref import WeakSet

from corpus.patterns import lazy_pattern

_ARENA_MAX = -8
"""M_ARENA_MAX of glibc's malloc.h."""
_MAPPING = lazy_pattern(r"^(\w+)-(\w+) r-[x-]p \S+ \S+ \d+ +(/.+)\n((?:\w+: .*\n)*)", re.MULTILINE)
_CHANGED = lazy_pattern(r"^(?:Anonymous|Swap): +[1-9]", re.MULTILINE)
_MAPPED: WeakSet[mmap.mmap] = WeakSet()
_LOCK = Lock()  # no set is gone through while another thread adds to it


def map_file(file: IO[bytes]) -> mmap.mmap:
    """Map a whole file, which is not empty, for reading.

    Raises:
        OSError, ValueError: It cannot be mapped.
    """
    data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    with _LOCK:
        _MAPPED.add(data)
    return data


def keep_together() -> None:
    """Have all threads allocate in one place, as far as the C library can be told.

    A thread of its own gets a place of its own, whose end is not given back when it is free: of
    models that such a thread loaded, 50 MB stay after they are gone. To be called before there are
    threads; beside the models' own work, what is allocated is little.
    """
    if sys.platform == "linux":
        _of_c_library("mallopt", _ARENA_MAX, 1)


def give_back() -> None:
    """Give back the pages of mapped files and what was freed, where the system has ways to.

    Whoever reads a file or runs a library meanwhile or afterwards has its pages mapped anew, in
    some milliseconds, as long as the system still has them.
    """
    if hasattr(mmap, "MADV_DONTNEED"):
        with _LOCK:
            mapped = list(_MAPPED)
        for data in mapped:
            with suppress(ValueError):  # it was closed
                data.madvise(mmap.MADV_DONTNEED)
    if sys.platform == "linux":
        _of_c_library("malloc_trim", 0)
        for start, size in _unchanged_libraries():
            _of_c_library("madvise", start, size, mmap.MADV_DONTNEED)


def _unchanged_libraries() -> Iterator[tuple[int, int]]:
    """Yield address and size of what is mapped of libraries and is as it is in their files.

    What was changed when a library was loaded must stay: it stands nowhere else.
    """
    with suppress(OSError):  # no /proc here
        told = Path("/proc/self/smaps").read_text(encoding="utf-8", errors="replace")
        for first, last, name, figures in _MAPPING.findall(told):
            if ".so" in Path(name).name and not _CHANGED.search(figures):
                start = int(first, 16)
                yield start, int(last, 16) - start


def _of_c_library(name: str, *numbers: int) -> None:
    import ctypes

    function = getattr(ctypes.CDLL(None), name, None)  # musl has not all of them
    if function is not None:
        function.argtypes = [ctypes.c_size_t] * len(numbers)
        function(*numbers)
