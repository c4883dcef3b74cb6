"""What is to be deleted is gone, also from the file; what is to stay stays."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from bot.store import (
    Contexts,
    Database,
    Feedback,
    Gaps,
    Given,
    GivenAnswers,
    Inbox,
    Place,
    forget_user,
    latest_gaps,
    latest_unhelpful,
    sweep,
)
from index.answer import Context

run = asyncio.run
KEEP_DAYS = 30
TABLES = ("inbox", "contexts", "given_answers", "answer_messages")


class State:
    """All that a bot remembers, and what its users do."""

    def __init__(self, database: Database, clock: Any) -> None:
        self.database, self.clock = database, clock
        self.inbox, self.contexts = Inbox(database, clock), Contexts(database, clock)
        self.given, self.gaps = GivenAnswers(database, clock), Gaps(database, clock)
        self.feedback = Feedback(database, clock)

    async def ask(self, place: Place, update_id: int, secret: str, *, done: bool = True) -> Given:
        """Ask about `secret`, a word by which all that this leaves is found."""
        context = Context(f"What is {secret}?", None, secret)
        await self.inbox.take_in(update_id, place.chat, f'{{"text": "{secret}"}}', user=place.user)
        given = Given(
            place=place,
            question_message=update_id,
            answer_messages=(update_id + 1_000_000,),
            question=f"What is {secret}?",
            before=context,
            after=context,
            answered=True,
            generation="0007",
            release=None,
        )
        await self.given.keep(given)
        await self.contexts.save(place, context)
        if done:
            await self.inbox.mark_done(update_id)
        return given

    def sizes(self) -> list[int]:
        def count(connection: sqlite3.Connection) -> list[int]:
            statement = "SELECT count(*) FROM "
            return [connection.execute(statement + table).fetchone()[0] for table in TABLES]

        return self.database.run_now(count)


@pytest.fixture
def state(database: Database, clock: Any) -> State:
    return State(database, clock)


def bytes_on_disk(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


def test_what_is_older_than_the_days_is_swept_and_what_is_younger_stays(state: State) -> None:
    old = run(state.ask(Place(1, None, 1), 1, "old"))
    state.clock.pass_days(KEEP_DAYS - 1)
    young = run(state.ask(Place(2, None, 2), 2, "young"))
    assert run(sweep(state.database, KEEP_DAYS, state.clock)) == 0 + 1  # the number of the first
    assert run(state.given.find(old.key)) == old
    state.clock.pass_days(2)
    assert run(sweep(state.database, KEEP_DAYS, state.clock)) == 2
    assert run(state.given.find(old.key)) is None
    assert run(state.given.of_answer(1, 1_000_001)) is None
    assert run(state.contexts.load(Place(1, None, 1))) is None
    assert run(state.given.find(young.key)) == young
    assert run(state.contexts.load(Place(2, None, 2))) is not None


def test_a_conversation_that_goes_on_is_not_swept(state: State) -> None:
    place = Place(1, None, 1)
    for update_id in range(1, 5):
        run(state.ask(place, update_id, "ongoing"))
        state.clock.pass_days(KEEP_DAYS - 1)
    run(sweep(state.database, KEEP_DAYS, state.clock))
    assert run(state.contexts.load(place)) is not None


def test_an_update_that_could_never_be_answered_is_emptied_and_still_known(state: State) -> None:
    run(state.ask(Place(1, None, 1), 1, "stuck", done=False))
    state.clock.pass_days(KEEP_DAYS + 1)
    run(sweep(state.database, KEEP_DAYS, state.clock))
    assert run(state.inbox.unfinished()) == []
    assert not run(state.inbox.take_in(1, 1, "{}"))


def test_a_done_updates_number_is_known_for_two_days_and_forgotten_within_a_week(
    state: State,
) -> None:
    run(state.ask(Place(1, None, 1), 1, "numbered"))
    state.clock.pass_days(2)
    run(sweep(state.database, KEEP_DAYS, state.clock))
    assert not run(state.inbox.take_in(1, 1, "{}"))
    state.clock.pass_days(4.9)
    run(sweep(state.database, KEEP_DAYS, state.clock))
    assert run(state.inbox.take_in(1, 1, "{}"))


def test_feedback_and_gaps_outlive_a_sweep(state: State) -> None:
    given = run(state.ask(Place(1, None, 1), 1, "kites"))
    run(state.feedback.record(given.key, False))
    run(state.gaps.record("Where is Nowhere?", 0.1, None))
    state.clock.pass_days(1000)
    run(sweep(state.database, KEEP_DAYS, state.clock))
    assert state.sizes() == [0, 0, 0, 0]
    assert len(state.database.run_now(latest_unhelpful)) == 1
    assert len(state.database.run_now(latest_gaps)) == 1


def test_a_sweep_of_thousands_is_done_by_steps_between_which_updates_come_in(
    state: State,
) -> None:
    def fill(connection: sqlite3.Connection) -> None:
        rows = [(n, 0, 0, "{}", 0.0) for n in range(1, 3001)]
        connection.executemany("INSERT INTO contexts VALUES (?, ?, ?, ?, ?)", rows)

    async def take_in_meanwhile() -> list[int]:
        sweeping = asyncio.create_task(sweep(state.database, KEEP_DAYS, state.clock))
        left: list[int] = []
        while not sweeping.done():
            await state.inbox.take_in(len(left), 1, "{}")
            left.append(len(left))
        assert await sweeping == 3000
        return left

    state.database.run_now(fill)
    assert len(run(take_in_meanwhile())) >= 6


def test_a_forgotten_user_is_gone_from_every_chat_and_others_stay(state: State) -> None:
    group, other = Place(-100, 5, 7), Place(-100, 5, 8)
    for number, place in enumerate([Place(7, None, 7), group, other], 1):
        run(state.ask(place, number, f"word{number}"))
    run(forget_user(state.database, 7, clock=state.clock))
    assert run(state.contexts.load(Place(7, None, 7))) is None
    assert run(state.contexts.load(group)) is None
    assert run(state.contexts.load(other)) is not None
    assert state.sizes() == [3, 1, 1, 1]


def test_a_private_chat_is_forgotten_whoever_is_said_to_have_written_in_it(state: State) -> None:
    run(state.ask(Place(7, None, None), 1, "private"))
    run(forget_user(state.database, 7, clock=state.clock))
    assert state.sizes() == [1, 0, 0, 0]


def test_an_anonymous_admin_forgets_nobody_elses_words_in_the_group(state: State) -> None:
    group = -1001
    run(state.ask(Place(group, None, 5), 1, "ada's"))
    run(state.ask(Place(group, None, group), 2, "anonymous"))
    run(forget_user(state.database, group, clock=state.clock))
    assert run(state.contexts.load(Place(group, None, 5))) is not None
    assert run(state.contexts.load(Place(group, None, group))) is None


def test_what_waits_of_a_forgotten_user_is_emptied_but_what_came_after_the_wish_is_answered(
    state: State,
) -> None:
    for update_id in (1, 2, 3):
        run(state.ask(Place(-100, None, 7), update_id, f"word{update_id}", done=False))
    run(state.ask(Place(-100, None, 8), 4, "another's", done=False))
    run(forget_user(state.database, 7, before=2, clock=state.clock))
    assert [waiting.update_id for waiting in run(state.inbox.unfinished())] == [2, 3, 4]
    run(forget_user(state.database, 7, clock=state.clock))
    assert [waiting.update_id for waiting in run(state.inbox.unfinished())] == [4]
    assert not run(state.inbox.take_in(1, -100, "{}"))


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 20))]
)
def test_no_byte_of_a_forgotten_users_words_is_left_in_the_files(
    state: State, path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    secrets = [f"{'secret' * chance.randint(1, 200)}-{n}" for n in range(100)]

    async def converse() -> None:
        for update_id, secret in enumerate(secrets):
            user = chance.choice([7, 8])
            place = Place(chance.choice([-100, user]), None, user)
            words = secret if user == 7 else secret.replace("secret", "public")
            await state.ask(place, update_id, words, done=chance.random() < 0.9)

    run(converse())
    assert b"secret" in bytes_on_disk(path)
    run(forget_user(state.database, 7, clock=state.clock))
    found = bytes_on_disk(path)
    assert b"secret" not in found
    assert b"public" in found


def test_no_byte_of_what_was_swept_is_left_and_the_file_is_small_again(
    state: State, path: Path
) -> None:
    few_pages = 30 * 4096

    async def converse() -> None:
        for update_id in range(120):
            await state.ask(Place(update_id, None, update_id), update_id, "secret" * 100)

    run(converse())
    state.clock.pass_days(KEEP_DAYS + 1)
    run(sweep(state.database, KEEP_DAYS, state.clock))
    assert b"secret" not in bytes_on_disk(path)
    assert path.stat().st_size <= few_pages


def test_the_texts_of_done_updates_are_out_of_the_files_after_a_sweep(
    state: State, path: Path
) -> None:
    async def converse() -> None:
        for update_id in range(100):
            await state.inbox.take_in(update_id, 7, f"{update_id} {'secret' * (update_id % 150)}")
            if update_id >= 20:
                await state.inbox.mark_done(update_id - 20)
        for update_id in range(100):
            await state.inbox.mark_done(update_id)

    run(converse())
    run(sweep(state.database, KEEP_DAYS, state.clock))
    assert b"secret" not in bytes_on_disk(path)
