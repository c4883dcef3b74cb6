"""The Telegram bot: a question in a private chat is answered with quotes, their source and a link.

The engine finds the answer; what lives here is the conversation around it: settings, the
message that shows an answer, its delivery, and the polling. Only running the bot imports the
Telegram library, so that its settings can be read without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.settings import BotSettings, load_settings

if TYPE_CHECKING:
    from index import Settings

__all__ = ["BotSettings", "load_settings", "run"]


def run(index_settings: Settings, bot_settings: BotSettings) -> None:
    """Serve the bot until SIGINT or SIGTERM.

    Raises:
        VerbatimError: There is no usable index, Telegram does not accept the token, cannot be
            reached, or another process polls for the same bot.
    """
    from bot.polling import serve

    serve(index_settings, bot_settings)
