"""How the server says no: a code, a description and sometimes what would help.

The descriptions are those of the Bot API server (`Client.cpp` of tdlib/telegram-bot-api), of TDLib
and of the servers behind it. Where ours is stricter than the real one, it says so in plain words.
"""

from __future__ import annotations

from typing import Any

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
OTHER_POLL = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_IS_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook "
    "first"
)


class Refused(Exception):
    """The server answers with this code and description; `parameters` are its hints."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        body = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad(what: str, **parameters: Any) -> Refused:
    return Refused(400, f"Bad Request: {what}", **parameters)


def forbidden(what: str) -> Refused:
    return Refused(403, f"Forbidden: {what}")


def conflict(what: str) -> Refused:
    return Refused(409, f"Conflict: {what}")


def flood(retry_after_s: int) -> Refused:
    what = f"Too Many Requests: retry after {retry_after_s}"
    return Refused(429, what, retry_after=retry_after_s)
