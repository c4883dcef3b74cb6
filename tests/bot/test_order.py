"""Updates of a chat are handled in order, no chat waits for another, and what is done is marked."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ApplicationHandlerStop
from updates import message, pressed, typed

from bot.lanes import lane_of
from bot.logs import request_id as bound_id
from bot.order import InOrder, request_id
from bot.store import Database, Inbox, UnusableDatabase

Handler = Callable[[Update], Awaitable[None]]


class MarksOnly:
    """An inbox of which only the marks are looked at."""

    def __init__(self) -> None:
        self.done: list[int] = []
        self.trouble: Exception | None = None

    async def mark_done(self, update_id: int) -> None:
        if self.trouble:
            raise self.trouble
        self.done.append(update_id)


@pytest.fixture
def inbox() -> MarksOnly:
    return MarksOnly()


def in_order(inbox: MarksOnly, *pauses_s: float, max_age_s: float = 60) -> InOrder:
    return InOrder(cast("Inbox", inbox), max_age_s=max_age_s, pauses_s=pauses_s or (0.001,))


def begin(order: InOrder, handler: Handler, *updates: Update) -> list[asyncio.Task[None]]:
    """Have updates handled as the library does it: a task each, in the order of arrival."""
    return [
        asyncio.create_task(order.process_update(update, handler(update))) for update in updates
    ]


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3)), max_size=30))
def test_every_chat_gets_its_updates_handled_in_order_and_singly(
    arriving: list[tuple[int, int]],
) -> None:
    inbox = MarksOnly()
    handled: dict[int, list[int]] = defaultdict(list)
    at_work: dict[int, int] = defaultdict(int)

    async def handle(update: Update) -> None:
        assert update.effective_chat
        chat = update.effective_chat.id
        at_work[chat] += 1
        assert at_work[chat] == 1
        for _ in range(arriving[update.update_id][1]):
            await asyncio.sleep(0)
        handled[chat].append(update.update_id)
        at_work[chat] -= 1

    async def arrive() -> int:
        order = in_order(inbox)
        updates = [message(number, chat=chat) for number, (chat, _) in enumerate(arriving)]
        await asyncio.gather(*begin(order, handle, *updates))
        return order.open_lanes

    open_lanes = asyncio.run(arrive())
    for chat, numbers in handled.items():
        assert numbers == [n for n, (its_chat, _) in enumerate(arriving) if its_chat == chat]
    assert sorted(inbox.done) == list(range(len(arriving)))
    assert open_lanes == 0


def test_a_flood_in_one_chat_does_not_delay_another(inbox: MarksOnly) -> None:
    async def arrive() -> tuple[int, int]:
        order, never = in_order(inbox), asyncio.Event()

        async def handle(update: Update) -> None:
            if update.effective_chat and update.effective_chat.id == 1:
                await never.wait()

        flood = begin(order, handle, *(message(number, chat=1) for number in range(2000)))
        [other] = begin(order, handle, message(5000, chat=2))
        await asyncio.wait_for(other, 5)
        lanes = order.open_lanes
        for task in flood:
            task.cancel()
        await asyncio.wait(flood)
        return lanes, order.open_lanes

    assert asyncio.run(arrive()) == (1, 0)
    assert inbox.done == [5000]


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        (message(1, chat=-5, kind="group"), -5),
        (message(1, chat=-5, kind="group", as_="edited_message"), -5),
        (message(1, chat=-9, as_="guest_message", guest_query_id="g"), -9),
        (pressed(1, chat=-5), -5),
        (typed(1, user=7), None),
    ],
)
def test_an_update_waits_for_those_of_its_chat_and_what_is_typed_for_nothing(
    update: Update, lane: int | None
) -> None:
    assert lane_of(update) == lane


def test_the_log_names_the_update_while_it_is_handled(inbox: MarksOnly) -> None:
    seen: list[str] = []

    async def handle(update: Update) -> None:
        seen.append(bound_id.get())

    async def arrive() -> None:
        await asyncio.gather(*begin(in_order(inbox), handle, message(255), message(256, chat=2)))

    asyncio.run(arrive())
    assert sorted(seen) == sorted([request_id(255), request_id(256)])
    assert bound_id.get() == ""


class Sending:
    """A handler whose answers fail as often as told, as the application reports it."""

    def __init__(self, order: InOrder, *failures: TelegramError) -> None:
        self._order = order
        self._failures = list(failures)
        self.attempts = 0
        self.apologies = 0
        order.again = self

    async def __call__(self, update: Update) -> None:
        self.attempts += 1
        if not self._failures:
            return
        context: Any = type("Context", (), {"error": self._failures.pop(0)})
        try:
            await self._order.notice(update, context)
        except ApplicationHandlerStop:
            return
        self.apologies += 1


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize(
    "failure", [lambda: NetworkError("no route"), TimedOut, lambda: RetryAfter(1)]
)
def test_an_answer_that_cannot_be_sent_for_now_is_tried_again_before_the_chats_next(
    inbox: MarksOnly, failure: Callable[[], TelegramError]
) -> None:
    async def arrive() -> Sending:
        order = in_order(inbox)
        sending = Sending(order, failure(), failure())
        await asyncio.gather(*begin(order, sending, message(1), message(2)))
        return sending

    sending = asyncio.run(arrive())
    assert (sending.attempts, sending.apologies) == (4, 0)
    assert inbox.done == [1, 2]


@pytest.mark.parametrize("error", [BadRequest("message is too long"), Forbidden("blocked")])
def test_what_telegram_refuses_for_good_is_done_with_after_one_attempt(
    inbox: MarksOnly, error: TelegramError
) -> None:
    async def arrive() -> Sending:
        order = in_order(inbox)
        sending = Sending(order, error)
        await asyncio.gather(*begin(order, sending, message(1)))
        return sending

    sending = asyncio.run(arrive())
    assert (sending.attempts, sending.apologies) == (1, 1)
    assert inbox.done == [1]


def test_what_could_not_be_answered_for_too_long_is_apologised_for_as_soon_as_that_can_be_sent(
    inbox: MarksOnly,
) -> None:
    troubles, told = [TimedOut(), TimedOut()], []

    async def give_up(update: Update) -> None:
        if troubles:
            raise troubles.pop()
        told.append(update.update_id)

    async def arrive() -> None:
        order = in_order(inbox, 0.01, max_age_s=0.05)
        order.give_up = give_up
        await asyncio.gather(*begin(order, Sending(order, *[TimedOut()] * 1000), message(1)))

    asyncio.run(arrive())
    assert (told, inbox.done) == ([1], [1])


def test_stopping_finishes_what_is_being_handled_and_leaves_the_rest_unmarked(
    inbox: MarksOnly,
) -> None:
    handled: list[int] = []

    async def arrive() -> None:
        order, go = in_order(inbox), asyncio.Event()

        async def handle(update: Update) -> None:
            await go.wait()
            handled.append(update.update_id)

        tasks = begin(order, handle, *(message(number) for number in (1, 2, 3)))
        await asyncio.sleep(0)
        assert order.in_flight == 1
        order.stop()
        go.set()
        await asyncio.gather(*tasks)

    asyncio.run(arrive())
    assert handled == [1]
    assert inbox.done == [1]


def test_what_is_cancelled_and_what_waits_for_telegram_at_the_end_stays_unmarked(
    inbox: MarksOnly,
) -> None:
    async def arrive() -> list[object]:
        order = in_order(inbox, 60)
        unsent = begin(order, Sending(order, TimedOut()), message(1))

        async def handle(_: Update) -> None:
            await asyncio.sleep(60)

        stuck = begin(order, handle, message(2, chat=2))
        await asyncio.sleep(0.01)
        order.stop()
        await asyncio.wait_for(asyncio.gather(*unsent), 5)
        order.abandon()
        return list(await asyncio.gather(*stuck, return_exceptions=True))

    [outcome] = asyncio.run(arrive())
    assert isinstance(outcome, asyncio.CancelledError)
    assert inbox.done == []


def test_what_could_not_be_marked_is_marked_with_the_next(inbox: MarksOnly) -> None:
    async def handle(_: Update) -> None:
        pass

    async def arrive() -> None:
        order = in_order(inbox)
        inbox.trouble = UnusableDatabase(Path("bot.sqlite3"), "the disk is full")
        await asyncio.gather(*begin(order, handle, message(1)))
        inbox.trouble = None
        await asyncio.gather(*begin(order, handle, message(2)))

    asyncio.run(arrive())
    assert sorted(inbox.done) == [1, 2]


@settings(max_examples=10)
@given(st.sets(st.integers(1, 20)))
def test_in_the_real_inbox_exactly_what_was_not_handled_is_left(
    tmp_path_factory: pytest.TempPathFactory, cancelled: set[int]
) -> None:
    async def arrive(database: Database) -> list[int]:
        inbox = Inbox(database)
        order = InOrder(inbox, max_age_s=60)
        updates = [message(number, chat=number) for number in range(1, 21)]
        for update in updates:
            await inbox.take_in(update.update_id, update.update_id, update.to_json())

        async def handle(update: Update) -> None:
            if update.update_id in cancelled:
                raise asyncio.CancelledError

        await asyncio.gather(*begin(order, handle, *updates), return_exceptions=True)
        return [one.update_id for one in await inbox.unfinished()]

    database = Database.open(tmp_path_factory.mktemp("inbox") / "bot.sqlite3")
    assert asyncio.run(arrive(database)) == sorted(cancelled)
    database.close()
