"""Another process that fetches the same bot's updates, and which of the two gives way."""

from __future__ import annotations

import time
from collections.abc import Callable

from telegram.error import Conflict

from corpus import VerbatimError

_START_S = 60.0
_CONFLICTS = 3
_DEAF_S = 120.0
_WEBHOOK = "webhook"


class Rival:
    """Notices that another process fetches updates for the same bot.

    Telegram ends the older of two polls, so that both processes see conflicts. The one that has
    just been started gives way; one that has been serving for a while goes on, and so does one
    whose predecessor is only just leaving. One that gets nothing but conflicts for two minutes
    serves nobody, and gives way however old it is: somebody has set a webhook.

    Args:
        clock: Seconds, of a clock that is never set back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._started = clock()
        self._conflicts = 0
        self._deaf_since: float | None = None

    def is_met(self, conflict: Conflict) -> None:
        """Note a conflict.

        Raises:
            VerbatimError: This process is the one to give way.
        """
        now = self._clock()
        self._conflicts += 1
        if self._deaf_since is None:
            self._deaf_since = now
        is_new = now - self._started < _START_S
        if (is_new and self._conflicts >= _CONFLICTS) or now - self._deaf_since >= _DEAF_S:
            raise _gives_way(conflict)

    def is_not_met(self) -> None:
        """Note that updates were fetched."""
        self._deaf_since = None


def _gives_way(conflict: Conflict) -> VerbatimError:
    if _WEBHOOK in str(conflict).lower():
        return VerbatimError(
            "another process has set a webhook for this bot, which then cannot poll",
            mend="stop that one, or make a second bot with @BotFather",
        )
    return VerbatimError(
        "another process is polling for this bot",
        mend="stop that one, or make a second bot with @BotFather",
    )
