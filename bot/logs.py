"""The bot's log: short, without tracebacks of the network's troubles, and never with the token.

The token is part of every request's address. httpx logs addresses, and the Telegram library puts
the token into the error that says it was refused.
"""

from __future__ import annotations

import logging

from telegram.error import TelegramError

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_RETRY_LOOP = "telegram.ext"
"""Where the library's retry loop logs; bot/polling.py says the same in one line."""
_QUIET = ("httpx", "httpcore", "telegram", "faiss")
"""Libraries that log requests, the messages in them, or how they load, below a warning."""


def start_logging(token: str) -> None:
    """Log to stderr, unless the host has set up logging, and keep the token out either way."""
    logging.basicConfig(level=logging.INFO, format=_FORMAT)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger(_RETRY_LOOP).disabled = True
    for handler in logging.getLogger().handlers:
        handler.addFilter(Redaction(token))


class Redaction(logging.Filter):
    """Rewrites records so that the token is in none, and the network's errors are one line."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, redacted."""
        if record.exc_info and not isinstance(record.exc_info[1], TelegramError):
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.exc_info = None  # or each handler would format it anew
        record.msg, record.args = redacted(record.getMessage(), self._token), ()
        record.exc_text = record.exc_text and redacted(record.exc_text, self._token)
        return True


def redacted(text: str, token: str) -> str:
    """Return a text with the token masked."""
    return text.replace(token, "<token>")
