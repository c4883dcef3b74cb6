"""The way from a chat to the engine: off the event loop, and always to the newest index."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypedDict, TypeVar

from bot.watch import Watch

if TYPE_CHECKING:
    from typing import Unpack

    from index import Answer, Context, Engine, Filters
    from index.catalogue import Catalogue

_LOG = logging.getLogger(__name__)
_WAIT_S = 1.0
_REST_S = 60.0
"""Once nobody has asked for so long, memory is given back, and the next question takes longer."""
_Result = TypeVar("_Result")


class Options(TypedDict, total=False):
    """What else a question may be asked with; see `Engine.ask`."""

    filters: Filters
    limit: int | None
    offset: int
    as_typed: bool


class Asker:
    """Asks the engine in a thread of its own, one question after the other.

    One thread is enough, as the engine uses all cores for one question, and it needs no locks:
    only this thread asks, and only between two questions is the engine changed for a newer one,
    which has been opened ahead (bot/watch.py).

    Args:
        open_engine: Opens the current generation of the index, ready to answer; called at once,
            and again whenever a newer generation is there, then in another thread.
        newest: Names the newest generation there is; see `Watch`.
        every_s: Seconds between two looks for a newer generation.
    """

    def __init__(
        self,
        open_engine: Callable[[], Engine],
        newest: Callable[[], object] = lambda: None,
        *,
        every_s: float = 0.5,
    ) -> None:
        self._engine = open_engine()
        self.is_open = True
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="asking")
        self._latest: dict[int, object] = {}
        self._resting: asyncio.TimerHandle | None = None
        self._watch = Watch(
            self._engine, open_engine, self._take_over, newest=newest, every_s=every_s
        )
        self._watch.start()

    @property
    def generation(self) -> str:
        """Name of the generation that answers now."""
        return self._engine.generation

    async def ask(
        self, question: str, context: Context | None, **options: Unpack[Options]
    ) -> Answer:
        """Return the engine's answer; other chats are served meanwhile."""
        return await self._run(lambda: self._engine.ask(question, context=context, **options))

    async def ask_latest(
        self, user: int, question: str, context: Context | None, **options: Unpack[Options]
    ) -> Answer | None:
        """Return the answer, or None where the same person has asked this way again meanwhile.

        This is for questions asked while they are typed: those overtaken are not even computed.
        """
        this = self._latest[user] = object()

        def answer() -> Answer | None:
            if self._latest.get(user) is not this:
                return None
            return self._engine.ask(question, context=context, **options)

        try:
            found = await self._run(answer)
            return found if self._latest.get(user) is this else None
        finally:
            if self._latest.get(user) is this:
                del self._latest[user]

    async def with_catalogue(self, query: Callable[[Catalogue], _Result]) -> _Result:
        """Return what a query finds in the catalogue of the releases that answer now."""
        return await self._run(lambda: query(self._engine.catalogue()))

    async def renew(self) -> bool:
        """Look for a newer generation at once; whether there is one, and it is in use now."""
        loop = asyncio.get_running_loop()
        is_renewed = await loop.run_in_executor(None, lambda: self._watch.look(patiently=False))
        await self._run(lambda: None)  # the change was put in line before this
        return is_renewed

    def close(self) -> None:
        """Let the question under way finish, drop those that wait, and close the engine."""
        self.is_open = False
        self._watch.stop(_WAIT_S)
        self._thread.shutdown(cancel_futures=True)
        self._engine.close()

    async def _run(self, work: Callable[[], _Result]) -> _Result:
        loop = asyncio.get_running_loop()
        if self._resting is not None:
            self._resting.cancel()
        self._resting = loop.call_later(_REST_S, self._rest)
        return await loop.run_in_executor(self._thread, work)

    def _rest(self) -> None:
        def rest() -> None:  # the engine of that moment: it may be changed before
            self._engine.rest()

        if self.is_open:
            self._thread.submit(rest)

    def _take_over(self, newer: Engine) -> None:
        try:
            self._thread.submit(self._change, newer)
        except RuntimeError:  # it was closed while this one was opened
            newer.close()

    def _change(self, newer: Engine) -> None:
        older, self._engine = self._engine, newer
        older.close()
        _LOG.info("index generation %s is in use", newer.generation)
