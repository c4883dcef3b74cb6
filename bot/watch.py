"""Watching for a newer generation of the index, which is opened ahead of the next question."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from corpus import VerbatimError

if TYPE_CHECKING:
    from index import Engine

_LOG = logging.getLogger(__name__)
_EVERY_S = 0.5
"""Looking reads one small file; opening takes about a second, and two are promised."""
_AGAIN_S = 60.0
"""After this time a generation that could not be opened is tried once more: it may be mended."""


class Watch:
    """Opens the newest generation in a thread of its own, and hands it over when it is ready.

    One that cannot be opened is reported once, and the engine in use answers on.

    Args:
        engine: The engine in use.
        open_engine: Opens the current generation, ready to answer at once.
        hand_over: Takes an engine over, in whatever thread it is called.
        newest: Names the current generation, so that one that failed is known again.
        every_s: Seconds between two looks.
    """

    def __init__(
        self,
        engine: Engine,
        open_engine: Callable[[], Engine],
        hand_over: Callable[[Engine], None],
        *,
        newest: Callable[[], object],
        every_s: float = _EVERY_S,
    ) -> None:
        self._engine = engine
        self._open_engine = open_engine
        self._hand_over = hand_over
        self._newest = newest
        self._every_s = every_s
        self._looking = threading.Lock()
        self._stopped = threading.Event()
        self._refused: object = self  # which no generation is named like
        self._again_at = 0.0
        self._said = ""
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self, wait_s: float) -> None:
        """Look no more; an opening under way is waited for as long as this."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(wait_s)

    def look(self, *, patiently: bool = True) -> bool:
        """Open a newer generation where there is one; whether it was handed over.

        Args:
            patiently: Leave one that could not be opened a moment ago alone.
        """
        with self._looking:
            try:
                return self._renewed(patiently)
            except Exception as error:  # whatever it is, the engine in use answers on
                self._report(error)
                return False

    def _run(self) -> None:
        while not self._stopped.wait(self._every_s):
            self.look()

    def _renewed(self, patiently: bool) -> bool:
        if self._engine.is_current():
            return False
        name = self._newest()
        if patiently and name == self._refused and time.monotonic() < self._again_at:
            return False
        self._refused, self._again_at = name, time.monotonic() + _AGAIN_S
        newer = self._open_engine()
        self._refused, self._said, self._engine = self, "", newer
        self._hand_over(newer)
        return True

    def _report(self, error: Exception) -> None:
        said = f"{type(error).__name__}: {error}"
        if said == self._said:
            return
        self._said = said
        trace = None if isinstance(error, VerbatimError) else error
        _LOG.error(
            "the new index cannot be used, the old one answers on: %s", error, exc_info=trace
        )
