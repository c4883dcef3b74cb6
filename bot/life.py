"""The bot's life: it reaches Telegram, answers what was left, fetches updates, and ends."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any

from bot.application import Behaviour, Built, build_application
from bot.fetching import source_of
from bot.menu import show
from bot.outage import insist, unreachable
from bot.replay import apologise, replay
from bot.services import Services
from bot.stopping import Stop
from bot.store import sweep
from corpus import VerbatimError

_LOG = logging.getLogger(__name__)
_FINISH_S, _GIVE_UP_S, _CLOSE_S = 3.0, 0.4, 0.4
"""For what is in flight, for what is then cancelled, for closing connections."""
_SWEEP_S = 6 * 3600.0


async def live(services: Services, behaviour: Behaviour, stop: Stop) -> None:
    """Serve until the bot is to stop.

    Raises:
        VerbatimError: Telegram refuses the bot, or another process fetches its updates.
    """
    built = build_application(services, behaviour)
    serving = asyncio.create_task(_serve(services, behaviour, built))
    stopping = asyncio.create_task(stop.is_wished.wait())
    try:
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stop.wish(after_failure=serving.done())
        stopping.cancel()
        serving.cancel()
        await asyncio.wait({serving})
        await _end(built)
    if not serving.cancelled():
        serving.result()


async def _serve(services: Services, behaviour: Behaviour, built: Built) -> None:
    """Start, and fetch updates until cancelled."""
    application, settings = built.application, services.settings
    async with source_of(services, behaviour, built) as source:
        await insist(application.initialize, settings, unreachable(settings))
        _LOG.info("answering as @%s", application.bot.username)
        await behaviour.when_started(application)
        await application.start()
        since = services.clock() - settings.max_age_s
        late = await replay(services.inbox, built.arrivals, application.bot, since)
        async with (
            _beside(show(application.bot, behaviour.menus)),
            _beside(apologise(services.inbox, application.bot, late, behaviour.is_addressed)),
            _beside(_sweep_daily(services)),
        ):
            await source.run()


async def _end(built: Built) -> None:
    """Finish what is in flight, and leave the rest in the inbox."""
    application = built.application
    built.order.stop()
    if application.running:
        ending = asyncio.create_task(application.stop())
        if not await _is_done(ending, _FINISH_S):
            _LOG.warning("%d updates are left for the next start", built.order.in_flight)
            await built.limiter.shutdown()
            built.order.abandon()
            await _is_done(ending, _GIVE_UP_S)
    await _is_done(asyncio.create_task(_close(built)), _CLOSE_S)


async def _close(built: Built) -> None:
    await built.application.shutdown()
    await built.application.bot.shutdown()  # connections are open though nothing was reached


async def _is_done(task: asyncio.Task[None], within_s: float) -> bool:
    done, _ = await asyncio.wait({task}, timeout=within_s)
    for one in done:
        if error := one.exception():
            _LOG.error("the end was not orderly", exc_info=error)
    return bool(done)


@asynccontextmanager
async def _beside(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Let some work be done beside what is in the block, and end it with that."""
    task = asyncio.create_task(_logged(work))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _logged(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception as error:
        _LOG.error("something beside the answers failed: %s", error, exc_info=error)


async def _sweep_daily(services: Services) -> None:
    """Delete now and then what has been kept for long enough."""
    while True:
        try:
            await sweep(services.database, services.settings.keep_days, services.clock)
        except (VerbatimError, sqlite3.Error) as error:
            _LOG.error("what is old could not be deleted: %s", error)
        await asyncio.sleep(_SWEEP_S)
