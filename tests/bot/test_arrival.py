"""An update counts as received when it is stored, and as answered when it is marked."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from bot_api import Person, Telegram
from full_disk import full_disk
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ExtBot
from updates import message, pressed

from bot.arrival import Arrivals, NotStored
from bot.polling import Polling
from bot.replay import LATE, replay
from bot.services import Services
from bot.settings import BotSettings
from bot.store import Database, Inbox


@pytest.fixture
def inbox(database: Database) -> Inbox:
    return Inbox(database)


def test_an_update_is_in_the_inbox_before_it_is_handled(inbox: Inbox) -> None:
    async def arrive() -> tuple[list[str], object]:
        arrivals = Arrivals(inbox)
        await arrivals.put(message(1, "Wer? 🦩 \ud800"))
        return [one.payload for one in await inbox.unfinished()], arrivals.get_nowait()

    [payload], handled = asyncio.run(arrive())
    assert isinstance(handled, Update)
    assert payload == handled.to_json()


def test_an_update_that_was_here_before_is_dropped_done_or_not(inbox: Inbox) -> None:
    async def arrive() -> int:
        arrivals = Arrivals(inbox)
        for _ in range(3):
            await arrivals.put(message(1))
            await arrivals.put(pressed(2))
        await inbox.mark_done(1)
        await arrivals.put(message(1))
        return arrivals.qsize()

    assert asyncio.run(arrive()) == 2


def test_what_is_no_update_passes_unstored(inbox: Inbox) -> None:
    async def arrive() -> tuple[object, int]:
        arrivals = Arrivals(inbox)
        stop = object()
        await arrivals.put(stop)
        return arrivals.get_nowait() is stop, len(await inbox.unfinished())

    assert asyncio.run(arrive()) == (True, 0)


def test_a_bot_that_is_overwhelmed_takes_no_more_until_something_is_done(inbox: Inbox) -> None:
    async def arrive() -> tuple[bool, int, bool]:
        arrivals = Arrivals(inbox, room=2)
        for number in (1, 2):
            await arrivals.put(message(number))
        third = asyncio.create_task(arrivals.put(message(3)))
        await asyncio.sleep(0.05)
        waited, stored = not third.done(), len(await inbox.unfinished())
        arrivals.get_nowait()
        arrivals.task_done()
        await asyncio.wait_for(third, 5)
        return waited, stored, arrivals.held == 2

    assert asyncio.run(arrive()) == (True, 2, True)


class TestWhenNothingCanBeStored:
    """Telegram is not told that the update has arrived, and delivers it again."""

    @pytest.fixture(params=["a full disk", "a locked database"])
    def trouble(
        self, request: pytest.FixtureRequest, database: Database
    ) -> AbstractContextManager[None]:
        if request.param == "a full disk":
            return full_disk(database.path.with_name("bot.sqlite3-wal").stat().st_size)
        database.run_now(lambda connection: connection.execute("PRAGMA busy_timeout = 20"))
        return locked(database.path)

    def test_putting_raises_what_the_library_retries(
        self, inbox: Inbox, trouble: AbstractContextManager[None]
    ) -> None:
        async def arrive() -> int:
            arrivals = Arrivals(inbox)
            with trouble, pytest.raises(NotStored) as error:
                await arrivals.put(message(1, "A question. " * 300))
            assert isinstance(error.value, TelegramError)
            assert arrivals.empty()
            await arrivals.put(message(1))
            return arrivals.qsize()

        assert asyncio.run(arrive()) == 1

    def test_the_update_is_fetched_again_when_it_can_be(
        self,
        ada: Person,
        settings: BotSettings,
        inbox: Inbox,
        trouble: AbstractContextManager[None],
    ) -> None:
        question = "A question. " * 300

        async def fetch() -> str | None:
            failed = threading.Event()
            arrivals = Failing(inbox, failed)
            async with fetching(arrivals, settings):
                with trouble:
                    ada.write(question)
                    assert await asyncio.to_thread(failed.wait, 5)
                    assert arrivals.empty()
                update = await asyncio.wait_for(arrivals.get(), 10)
            assert isinstance(update, Update)
            assert update.message
            return update.message.text

        assert asyncio.run(fetch()) == question


class TestWhatIsLeftFromBefore:
    def test_is_handled_in_the_order_in_which_it_came(self, inbox: Inbox) -> None:
        async def start() -> list[str]:
            before = Arrivals(inbox)
            for number in (3, 1, 2):
                await before.put(message(number, f"{number}?"))
            await inbox.mark_done(1)
            arrivals = Arrivals(inbox)
            assert await replay(inbox, arrivals, bot(), since=0) == []
            return texts(arrivals)

        assert asyncio.run(start()) == ["3?", "2?"]

    def test_is_not_handled_twice_when_telegram_repeats_it(self, inbox: Inbox) -> None:
        async def start() -> list[str]:
            await Arrivals(inbox).put(message(1, "1?"))
            arrivals = Arrivals(inbox)
            await replay(inbox, arrivals, bot(), since=0)
            await arrivals.put(message(1, "1?"))
            await arrivals.put(message(2, "2?"))
            return texts(arrivals)

        assert asyncio.run(start()) == ["1?", "2?"]

    def test_is_left_out_where_it_is_too_old(self, database: Database) -> None:
        async def start() -> tuple[list[int], list[str]]:
            for number, received_at in ((1, 100.0), (2, 300.0)):
                then = Inbox(database, clock=partial(float, received_at))
                await Arrivals(then).put(message(number, f"{number}?"))
            arrivals = Arrivals(Inbox(database))
            late = await replay(Inbox(database), arrivals, bot(), since=200)
            return [one.update_id for one in late], texts(arrivals)

        assert asyncio.run(start()) == ([1], ["2?"])

    def test_is_given_up_where_it_cannot_be_read_and_the_rest_is_answered(
        self, inbox: Inbox, caplog: pytest.LogCaptureFixture
    ) -> None:
        async def start() -> tuple[list[str], int]:
            await inbox.take_in(1, 7, '{"update_id": 1, "message": {"secret": 1}}')
            await inbox.take_in(2, 7, "cut off")
            await Arrivals(inbox).put(message(3, "3?"))
            arrivals = Arrivals(inbox)
            await replay(inbox, arrivals, bot(), since=0)
            return texts(arrivals), len(await inbox.unfinished())

        assert asyncio.run(start()) == (["3?"], 1)
        assert "update 1 cannot be read" in caplog.text
        assert "secret" not in caplog.text


@dataclass(frozen=True)
class Left:
    """What was left unanswered for too long."""

    text: str
    place: str
    apologies: int


@pytest.mark.parametrize(
    "left",
    [
        Left("Who?", "private", 1),
        Left("/ask Who?", "group", 1),
        Left("Nice weather.", "group", 0),
    ],
)
def test_what_is_too_old_gets_one_apology_a_chat_if_it_asked_the_bot_and_is_done_with(
    telegram: Telegram, services: Services, running: Any, left: Left
) -> None:
    ada, bob = telegram.person("Ada"), telegram.person("Bob")
    for person in (ada, bob):
        person.unblock()  # as somebody who wrote to the bot before
    room = bob.room if left.place == "private" else telegram.group("News desk")

    async def leave_something() -> None:
        old = Inbox(services.database, clock=lambda: services.clock() - 4000)
        for number in (1, 2, 3):
            await Arrivals(old).put(message(number, left.text, chat=room.id, kind=left.place))
        await Arrivals(Inbox(services.database)).put(message(4, "And now?", chat=ada.id))

    asyncio.run(leave_something())
    with running(services):
        assert "Nine people" in ada.next_answer().text
        apologies = room.next_answers(left.apologies)
        asyncio.run(until_done(services.inbox))
    assert [one.text for one in apologies] == [LATE] * left.apologies
    assert len(telegram.sent) == 1 + left.apologies


class Failing(Arrivals):
    """Says when an update could not be stored."""

    def __init__(self, inbox: Inbox, failed: threading.Event) -> None:
        super().__init__(inbox)
        self._failed = failed

    async def put(self, item: object) -> None:
        try:
            await super().put(item)
        except NotStored:
            self._failed.set()
            raise


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program holds the right to write the database."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.close()


@asynccontextmanager
async def fetching(arrivals: Arrivals, settings: BotSettings) -> AsyncIterator[None]:
    """Fetch updates while in the block."""
    token = settings.token.get_secret_value()
    async with ExtBot(token, base_url=f"{settings.api_base_url}/bot") as bot:
        polling = Polling(bot, arrivals, settings, ["message"], pause_s=0.05)
        task = asyncio.create_task(polling.run())
        yield
        task.cancel()
        await asyncio.wait({task})


async def until_done(inbox: Inbox) -> None:
    async with asyncio.timeout(5):
        while await inbox.unfinished():
            await asyncio.sleep(0.01)


def texts(arrivals: Arrivals) -> list[str]:
    found = []
    while not arrivals.empty():
        update = arrivals.get_nowait()
        assert isinstance(update, Update)
        assert update.message
        found.append(update.message.text or "")
    return found


def bot() -> ExtBot[None]:
    return ExtBot("1:invented")
