"""The real bot, in a thread of its own, on a Bot API stand-in: it can live more than once."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from bot_api import Telegram

from bot.asking import Asker
from bot.behaviour import behaviour
from bot.life import live
from bot.sending.budget import Budget, Budgets
from bot.services import Services
from bot.settings import BotSettings
from bot.stopping import Stop
from bot.store import Database
from bot.views import hears
from index import Engine, Settings
from index.folder import read_pointer

AT_ONCE = Budgets(private=Budget(1000, 1), group=Budget(1000, 1), overall=Budget(1000, 1))
"""More than a test sends: it need not wait for the pauses that Telegram wants."""


@contextmanager
def running(services: Services) -> Iterator[None]:
    """Run a bot while in the block."""
    stop, begun = Stop(), Future[asyncio.AbstractEventLoop]()

    async def life() -> None:
        begun.set_result(asyncio.get_running_loop())
        await live(services, behaviour(services), stop)

    thread = threading.Thread(target=lambda: asyncio.run(life()))
    thread.start()
    loop = begun.result(5)
    try:
        yield
    finally:
        if thread.is_alive():
            loop.call_soon_threadsafe(stop.wish)
        thread.join()
        stop.is_reached()


@contextmanager
def alive(
    telegram: Telegram,
    library: Settings,
    database: Path,
    *,
    is_announced: bool = True,
    **settings: Any,
) -> Iterator[Services]:
    """Run a bot on an index and a database, as `verbatim bot` does, while in the block.

    Its admins were told what it hears in groups before, unless that is what is tested.
    """

    def open_engine() -> Engine:
        return Engine.open(library.index, reader=library.reader)

    with (
        closing(Database.open(database)) as opened,
        closing(Asker(open_engine, lambda: read_pointer(library.index), every_s=0.1)) as asker,
    ):
        services = Services.of(
            bot_settings(telegram, database, **settings), asker, opened, index_settings=library
        )
        if is_announced:
            profile = telegram.ledger.profile
            heard = hears(profile.reads_groups, profile.username).text
            asyncio.run(services.told.is_news("hears", heard))
        with running(services):
            yield services


def bot_settings(telegram: Telegram, database: Path, **settings: Any) -> BotSettings:
    """Settings of a bot on this stand-in, without those of this machine."""
    given = {"token": telegram.token, "api_base_url": telegram.url, "database": database}
    return BotSettings.model_validate(given | settings)


def settle(services: Services, within_s: float = 5) -> None:
    """Wait until the bot is done with everything that it has received."""
    until = time.monotonic() + within_s
    while asyncio.run(services.inbox.number_unfinished()):
        assert time.monotonic() < until, "the bot is still at work"
        time.sleep(0.005)
