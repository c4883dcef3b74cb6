"""The bot as a process: how it starts, how it stops, and what it says where it cannot."""

from __future__ import annotations

import asyncio
import io
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from bot_api import Kind, Person, Telegram
from invented_answers import PreparedEngine, answer, quote
from pydantic import SecretStr

import bot
import index
from bot.settings import BotSettings
from bot.stopping import Stop
from bot.store import Database, Inbox
from corpus import VerbatimError

SIGTERM = signal.SIGTERM


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that is logged, at the most talkative level; logging is left as it was."""
    root, text = logging.getLogger(), io.StringIO()
    handler, level = logging.StreamHandler(text), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield text
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def opened(engine: PreparedEngine, monkeypatch: pytest.MonkeyPatch) -> PreparedEngine:
    """What `bot.run` opens instead of an index on disk."""

    class Engine:
        @staticmethod
        def open(*_: Any, **__: Any) -> PreparedEngine:
            engine.closed = False
            return engine

    monkeypatch.setattr(index, "Engine", Engine, raising=False)
    return engine


def meanwhile(*steps: Callable[[], object]) -> threading.Thread:
    """Do steps, one after the other, while the bot runs."""

    def act() -> None:
        for step in steps:
            step()

    thread = threading.Thread(target=act)
    thread.start()
    return thread


def stop() -> None:
    os.kill(os.getpid(), SIGTERM)


def questions(engine: PreparedEngine) -> list[str]:
    """What was asked, without the question that warms the engine up."""
    return [question for question, _ in engine.asked][1:]


def left_over(settings: BotSettings) -> list[int]:
    database = Database.open(settings.database)
    try:
        unfinished = asyncio.run(Inbox(database).unfinished())
        return [one.update_id for one in unfinished]
    finally:
        database.close()


def test_a_reader_that_cannot_be_loaded_is_said_at_the_start_and_nothing_is_asked(
    telegram: Telegram, settings: BotSettings, opened: PreparedEngine
) -> None:
    opened.trouble = VerbatimError("the reader is damaged", mend="run scripts/setup")
    with pytest.raises(VerbatimError, match="the reader is damaged"):
        bot.run(index.Settings(), settings)
    assert opened.closed
    assert not telegram.calls


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_what_came_before_it_started_and_a_signal_ends_it(
    telegram: Telegram,
    ada: Person,
    settings: BotSettings,
    opened: PreparedEngine,
    how: signal.Signals,
) -> None:
    ada.write("Asked while the bot was down")
    rest = meanwhile(ada.next_answer, lambda: os.kill(os.getpid(), how))

    bot.run(index.Settings(), settings)

    rest.join()
    assert questions(opened) == ["Asked while the bot was down"]
    assert opened.closed
    assert telegram.calls["setMyCommands"]
    assert left_over(settings) == []


def test_the_token_is_never_logged(
    telegram: Telegram,
    ada: Person,
    settings: BotSettings,
    opened: PreparedEngine,
    log: io.StringIO,
) -> None:
    ada.write("Who?")
    telegram.faults.next("sendMessage", Kind.BROKEN)
    rest = meanwhile(ada.next_answer, stop)
    bot.run(index.Settings(), settings)
    rest.join()
    logging.getLogger("bot").error("%s", telegram.token)

    assert "sendMessage again in" in log.getvalue()
    assert "<token>" in log.getvalue()
    assert telegram.token not in log.getvalue()


def test_a_refused_token_is_one_line_without_it(
    settings: BotSettings, opened: PreparedEngine, log: io.StringIO
) -> None:
    secret = "4242:not-the-token-that-is-known"
    revoked = settings.model_copy(update={"token": SecretStr(secret)})
    with pytest.raises(VerbatimError, match=r"^\S+ does not accept the bot's token; .+$") as error:
        bot.run(index.Settings(), revoked)
    assert secret not in str(error.value) + log.getvalue()
    assert "Traceback" not in log.getvalue()
    assert "Retry Loop" not in log.getvalue()
    assert opened.closed


@pytest.mark.slow
def test_while_there_is_no_network_it_waits_and_says_so_once(
    telegram: Telegram,
    ada: Person,
    settings: BotSettings,
    opened: PreparedEngine,
    log: io.StringIO,
) -> None:
    ada.write("Who?")
    for method in ("getMe", "deleteWebhook"):
        telegram.faults.next(method, Kind.GATEWAY)
    rest = meanwhile(lambda: ada.next_answer(10), stop)
    bot.run(index.Settings(), settings)
    rest.join()
    assert telegram.calls["getMe"] == 2
    assert log.getvalue().count("cannot be reached, trying on") == 2  # of two that were reached


def test_a_signal_ends_it_while_there_is_no_network(
    settings: BotSettings, opened: PreparedEngine
) -> None:
    offline = settings.model_copy(update={"api_base_url": "http://127.0.0.1:1"})
    rest = meanwhile(lambda: time.sleep(0.5), stop)
    begun = time.monotonic()
    bot.run(index.Settings(), offline)
    rest.join()
    assert time.monotonic() - begun < 2
    assert opened.closed


def test_a_second_bot_on_the_same_database_is_refused_in_one_line(
    settings: BotSettings, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.running._PREDECESSOR_S", 0.1)
    with pytest.raises(VerbatimError, match=r"^.*runs a bot on the database .*; .+$"):
        bot.run(index.Settings(), settings)


def test_a_bot_waits_for_one_that_is_only_just_leaving(
    ada: Person, settings: BotSettings, opened: PreparedEngine
) -> None:
    before = Database.open(settings.database)
    ada.write("Who?")
    rest = meanwhile(lambda: time.sleep(0.3), before.close, ada.next_answer, stop)
    bot.run(index.Settings(), settings)
    rest.join()
    assert questions(opened) == ["Who?"]


class TestASignal:
    def test_lets_what_is_in_flight_be_answered(
        self, ada: Person, settings: BotSettings, opened: PreparedEngine
    ) -> None:
        asked, go = threading.Event(), threading.Event()

        def slowly(_: str) -> index.Answer:
            if questions(opened):
                asked.set()
                assert go.wait(5)
            return answer(quote("Nine."))

        opened.answering = slowly
        ada.write("Who?")
        rest = meanwhile(lambda: asked.wait(5), stop, lambda: time.sleep(0.2), go.set)
        bot.run(index.Settings(), settings)
        rest.join()
        assert ada.next_answer(0).message.quotations() == ["Nine."]
        assert left_over(settings) == []

    @pytest.mark.slow
    @pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
    def test_ends_it_within_five_seconds_and_the_next_start_answers_what_is_left(
        self, telegram: Telegram, ada: Person, settings: BotSettings, opened: PreparedEngine
    ) -> None:
        ada.write("Who?")
        ada.write("Where?")
        telegram.faults.next("sendMessage", Kind.FLOOD, retry_after_s=60)
        stopped_at: list[float] = []

        def once_refused() -> None:
            while not telegram.calls["sendMessage"]:
                time.sleep(0.01)
            stopped_at.append(time.monotonic())

        rest = meanwhile(once_refused, stop)
        bot.run(index.Settings(), settings)
        rest.join()
        assert time.monotonic() - stopped_at[0] < 5
        assert not telegram.sent
        assert len(left_over(settings)) == 2

        opened.asked.clear()
        rest = meanwhile(lambda: ada.room.next_answers(2), stop)
        bot.run(index.Settings(), settings)
        rest.join()
        assert questions(opened) == ["Who?", "Where?"]
        assert left_over(settings) == []

    def test_that_comes_twice_ends_it_at_once(self) -> None:
        left: list[int] = []

        async def signalled() -> Stop:
            wish = Stop(leave=left.append, within_s=60)
            wish.listen()
            stop()
            await wish.is_wished.wait()
            assert left == []
            stop()
            while not left:
                await asyncio.sleep(0.01)
            return wish

        asyncio.run(signalled()).is_reached()
        assert left == [128 + SIGTERM]

    @pytest.mark.parametrize(("after_failure", "code"), [(False, 0), (True, 3)])
    def test_after_which_something_hangs_ends_it_all_the_same(
        self, after_failure: bool, code: int
    ) -> None:
        left: list[int] = []
        wish = Stop(leave=left.append, within_s=0.05)
        wish.wish(after_failure=after_failure)
        time.sleep(0.2)
        assert left == [code]

    def test_after_which_all_ends_is_forgotten(self) -> None:
        left: list[int] = []
        wish = Stop(leave=left.append, within_s=0.05)
        wish.wish()
        wish.is_reached()
        time.sleep(0.1)
        assert left == []
