"""Updates are fetched whatever the network, Telegram and other processes do."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from bot_api import Kind, Person, Telegram
from telegram import Update
from telegram.error import Conflict, InvalidToken
from telegram.ext import ExtBot

from bot.arrival import Arrivals
from bot.polling import Polling
from bot.rival import Rival
from bot.settings import BotSettings
from bot.store import Database, Inbox
from corpus import VerbatimError

Fetch = Callable[[Callable[[Arrivals], Awaitable[None]]], None]


class Doubted(ExtBot[None]):
    """A bot whose token is refused some times, as by a server that is just starting."""

    refusals = 0

    async def get_updates(self, *args: Any, **more: Any) -> tuple[Update, ...]:
        if Doubted.refusals:
            Doubted.refusals -= 1
            raise InvalidToken
        return await super().get_updates(*args, **more)


@pytest.fixture
def fetch(telegram: Telegram, settings: BotSettings, database: Database) -> Fetch:
    """Polls while a test's steps are done; an end of the polling is an end of the test."""

    async def live(steps: Callable[[Arrivals], Awaitable[None]]) -> None:
        arrivals = Arrivals(Inbox(database))
        bot = Doubted(settings.token.get_secret_value(), base_url=f"{telegram.url}/bot")
        polling = Polling(bot, arrivals, settings, ["message", "callback_query"], pause_s=0.01)
        async with bot:
            running = asyncio.create_task(polling.run())
            doing = asyncio.ensure_future(steps(arrivals))
            await asyncio.wait({running, doing}, timeout=10, return_when=asyncio.FIRST_COMPLETED)
            for task in (running, doing):
                if task.done():
                    task.result()
                task.cancel()
            await asyncio.wait({running, doing})
            assert not doing.cancelled()

    return lambda steps: asyncio.run(live(steps))


async def next_text(arrivals: Arrivals) -> str | None:
    update = await asyncio.wait_for(arrivals.get(), 5)
    assert isinstance(update, Update)
    assert update.message
    return update.message.text


@pytest.mark.parametrize(
    "kind", [Kind.CONFLICT, Kind.BROKEN, Kind.GATEWAY, Kind.CUT, Kind.CUT_AFTER, Kind.GARBLED_AFTER]
)
def test_a_poll_that_fails_is_repeated_and_nothing_is_lost(
    telegram: Telegram, ada: Person, fetch: Fetch, kind: Kind
) -> None:
    async def steps(arrivals: Arrivals) -> None:
        ada.write("Before?")
        assert await next_text(arrivals) == "Before?"
        telegram.faults.next("getUpdates", kind, kind)
        ada.write("After?")
        assert await next_text(arrivals) == "After?"

    fetch(steps)


def test_a_token_that_is_refused_for_a_moment_ends_nothing(
    ada: Person, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(arrivals: Arrivals) -> None:
        ada.write("Who?")
        assert await next_text(arrivals) == "Who?"

    monkeypatch.setattr(Doubted, "refusals", 2)
    fetch(steps)


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
def test_telegram_is_left_alone_for_as_long_as_it_asks(
    telegram: Telegram, ada: Person, fetch: Fetch
) -> None:
    async def steps(arrivals: Arrivals) -> None:
        telegram.faults.next("getUpdates", Kind.FLOOD, retry_after_s=1)
        ada.write("Who?")
        begun = asyncio.get_running_loop().time()
        assert await next_text(arrivals) == "Who?"
        assert asyncio.get_running_loop().time() - begun >= 0.9

    fetch(steps)


def test_trouble_is_said_once_and_so_is_its_end(
    telegram: Telegram, ada: Person, fetch: Fetch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    async def steps(arrivals: Arrivals) -> None:
        telegram.faults.next("getUpdates", *[Kind.GATEWAY] * 5)
        ada.write("Who?")
        await next_text(arrivals)
        ada.write("And?")
        await next_text(arrivals)

    fetch(steps)
    assert caplog.text.count("cannot be reached, trying on") == 1
    assert caplog.text.count("over after") == 1


def test_an_update_that_cannot_be_read_keeps_no_other_from_arriving(
    telegram: Telegram, ada: Person, fetch: Fetch, caplog: pytest.LogCaptureFixture
) -> None:
    async def steps(arrivals: Arrivals) -> None:
        ada.write("Before?")
        with telegram.ledger.changed:
            unreadable = telegram.ledger.updates.add("message", {"text": "No chat, no id"}, ada.id)
        ada.write("After?")
        assert [await next_text(arrivals) for _ in range(2)] == ["Before?", "After?"]
        ada.write("Later?")
        assert await next_text(arrivals) == "Later?"
        assert f"update {unreadable} cannot be read" in caplog.text

    fetch(steps)


@pytest.mark.parametrize("result", [[{}], [1], [{"update_id": "7"}], {"a": 1}, "x"])
def test_what_is_no_list_of_updates_is_asked_for_again(
    result: object, ada: Person, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, get_updates = [result], Doubted.get_updates

    async def odd(*_: Any) -> object:
        return answers.pop()

    async def unreadable(bot: Doubted, *args: Any, **more: Any) -> tuple[Update, ...]:
        if answers:
            raise KeyError("update_id")
        return await get_updates(bot, *args, **more)

    monkeypatch.setattr(Doubted, "do_api_request", odd)
    monkeypatch.setattr(Doubted, "get_updates", unreadable)

    async def steps(arrivals: Arrivals) -> None:
        ada.write("And then?")
        assert await next_text(arrivals) == "And then?"

    fetch(steps)


def test_a_token_that_is_revoked_ends_it_in_one_line(
    ada: Person, settings: BotSettings, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(arrivals: Arrivals) -> None:
        ada.write("Who?")
        await next_text(arrivals)
        monkeypatch.setattr(Doubted, "refusals", 1_000)
        ada.write("And?")
        await asyncio.sleep(60)

    with pytest.raises(VerbatimError, match=r"^\S+ does not accept the bot's token; .+$") as error:
        fetch(steps)
    assert settings.token.get_secret_value() not in str(error.value)


def test_a_bot_that_starts_beside_another_gives_way_in_one_line(
    telegram: Telegram, fetch: Fetch
) -> None:
    async def steps(_: Arrivals) -> None:
        await asyncio.sleep(60)

    telegram.faults.next("getUpdates", *[Kind.CONFLICT] * 3)
    with pytest.raises(VerbatimError, match=r"^another process is polling for this bot; .+$"):
        fetch(steps)


class TestOfTwoRivals:
    @pytest.fixture
    def clock(self) -> list[float]:
        return [1000.0]

    @pytest.fixture
    def rival(self, clock: list[float]) -> Rival:
        return Rival(lambda: clock[0])

    CONFLICT = Conflict("terminated by other getUpdates request")

    def test_the_one_that_has_just_started_gives_way(self, rival: Rival) -> None:
        rival.is_met(self.CONFLICT)
        rival.is_not_met()
        rival.is_met(self.CONFLICT)
        with pytest.raises(VerbatimError, match="another process is polling"):
            rival.is_met(self.CONFLICT)

    def test_the_one_that_has_been_serving_goes_on(self, rival: Rival, clock: list[float]) -> None:
        clock[0] += 61
        for _ in range(100):
            rival.is_met(self.CONFLICT)
            clock[0] += 10
            rival.is_not_met()

    def test_one_whose_predecessor_is_only_just_leaving_goes_on(
        self, rival: Rival, clock: list[float]
    ) -> None:
        rival.is_met(self.CONFLICT)
        rival.is_met(self.CONFLICT)
        clock[0] += 61
        rival.is_not_met()
        rival.is_met(self.CONFLICT)

    def test_one_that_has_long_been_deaf_says_that_there_is_a_webhook(
        self, rival: Rival, clock: list[float]
    ) -> None:
        clock[0] += 61
        webhook = Conflict("can't use getUpdates method while webhook is active")
        for _ in range(11):
            rival.is_met(webhook)
            clock[0] += 10
        clock[0] += 10
        with pytest.raises(VerbatimError, match="has set a webhook"):
            rival.is_met(webhook)
