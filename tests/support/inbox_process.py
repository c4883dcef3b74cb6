"""A process that takes updates in, notes parts and marks, and may be killed at any instant.

It tells what it did in a journal, a line after each step, so that whatever stands there was
promised to somebody. The processes are forked from a server that has imported everything already.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from bot.store import Database, Inbox

_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload([__name__])
_AT_ONCE = 8
"""Updates that are in work at the same time."""

PARTS = 3


@dataclass
class Promised:
    """What a journal tells of updates: which were taken in, marked, or about to be, and how far."""

    taken: set[int] = field(default_factory=set)
    marking: set[int] = field(default_factory=set)
    done: set[int] = field(default_factory=set)
    parts: dict[int, int] = field(default_factory=dict)


def payload(update_id: int) -> str:
    """Return what an update holds, one in four over several pages of the database."""
    return f"{update_id} " * (1 if update_id % 4 else 3000)


def start(path: Path, journal: Path, first: int, seed: int) -> BaseProcess:
    """Start a process that works on updates from number `first` on, until it is killed."""
    process = _CONTEXT.Process(target=_run, args=(path, journal, first, seed), daemon=True)
    process.start()
    return process


def promised(journal: Path) -> Promised:
    """Return what the killed processes had done."""
    found = Promised()
    for line in journal.read_text().splitlines():
        what, update_id, part = line.split()
        if what == "taken":
            found.taken.add(int(update_id))
        elif what == "marking":
            found.marking.add(int(update_id))
        elif what == "done":
            found.done.add(int(update_id))
        else:
            found.parts[int(update_id)] = int(part) + 1
    return found


def _run(path: Path, journal: Path, first: int, seed: int) -> None:
    with journal.open("ab", buffering=0) as file:

        def tell(what: str, update_id: int, part: int = 0) -> None:
            os.write(file.fileno(), f"{what} {update_id} {part}\n".encode())

        asyncio.run(_work(Inbox(Database.open(path)), tell, first, random.Random(seed)))


async def _work(inbox: Inbox, tell: Callable[..., None], first: int, chance: random.Random) -> None:
    async def deal_with(update_id: int) -> None:
        await inbox.take_in(update_id, 1, payload(update_id))
        tell("taken", update_id)
        for part in range(PARTS):
            await inbox.part_sent(update_id, part)
            tell("part", update_id, part)
        if chance.random() < 0.8:  # the others wait, as where nothing can be sent
            tell("marking", update_id)
            await inbox.mark_done(update_id)
            tell("done", update_id)

    while True:
        await asyncio.gather(*(deal_with(first + number) for number in range(_AT_ONCE)))
        first += _AT_ONCE
