"""A running bot: the real application, polling a Bot API stand-in over HTTP on loopback."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import living_bot
import pytest
from bot_api import Person, Telegram
from invented_answers import PreparedEngine, answer, quote

from bot.asking import Asker, Options
from bot.services import Services
from bot.settings import BotSettings, load_settings
from bot.store import Database

if TYPE_CHECKING:
    from typing import Unpack

    from index import Answer, Context, Engine

Running = Callable[[Services], AbstractContextManager[None]]


@pytest.fixture(scope="module", autouse=True)
def _certificates_are_read_once() -> Iterator[None]:
    """Every client reads those of all authorities, though none here meets any: most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        yield


@pytest.fixture
def telegram() -> Iterator[Telegram]:
    stand_in = Telegram()
    yield stand_in
    stand_in.close()


@pytest.fixture
def ada(telegram: Telegram) -> Person:
    return telegram.person("Ada")


@pytest.fixture
def settings(telegram: Telegram, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> BotSettings:
    monkeypatch.setenv("VERBATIM_TELEGRAM__TOKEN", telegram.token)
    monkeypatch.setenv("VERBATIM_TELEGRAM__API_BASE_URL", telegram.url)
    monkeypatch.setenv("VERBATIM_TELEGRAM__DATABASE", str(tmp_path / "bot.sqlite3"))
    return load_settings()


@pytest.fixture
def engine() -> PreparedEngine:
    """The engine that the bot opens first; a test may change what it answers."""
    return PreparedEngine(lambda _: answer(quote("Nine people were arrested.", "Nine")))


@pytest.fixture
def engines(engine: PreparedEngine) -> list[PreparedEngine]:
    """The generations of the index; opening it gives the last one."""
    return [engine]


class PunctualAsker(Asker):
    """Looks for a newer generation before each question, so that no test waits for the watch."""

    async def ask(
        self, question: str, context: Context | None, **options: Unpack[Options]
    ) -> Answer:
        await self.renew()
        return await super().ask(question, context, **options)


@pytest.fixture
def asker(engines: list[PreparedEngine]) -> Iterator[Asker]:
    asker = PunctualAsker(lambda: cast("Engine", engines[-1]), every_s=3600)
    yield asker
    asker.close()


@pytest.fixture
def database(settings: BotSettings) -> Iterator[Database]:
    database = Database.open(settings.database)
    yield database
    database.close()


@pytest.fixture
def services(settings: BotSettings, asker: Asker, database: Database) -> Services:
    return Services.of(settings, asker, database)


@pytest.fixture
def bot(services: Services) -> Iterator[Services]:
    """The bot, running in a thread of its own for as long as the test lasts."""
    with living_bot.running(services):
        yield services


@pytest.fixture
def running() -> Running:
    """Runs a bot in a thread of its own, for a test that has more than one life of it."""
    return living_bot.running
