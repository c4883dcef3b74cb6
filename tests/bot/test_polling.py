"""Starting, stopping and failing of the bot as a process."""

import asyncio
import io
import logging
import os
import signal
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from bot_api_stand_in import BotApiStandIn
from invented_answers import PreparedEngine

import bot
import index
from bot.application import BotApplication, build_application
from bot.asking import Asker
from bot.polling import poll
from bot.settings import BotSettings, load_settings
from corpus import VerbatimError


@pytest.fixture(autouse=True)
def _own_loop() -> Iterator[None]:
    """Running the application closes the thread's event loop."""
    asyncio.set_event_loop(asyncio.new_event_loop())
    yield
    asyncio.set_event_loop(None)


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
            return engine

    monkeypatch.setattr(index, "Engine", Engine, raising=False)
    return engine


def after_polling(telegram: BotApiStandIn, *steps: Any) -> threading.Thread:
    """Do the steps, one after the other, once the bot polls."""

    def act() -> None:
        assert telegram.polled.wait(5)
        for step in steps:
            step()

    thread = threading.Thread(target=act)
    thread.start()
    return thread


def test_a_reader_that_cannot_be_loaded_is_said_at_the_start_and_nothing_is_asked(
    telegram: BotApiStandIn, settings: BotSettings, opened: PreparedEngine
) -> None:
    opened.trouble = VerbatimError("the reader is damaged", mend="run scripts/setup")
    with pytest.raises(VerbatimError, match="the reader is damaged"):
        bot.run(index.Settings(), settings)
    assert opened.closed
    assert not telegram.methods


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_what_came_before_it_started_and_a_signal_ends_it(
    telegram: BotApiStandIn, settings: BotSettings, opened: PreparedEngine, how: signal.Signals
) -> None:
    telegram.write("Asked while the bot was down")
    rest = after_polling(telegram, telegram.next_sent, lambda: os.kill(os.getpid(), how))

    bot.run(index.Settings(), settings)

    rest.join()
    assert [question for question, _ in opened.asked] == ["Asked while the bot was down"]
    assert opened.closed
    assert "setMyCommands" in telegram.methods


def test_the_token_is_never_logged(
    telegram: BotApiStandIn, settings: BotSettings, opened: PreparedEngine, log: io.StringIO
) -> None:
    telegram.write("Who?")
    telegram.refuse_next("sendMessage", 400)
    stop = lambda: os.kill(os.getpid(), signal.SIGTERM)  # noqa: E731
    rest = after_polling(telegram, telegram.next_sent, stop)
    bot.run(index.Settings(), settings)
    rest.join()
    logging.getLogger("bot").error("%s", telegram.token)

    assert "failed: BadRequest" in log.getvalue()
    assert "<token>" in log.getvalue()
    assert telegram.token not in log.getvalue()


def test_a_refused_token_is_one_line_without_it(
    telegram: BotApiStandIn, settings: BotSettings, opened: PreparedEngine, log: io.StringIO
) -> None:
    telegram.token = "4242:another"
    with pytest.raises(VerbatimError, match=r"^\S+ does not accept the bot's token; .+$") as error:
        bot.run(index.Settings(), settings)
    secret = settings.token.get_secret_value()
    assert secret not in str(error.value) + log.getvalue()
    assert "Traceback" not in log.getvalue()
    assert "Retry Loop" not in log.getvalue()
    assert opened.closed


def test_a_bot_that_starts_beside_another_gives_way_in_one_line(
    telegram: BotApiStandIn, settings: BotSettings, application: BotApplication
) -> None:
    for _ in range(3):
        telegram.refuse_next("getUpdates", 409)
    with pytest.raises(VerbatimError, match=r"^another process is polling for this bot; .+$"):
        poll(application, settings)


def test_no_network_is_one_line(
    monkeypatch: pytest.MonkeyPatch, settings: BotSettings, asker: Asker
) -> None:
    monkeypatch.setenv("VERBATIM_TELEGRAM__API_BASE_URL", "http://127.0.0.1:1")
    offline = load_settings()
    with pytest.raises(VerbatimError, match=r"^http://127.0.0.1:1 cannot be used: .+; check .+$"):
        poll(build_application(offline, asker), offline, retries=0)


def test_a_start_that_fails_is_tried_again(
    telegram: BotApiStandIn, settings: BotSettings, application: BotApplication
) -> None:
    telegram.refuse_next("getMe", 502)
    rest = after_polling(telegram, lambda: os.kill(os.getpid(), signal.SIGTERM))
    poll(application, settings)
    rest.join()
    assert telegram.methods.count("getMe") == 2
