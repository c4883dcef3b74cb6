"""Whether the bot is well, for whoever watches over it: GET /health."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from tornado.web import RequestHandler

from corpus import VerbatimError

if TYPE_CHECKING:
    from bot.arrival import Arrivals
    from bot.asking import Asker
    from bot.store import Database

_PATIENCE_S = 2.0


@dataclass(frozen=True, slots=True)
class Health:
    """What the bot's being well depends on.

    Attributes:
        is_fetching: Whether updates come in, as far as can be known.
        started_at: Seconds, of the monotonic clock.
    """

    asker: Asker
    database: Database
    arrivals: Arrivals
    is_fetching: Callable[[], bool]
    started_at: float = field(default_factory=time.monotonic)

    async def report(self) -> dict[str, Any]:
        """Look at everything; `well` sums it up, and nothing in it is secret or personal."""
        now, last_at = time.monotonic(), self.arrivals.last_at
        parts = {
            "index": self.asker.is_open,
            "database": await self._is_writable(),
            "telegram": self.is_fetching(),
        }
        return {
            "well": all(parts.values()),
            **parts,
            "generation": self.asker.generation,
            "uptime_s": round(now - self.started_at, 1),
            "last_update_s": None if last_at is None else round(now - last_at, 1),
            "in_progress": self.arrivals.held,
        }

    async def _is_writable(self) -> bool:
        try:
            work = self.database.run(_write, durable=False)
            await asyncio.wait_for(work, _PATIENCE_S)
        except (VerbatimError, sqlite3.Error, TimeoutError, RuntimeError):
            return False
        return True


def _write(connection: sqlite3.Connection) -> None:
    """Write what is there: unlike a look, this fails where the disk is full."""
    [version] = connection.execute("PRAGMA user_version").fetchone()
    connection.execute(f"PRAGMA user_version = {int(version)}")


class HealthPage(RequestHandler):
    """Answers with the report: 200 where all is well, 503 where it is not."""

    def initialize(self, report: Callable[[], Awaitable[dict[str, Any]]]) -> None:
        """Take what makes the report."""
        self._report = report

    async def get(self) -> None:
        """Say how the bot is."""
        report = await self._report()
        self.set_status(HTTPStatus.OK if report["well"] else HTTPStatus.SERVICE_UNAVAILABLE)
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        self.write(json.dumps(report))
