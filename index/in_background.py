"""Work that goes on in a thread of its own while others go on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def in_background(work: Callable[[], T], name: str) -> Future[T]:
    """Begin some work in a thread with this name; an error is raised where its result is asked."""
    pool = ThreadPoolExecutor(1, thread_name_prefix=name)
    begun = pool.submit(work)
    pool.shutdown(wait=False)
    return begun
