"""The way from a chat to the engine: off the event loop, and always to the newest index."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from corpus import VerbatimError

if TYPE_CHECKING:
    from index import Answer, Context, Engine

_LOG = logging.getLogger(__name__)


class Asker:
    """Asks the engine in a thread of its own, one question after the other.

    One thread is enough, as the engine uses all cores for one question, and it needs no locks:
    only this thread asks, notices a rebuilt index and opens it.

    Args:
        open_engine: Opens the current generation of the index; called at once, and again
            whenever a newer generation is there.
    """

    def __init__(self, open_engine: Callable[[], Engine]) -> None:
        self._open_engine = open_engine
        self._engine = open_engine()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="asking")

    async def ask(self, question: str, context: Context | None) -> Answer:
        """Return the engine's answer; other chats are served meanwhile."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._answer, question, context)

    def close(self) -> None:
        """Let the question under way finish, then close the engine."""
        self._thread.shutdown()
        self._engine.close()

    def _answer(self, question: str, context: Context | None) -> Answer:
        self._renew()
        return self._engine.ask(question, context=context)

    def _renew(self) -> None:
        """Change to the newest generation; while that one is damaged, the old one answers on."""
        try:
            if self._engine.is_current():
                return
            newer = self._open_engine()
        except VerbatimError as error:
            _LOG.error("the new index cannot be used, the old one answers on: %s", error)
            return
        self._engine.close()
        self._engine = newer
        _LOG.info("index generation %s is in use", newer.generation)
