"""Being told to stop, and stopping within five seconds whatever happens."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Callable

_LOG = logging.getLogger(__name__)
_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_BY_SIGNAL = 128
"""What a shell sees of a program that a signal ends: this and the signal's number."""
_FAULTY = 3
_WITHIN_S = 4.8
"""From the wish to the end of the process; five seconds are promised."""


class Stop:
    """The wish that the bot stop: of a person, by a signal, or its own after a failure.

    The first signal lets it finish what it is about, the second ends it at once.

    Args:
        leave: Ends the process there and then.
        within_s: After so many seconds nothing is waited for any more.
    """

    def __init__(
        self, leave: Callable[[int], object] = os._exit, within_s: float = _WITHIN_S
    ) -> None:
        self.is_wished = asyncio.Event()
        self._leave = leave
        self._within_s = within_s
        self._timer: threading.Timer | None = None

    def listen(self) -> None:
        """Take the signals from now on; in the main thread, with its event loop running."""
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            loop.add_signal_handler(number, self._signalled, number)

    def wish(self, *, after_failure: bool = False) -> None:
        """Begin to stop, if that has not begun."""
        if self._timer is None:
            code = _FAULTY if after_failure else 0
            self._timer = threading.Timer(self._within_s, self._leave_late, [code])
            self._timer.daemon = True
            self._timer.start()
        self.is_wished.set()

    def is_reached(self) -> None:
        """Note that everything has ended by itself."""
        if self._timer is not None:
            self._timer.cancel()

    def _signalled(self, number: int) -> None:
        if self.is_wished.is_set():
            self._leave(_BY_SIGNAL + number)
        _LOG.info("stopping after %s", signal.Signals(number).name)
        self.wish()

    def _leave_late(self, code: int) -> None:
        _LOG.error(
            "something did not end in time; what is unanswered is answered at the next start"
        )
        self._leave(code)
