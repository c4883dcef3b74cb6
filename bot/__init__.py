"""The Telegram bot: questions in chats are answered with quotes, their source and a link.

The engine finds the answer; what lives here is the conversation around it, and its running. In the
order in which a message goes through it:

    polling.py, webhook.py      updates come in; arrival.py stores each before it counts as received
    order.py, admission.py      whose turn it is, and who may ask
    behaviour.py, handlers/     what is done with an update
    asking.py, watch.py         the engine, off the event loop, and always the newest index
    views/, formatted.py        what is shown
    sending/                    how it is sent
    store/                      what is remembered
    running.py, life.py         all of it together, from the start to the end

Only running the bot imports the Telegram library, so that its settings can be read without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.settings import BotSettings, load_settings

if TYPE_CHECKING:
    from index import Finding, Settings

__all__ = ["BotSettings", "examine", "load_settings", "run"]


def run(index_settings: Settings, bot_settings: BotSettings) -> None:
    """Serve the bot until SIGINT or SIGTERM; without a network, wait for one.

    Raises:
        VerbatimError: There is no usable index or database, Telegram does not accept the token,
            or another process runs the same bot.
    """
    from bot.running import serve

    serve(index_settings, bot_settings)


def examine(bot_settings: BotSettings) -> tuple[Finding, ...]:
    """Ask Telegram what it knows of the bot; needs the network, and waits for it five seconds."""
    from bot.examination import examine as look

    return look(bot_settings)
