"""No update is lost, and none comes twice."""

from __future__ import annotations

import asyncio
import tempfile
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.store import Database, Inbox, Waiting

run = asyncio.run
NUMBERS = count(1)


@pytest.fixture
def inbox(database: Database, clock: Any) -> Inbox:
    return Inbox(database, clock)


def numbers(inbox: Inbox) -> list[int]:
    return [waiting.update_id for waiting in run(inbox.unfinished())]


def test_an_update_waits_with_all_that_came_until_it_is_done(inbox: Inbox, clock: Any) -> None:
    assert run(inbox.take_in(7, -100, '{"update_id": 7}'))
    assert run(inbox.unfinished()) == [Waiting(7, -100, '{"update_id": 7}', clock.now)]
    run(inbox.mark_done(7))
    assert run(inbox.unfinished()) == []


def test_an_update_without_a_chat_waits_too(inbox: Inbox) -> None:
    run(inbox.take_in(7, None, "{}"))
    assert [waiting.chat for waiting in run(inbox.unfinished())] == [None]


def test_an_update_that_comes_again_is_known_before_and_after_it_was_done(inbox: Inbox) -> None:
    assert run(inbox.take_in(7, 1, "first"))
    assert not run(inbox.take_in(7, 1, "again"))
    run(inbox.mark_done(7))
    assert not run(inbox.take_in(7, 1, "and again"))
    assert run(inbox.unfinished()) == []


def test_what_waits_comes_in_the_order_in_which_it_arrived(inbox: Inbox) -> None:
    for update_id in (9, 3, 12, 1):
        run(inbox.take_in(update_id, 1, "{}"))
    run(inbox.mark_done(3))
    assert numbers(inbox) == [9, 12, 1]
    assert run(inbox.number_unfinished()) == 3


def test_parts_that_were_sent_are_counted(inbox: Inbox) -> None:
    run(inbox.take_in(7, 1, "{}"))
    assert run(inbox.parts_sent(7)) == 0
    for part in range(3):
        run(inbox.part_sent(7, part))
    run(inbox.part_sent(7, 1))
    assert run(inbox.parts_sent(7)) == 3


def test_an_update_that_never_came_has_no_parts_and_is_marked_in_vain(inbox: Inbox) -> None:
    run(inbox.part_sent(8, 0))
    run(inbox.mark_done(8))
    assert run(inbox.parts_sent(8)) == 0
    assert run(inbox.take_in(8, 1, "{}"))


def test_of_an_update_that_is_done_nothing_is_kept_but_its_number(
    inbox: Inbox, database: Database
) -> None:
    run(inbox.take_in(7, 55, "Where is Nowhere?", user=66))
    run(inbox.mark_done(7))
    kept = database.run_now(
        lambda c: c.execute("SELECT update_id, chat, user, payload FROM inbox").fetchall()
    )
    assert kept == [(7, None, None, None)]


def test_half_a_surrogate_pair_does_not_keep_an_update_out(inbox: Inbox) -> None:
    assert run(inbox.take_in(7, 1, "a\ud83db"))
    assert [waiting.payload for waiting in run(inbox.unfinished())] == ["a\ufffdb"]


@budget(max_examples=50)
@given(payload=st.text())
def test_any_text_comes_back_as_it_went_in(shared_database: Database, payload: str) -> None:
    inbox = Inbox(shared_database)
    update_id = next(NUMBERS)
    run(inbox.take_in(update_id, 1, payload))
    [waiting] = run(inbox.unfinished())
    run(inbox.mark_done(update_id))
    assert waiting.payload == payload


class Deliveries(RuleBasedStateMachine):
    """Telegram repeats and reorders updates, and the bot is restarted, as it comes."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "bot.sqlite3"
        self.database = Database.open(self.path)
        self.waiting: list[int] = []
        self.seen: set[int] = set()

    @property
    def inbox(self) -> Inbox:
        return Inbox(self.database)

    @rule(update_id=st.integers(1, 12))
    def arrive(self, update_id: int) -> None:
        assert run(self.inbox.take_in(update_id, 1, "{}")) == (update_id not in self.seen)
        if update_id not in self.seen:
            self.waiting.append(update_id)
        self.seen.add(update_id)

    @rule(update_id=st.integers(1, 12))
    def finish(self, update_id: int) -> None:
        run(self.inbox.mark_done(update_id))
        self.waiting = [waiting for waiting in self.waiting if waiting != update_id]

    @rule()
    def restart(self) -> None:
        self.database.close()
        self.database = Database.open(self.path)

    @invariant()
    def exactly_what_is_not_done_waits_in_order(self) -> None:
        assert numbers(self.inbox) == self.waiting

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()


TestDeliveries = Deliveries.TestCase
TestDeliveries.settings = budget(max_examples=8, stateful_step_count=20, deadline=None)
