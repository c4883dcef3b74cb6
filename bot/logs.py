"""The bot's log: a line a record, with the request it is about, and never with the token.

The token is part of every request's address. httpx logs addresses, and the Telegram library puts
the token into the error that says it was refused. Nor does the log hold what people ask, unless
that is switched on: tracebacks are logged without the messages of unforeseen errors, as those may
quote a question.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

from bot.log_lines import JsonLines, TextLines
from bot.redaction import redacted
from bot.traces import in_short, traced

Style = Literal["text", "json"]

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""What is being handled; on every record, and in what a person is told when it fails."""

__all__ = [
    "Redaction",
    "Style",
    "bound",
    "log_question",
    "new_request_id",
    "redacted",
    "request_id",
    "start_logging",
]

_SILENT = ("telegram.ext", "telegram.request.BaseRequest")
"""Where the library logs its retries with a traceback, and whole answers that it can't read."""
_LIBRARY = "telegram."
_QUIET = ("httpx", "httpcore", "telegram", "faiss", "tornado.access")
"""Libraries that log requests, the messages in them, or how they load, below a warning."""
_QUESTIONS = logging.getLogger("bot.questions")
_QUESTIONS.disabled = True


def start_logging(
    token: str,
    *,
    style: Style = "text",
    questions: bool = False,
    secret: Sequence[str] = (),
) -> None:
    """Log to stderr, unless the host has set up logging, and keep the token out either way.

    Args:
        token: The bot's token.
        style: How a record is written: `key=value` or an object of JSON.
        questions: Whether what people ask is logged.
        secret: What else is never to be logged.
    """
    hidden = (token, *secret)
    own = logging.StreamHandler()
    own.setLevel(logging.INFO)  # some libraries set their loggers to DEBUG when they are imported
    own.setFormatter(JsonLines(hidden) if style == "json" else TextLines(hidden))
    logging.basicConfig(level=logging.INFO, handlers=[own])
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in _SILENT:
        logging.getLogger(name).disabled = True
    _QUESTIONS.disabled = not questions
    for handler in logging.getLogger().handlers:
        handler.addFilter(Redaction(*hidden))


def log_question(question: str) -> None:
    """Log what was asked, where that is switched on."""
    _QUESTIONS.info("asked", extra={"question": question})


def new_request_id() -> str:
    """Return an id for what came by itself, without an update."""
    return secrets.token_hex(4)


@contextmanager
def bound(identity: str) -> Iterator[None]:
    """Log everything in the context as part of one request."""
    token = request_id.set(identity)
    try:
        yield
    finally:
        request_id.reset(token)


class Redaction(logging.Filter):
    """Rewrites records so that no secret is in them, nor an error's words, and names the request.

    Args:
        hidden: The secrets.
    """

    def __init__(self, *hidden: str) -> None:
        super().__init__()
        self._hidden = hidden

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, redacted."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            record.exc_text = traced(error)
        record.exc_info = None  # or each handler would format it anew
        if record.name.startswith(_LIBRARY) and isinstance(record.args, tuple):
            record.args = tuple(map(_unspoken, record.args))
        record.msg, record.args = redacted(record.getMessage(), *self._hidden), ()
        record.exc_text = record.exc_text and redacted(record.exc_text, *self._hidden)
        record.request_id = getattr(record, "request_id", None) or request_id.get()
        return True


def _unspoken(value: object) -> object:
    """Return what the library logs, but the name of its type for updates and what they hold."""
    if isinstance(value, BaseException):
        return in_short(value)
    return value if isinstance(value, str | int | float | None) else type(value).__name__
