"""Running the bot: it polls Telegram for messages until a signal stops it."""

from __future__ import annotations

import logging
import time
from functools import partial
from typing import TYPE_CHECKING

from telegram.constants import UpdateType
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.application import BotApplication, build_application
from bot.asking import Asker
from bot.conversation import BotContext
from bot.logs import redacted, start_logging
from bot.settings import BotSettings
from corpus import VerbatimError

if TYPE_CHECKING:
    from index import Engine, Settings

_LOG = logging.getLogger(__name__)
_RETRIES = 5
"""At the start, after 1.5, 2.3, 3.4, 5 and 7.6 seconds."""
_START_S = 60.0
_CONFLICTS = 3


def serve(index_settings: Settings, settings: BotSettings) -> None:
    """Open the index and run the bot; see `bot.run`."""
    start_logging(settings.token.get_secret_value())
    asker = Asker(partial(_opened, index_settings))
    try:
        poll(build_application(settings, asker), settings)
    finally:
        asker.close()


def _opened(settings: Settings) -> Engine:
    """Open the index with its reader: what cannot be loaded is said before anybody asks."""
    from index import Engine

    engine = Engine.open(
        settings.index, min_confidence=settings.min_confidence, reader=settings.reader
    )
    try:
        engine.finish_loading()
    except VerbatimError:
        engine.close()
        raise
    return engine


def poll(application: BotApplication, settings: BotSettings, retries: int = _RETRIES) -> None:
    """Poll until a signal; messages that came while the bot was down are answered too.

    Raises:
        VerbatimError: Telegram refuses the bot, or cannot be reached in all of the retries.
    """
    rival = _Rival()
    application.add_error_handler(rival.notice)
    try:
        application.run_polling(
            allowed_updates=[UpdateType.MESSAGE],
            drop_pending_updates=False,
            bootstrap_retries=retries,
        )
    except TelegramError as error:
        raise _explained(error, settings) from None
    if rival.is_there:
        raise VerbatimError(
            "another process is polling for this bot",
            mend="stop that one, or make a second bot with @BotFather",
        )


class _Rival:
    """Notices that another process polls for the same bot, while this one starts.

    Telegram ends the older of two polls, so that both processes see conflicts. The one that has
    just been started gives way; one that has been serving for a while goes on, and so does one
    whose predecessor is only just leaving.
    """

    def __init__(self) -> None:
        self.is_there = False
        self._conflicts = 0
        self._started = time.monotonic()

    async def notice(self, update: object, context: BotContext) -> None:
        """Handle an error of polling itself; the library tries again by itself."""
        if update is not None:
            return
        _LOG.warning("polling failed and is tried again: %s", context.error)
        if isinstance(context.error, Conflict) and time.monotonic() - self._started < _START_S:
            self._conflicts += 1
            if self._conflicts >= _CONFLICTS:
                self.is_there = True
                context.application.stop_running()


def _explained(error: TelegramError, settings: BotSettings) -> VerbatimError:
    if isinstance(error, InvalidToken):
        return VerbatimError(
            f"{settings.api_base_url} does not accept the bot's token",
            mend="set VERBATIM_TELEGRAM__TOKEN to the one that @BotFather shows",
        )
    reason = redacted(str(error), settings.token.get_secret_value())
    return VerbatimError(
        f"{settings.api_base_url} cannot be used: {reason}",
        mend="check the network and VERBATIM_TELEGRAM__API_BASE_URL",
    )
