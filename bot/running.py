"""Running the bot: from the open index to the last answer before it stops."""

from __future__ import annotations

import asyncio
import time
from contextlib import ExitStack, closing
from functools import partial
from typing import TYPE_CHECKING

from bot.asking import Asker
from bot.behaviour import behaviour
from bot.life import live
from bot.logs import start_logging
from bot.services import Services
from bot.settings import BotSettings
from bot.stopping import Stop
from bot.store import Database, DatabaseInUse
from index.folder import read_pointer
from index.memory import keep_together

if TYPE_CHECKING:
    from pathlib import Path

    from index import Engine, Settings

_WARM_UP = "Who was arrested, and what was seized?"
_PREDECESSOR_S, _PAUSE_S = 6.0, 0.2
"""For so long the database may still be held: a bot that is stopping takes up to five seconds."""


def serve(index_settings: Settings, settings: BotSettings) -> None:
    """Open the index and the database, and run the bot; see `bot.run`."""
    keep_together()
    secret = [one.get_secret_value() for one in (settings.webhook_secret, settings.proxy) if one]
    start_logging(
        settings.token.get_secret_value(),
        style=settings.log_format,
        questions=settings.log_questions,
        secret=secret,
    )
    stop = Stop()
    try:
        with ExitStack() as parts:
            database = parts.enter_context(closing(_free(settings.database)))
            newest = partial(read_pointer, index_settings.index)
            asker = parts.enter_context(closing(Asker(partial(_opened, index_settings), newest)))
            asyncio.run(
                _run(Services.of(settings, asker, database, index_settings=index_settings), stop)
            )
    finally:
        stop.is_reached()


async def _run(services: Services, stop: Stop) -> None:
    stop.listen()
    await live(services, behaviour(services), stop)


def _opened(settings: Settings) -> Engine:
    """Open the index with its reader, and ask once, so that the first person waits no longer.

    What cannot be loaded is said before anybody asks.
    """
    from index import Engine

    engine = Engine.open(
        settings.index, min_confidence=settings.min_confidence, reader=settings.reader
    )
    try:
        engine.finish_loading()
        engine.ask(_WARM_UP)
    except BaseException:
        engine.close()
        raise
    return engine


def _free(path: Path) -> Database:
    """Open the database as soon as the bot that is only just leaving has closed it."""
    until = time.monotonic() + _PREDECESSOR_S
    while True:
        try:
            return Database.open(path)
        except DatabaseInUse:
            if time.monotonic() >= until:
                raise
        time.sleep(_PAUSE_S)
