"""A record of the log as one line, whatever is in it: for people and grep, or for programs."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.redaction import redacted

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {
    "message",
    "asctime",
    "request_id",
    "taskName",
}
_BARE = re.compile(r"[^\s\"=\\\x00-\x1f\x7f]+")
_OTHER_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""Those that JSON leaves as they are."""


class _Lines(logging.Formatter):
    """What both ways of writing have in common.

    Args:
        hidden: Secrets that are masked wherever they appear.
    """

    def __init__(self, hidden: Sequence[str]) -> None:
        super().__init__()
        self._hidden = tuple(hidden)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = self.line(dict(_fields(record))).translate(_OTHER_LINE_ENDS)
        return redacted(line, *self._hidden)

    def line(self, fields: dict[str, Any]) -> str:
        """Return the fields as a line."""
        raise NotImplementedError


class TextLines(_Lines):
    """`time=… level=INFO logger=bot.order request=1f message="what happened" key=value`."""

    def line(self, fields: dict[str, Any]) -> str:
        """Return the fields as `key=value`, in quotation marks where that is needed."""
        return " ".join(f"{key}={_value(value)}" for key, value in fields.items())


class JsonLines(_Lines):
    """The same fields as an object of JSON."""

    def line(self, fields: dict[str, Any]) -> str:
        """Return the fields as JSON; what JSON does not know is written as text."""
        return json.dumps(fields, ensure_ascii=False, default=str)


def _fields(record: logging.LogRecord) -> Iterator[tuple[str, Any]]:
    at = datetime.fromtimestamp(record.created, UTC)
    yield "time", at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    yield "level", record.levelname
    yield "logger", record.name
    if request := getattr(record, "request_id", ""):
        yield "request", request
    yield "message", record.getMessage()
    yield from ((key, value) for key, value in vars(record).items() if key not in _STANDARD)
    if record.exc_text:
        yield "trace", record.exc_text


def _value(value: object) -> str:
    text = str(value)
    return text if _BARE.fullmatch(text) else json.dumps(text, ensure_ascii=False)
