"""A running bot: the real application, polling a Bot API stand-in over HTTP on loopback."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

import pytest
from bot_api_stand_in import BotApiStandIn
from invented_answers import PreparedEngine, answer, quote

from bot.application import BotApplication, build_application
from bot.asking import Asker
from bot.settings import BotSettings, load_settings

if TYPE_CHECKING:
    from index import Engine


@pytest.fixture
def telegram() -> Iterator[BotApiStandIn]:
    stand_in = BotApiStandIn()
    yield stand_in
    stand_in.close()


@pytest.fixture
def settings(telegram: BotApiStandIn, monkeypatch: pytest.MonkeyPatch) -> BotSettings:
    monkeypatch.setenv("VERBATIM_TELEGRAM__TOKEN", telegram.token)
    monkeypatch.setenv("VERBATIM_TELEGRAM__API_BASE_URL", telegram.url)
    return load_settings()


@pytest.fixture
def engine() -> PreparedEngine:
    """The engine that the bot opens first; a test may change what it answers."""
    return PreparedEngine(lambda _: answer(quote("Nine people were arrested.", "Nine")))


@pytest.fixture
def engines(engine: PreparedEngine) -> list[PreparedEngine]:
    """The generations of the index; opening it gives the last one."""
    return [engine]


@pytest.fixture
def asker(engines: list[PreparedEngine]) -> Iterator[Asker]:
    asker = Asker(lambda: cast("Engine", engines[-1]))
    yield asker
    asker.close()


@pytest.fixture
def application(settings: BotSettings, asker: Asker) -> BotApplication:
    return build_application(settings, asker)


@pytest.fixture
def bot(application: BotApplication) -> Iterator[BotApplication]:
    """The bot, running in a thread of its own for as long as the test lasts."""
    with _running(application):
        yield application


@contextmanager
def _running(application: BotApplication) -> Iterator[None]:
    loop, stopped = asyncio.new_event_loop(), asyncio.Event()

    async def live() -> None:
        assert application.updater
        async with application:
            await application.updater.start_polling()
            await application.start()
            await stopped.wait()
            await application.updater.stop()
            await application.stop()

    thread = threading.Thread(target=loop.run_until_complete, args=(live(),))
    thread.start()
    yield
    loop.call_soon_threadsafe(stopped.set)
    thread.join()
    loop.close()
