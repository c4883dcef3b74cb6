"""Killed at any instant, the bot loses nothing that it took in and repeats nothing it marked."""

from __future__ import annotations

import asyncio
import random
import time
from pathlib import Path

import inbox_process
import pytest
from inbox_process import PARTS, payload

from bot.store import Database, Inbox

run = asyncio.run
_APART = 1_000_000
"""Between the first numbers of two processes."""


def kill_at_random_instants(folder: Path, number: int) -> int:
    """Kill one process after another on one database; return how many updates were taken in."""
    path, journal = folder / "bot.sqlite3", folder / "journal"
    journal.touch()
    chance = random.Random(number)
    for attempt in range(number):
        begun = journal.stat().st_size
        process = inbox_process.start(path, journal, attempt * _APART, seed=attempt)
        while journal.stat().st_size == begun:  # so that most are killed at work
            assert process.is_alive()
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.25))
        process.kill()
        process.join()
        check_kept(path, journal)
    return len(inbox_process.promised(journal).taken)


def check_kept(path: Path, journal: Path) -> None:
    """All that was promised is there, as after any other end."""
    promised = inbox_process.promised(journal)
    database = Database.open(path)
    inbox = Inbox(database)
    waiting = {one.update_id: one.payload for one in run(inbox.unfinished())}
    some = random.Random(0).sample(sorted(promised.taken), min(20, len(promised.taken)))
    assert not any(run(inbox.take_in(update_id, 1, "{}")) for update_id in some)
    for update_id in some:
        assert promised.parts.get(update_id, 0) <= run(inbox.parts_sent(update_id)) <= PARTS
    database.close()
    assert promised.taken - promised.marking <= waiting.keys()
    assert not promised.done & waiting.keys()
    assert all(words == payload(update_id) for update_id, words in waiting.items())


def test_killed_at_random_instants_nothing_is_lost_and_nothing_marked_comes_back(
    tmp_path: Path,
) -> None:
    assert kill_at_random_instants(tmp_path, 3)


@pytest.mark.slow
def test_killed_at_sixty_random_instants_nothing_is_lost_and_nothing_marked_comes_back(
    tmp_path: Path,
) -> None:
    assert kill_at_random_instants(tmp_path, 60) >= 60


@pytest.mark.parametrize("microseconds", [0, 500, 2000, 5000])
def test_killed_while_the_database_is_made_it_is_made_anew(
    tmp_path: Path, microseconds: int
) -> None:
    path, journal = tmp_path / "bot.sqlite3", tmp_path / "journal"
    process = inbox_process.start(path, journal, 1, seed=0)
    while not path.exists():
        time.sleep(0.0001)
    time.sleep(microseconds / 1e6)
    process.kill()
    process.join()
    database = Database.open(path)
    assert run(Inbox(database).take_in(_APART, 1, "{}"))
    database.close()
