"""Files mapped into memory, whose pages are given back while nobody asks.

What was read of a mapped file counts as this process's memory until it is given back, though the
system can take it at any time. Over 10,000 releases that is 80 MB after a hundred questions; what
the allocator keeps of memory that was freed is another 35.
"""

from __future__ import annotations

import mmap
import sys
from contextlib import suppress
from threading import Lock
from typing import IO
from weakref import WeakSet

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


def give_back() -> None:
    """Give back the pages of mapped files and what was freed, where the system has ways to.

    Whoever reads a file meanwhile or afterwards has its pages mapped anew: 10,000 releases' in two
    or three milliseconds, as long as the system still has them.
    """
    if hasattr(mmap, "MADV_DONTNEED"):
        with _LOCK:
            mapped = list(_MAPPED)
        for data in mapped:
            with suppress(ValueError):  # it was closed
                data.madvise(mmap.MADV_DONTNEED)
    if sys.platform == "linux":
        _trim()


def _trim() -> None:
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
    if trim is not None:
        trim(0)
