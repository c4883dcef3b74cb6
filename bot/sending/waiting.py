"""Waiting for one's turn, and being told that there will be none any more."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bot.sending.lines import Line

_TICK_S = 0.001
"""The shortest sleep: less may be too little for the clock to move."""


@dataclass(frozen=True, slots=True)
class Time:
    """A clock that counts seconds from any moment on, and a sleep of so many seconds of it."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


class Waiting:
    """The tasks that have something to send and wait until they may."""

    def __init__(self, time: Time) -> None:
        self._time = time
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closed = False

    def open(self) -> None:
        """Let tasks wait."""
        self._closed = False

    def close(self) -> None:
        """Cancel the tasks that wait, and those that come to wait from now on."""
        self._closed = True
        for task in self._tasks:
            task.cancel()

    @contextmanager
    def for_a_turn(self) -> Iterator[None]:
        """Have the current task counted among those that wait."""
        task = asyncio.current_task()
        if self._closed or task is None:
            raise asyncio.CancelledError
        self._tasks.add(task)
        try:
            yield
        finally:
            self._tasks.discard(task)

    @contextmanager
    def over(self) -> Iterator[None]:
        """Have a task that waits go about its request, which is not to be torn off midway."""
        task = asyncio.current_task()
        assert task
        self._tasks.discard(task)
        try:
            yield
        finally:
            self._tasks.add(task)

    async def until_ready(self, line: Line) -> None:
        """Wait until a line's next request may go."""
        while (rest_s := line.ready_at() - self._time.clock()) > 0:
            await self.rest(rest_s)

    async def rest(self, seconds: float) -> None:
        """Wait for a while."""
        if self._closed:
            raise asyncio.CancelledError
        await self._time.sleep(max(seconds, _TICK_S))
