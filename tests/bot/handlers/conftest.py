"""A bot over a real index of invented releases, one for the tests of a file; each plays people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from bot_api import Person, Room, Telegram
from invented_library import make_library
from living_bot import AT_ONCE, alive

from bot.sending import Limiter
from bot.services import Services
from index import Settings

Lives = Callable[..., AbstractContextManager[Services]]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An index that no test may touch."""
    return make_library(tmp_path_factory.mktemp("library"))


@pytest.fixture(scope="module", autouse=True)
def _at_once() -> Iterator[None]:
    """Send without the pauses that Telegram wants, which tests/bot/sending is about."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.application.Limiter", partial(Limiter, AT_ONCE))
        yield


@pytest.fixture(scope="module")
def telegram() -> Iterator[Telegram]:
    stand_in = Telegram()
    yield stand_in
    stand_in.close()


@pytest.fixture(scope="module")
def admin(telegram: Telegram) -> Person:
    person = telegram.person("Root")
    person.unblock()  # has opened the chat
    return person


@pytest.fixture(scope="module")
def bot(
    telegram: Telegram, admin: Person, library: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Services]:
    """The bot, with what it works with; it lives as long as the file's tests last."""
    database = tmp_path_factory.mktemp("bot") / "bot.sqlite3"
    with alive(telegram, library, database, admins={admin.id}) as services:
        yield services


@pytest.fixture
def foreseen() -> list[str]:
    """What Telegram refuses in a test that wants it to."""
    return []


@pytest.fixture(autouse=True)
def _nothing_else_is_refused(telegram: Telegram, foreseen: list[str]) -> Iterator[None]:
    """Hold that a bot asks Telegram for nothing that it does not take."""
    before = len(telegram.refusals)
    yield
    refused = [one.description for one in telegram.refusals[before:]]
    assert [one for one in refused if not any(words in one for words in foreseen)] == []


@pytest.fixture
def ada(telegram: Telegram, bot: Services) -> Person:
    return telegram.person("Ada")


@pytest.fixture
def bob(telegram: Telegram, bot: Services) -> Person:
    return telegram.person("Bob")


@pytest.fixture
def group(telegram: Telegram, bot: Services) -> Room:
    """A group that the bot is in, in which it hears everything."""
    room = telegram.group("News desk")
    room.chat.hears_all = True
    return room


@pytest.fixture
def own_telegram() -> Iterator[Telegram]:
    """A Telegram for a test that runs bots of its own."""
    stand_in = Telegram()
    yield stand_in
    assert stand_in.refusals == []
    stand_in.close()


@pytest.fixture
def lives(own_telegram: Telegram, library: Settings, tmp_path: Path) -> Lives:
    """Runs a bot, with the settings given; the next one has the same database."""
    return partial(alive, own_telegram, library, tmp_path / "bot.sqlite3")
