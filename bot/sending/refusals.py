"""What it means that Telegram refused a request, or did not answer.

The Bot API tells its refusals apart by their English descriptions alone
(https://core.telegram.org/bots/api#making-requests), so what is recognised here are those.
"""

from __future__ import annotations

from datetime import timedelta

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

_NEVER_BETTER = ("request entity too large", "is not initialized")
"""Network errors to the library that are none: HTTP 413, and a request after the end."""
_UNKNOWN = "unknown error in http implementation"
_OURS = (AttributeError, LookupError, TypeError, ValueError)
"""What the library stumbles over in a request that cannot be put into bytes."""
_MALFORMED = "invalid server response"
_UNREACHABLE = (
    "chat not found",
    "chat_write_forbidden",
    "have no rights to send",
    "not enough rights to send",
    "topic_closed",
    "topic_deleted",
    "message thread not found",
    "peer_id_invalid",
    "user is deactivated",
)
_UNEDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message identifier is not specified",
    "there is no text in the message to edit",
)
_TOO_LATE = ("query is too old", "query id is invalid", "query_id_invalid")
_PAYLOAD = ". Parsing the server response"


def is_transient(error: BaseException | None) -> bool:
    """Whether the same request may well succeed later.

    To the library a bad request is a kind of network error; to us it is not.
    """
    if isinstance(error, BadRequest):
        return False
    if isinstance(error, NetworkError):
        ours = _says(error, (_UNKNOWN,)) and isinstance(error.__cause__, _OURS)
        return not (ours or _says(error, _NEVER_BETTER))
    return isinstance(error, RetryAfter) or is_malformed(error)


def is_malformed(error: BaseException | None) -> bool:
    """Whether the answer could not be read; the library has no class of its own for that."""
    return type(error) is TelegramError and _says(error, (_MALFORMED,))


def is_unreachable(error: BaseException | None) -> bool:
    """Whether nothing can be written there: the bot was blocked, removed, or may not write."""
    return isinstance(error, Forbidden) or (
        isinstance(error, BadRequest) and _says(error, _UNREACHABLE)
    )


def is_unchanged(error: BadRequest) -> bool:
    """Whether an edit was refused because the message shows just that already."""
    return _says(error, ("message is not modified",))


def is_uneditable(error: BadRequest) -> bool:
    """Whether there is no such message any more, or none that can be edited."""
    return _says(error, _UNEDITABLE)


def is_too_late(error: BadRequest) -> bool:
    """Whether nobody waits for the answer to a query any more."""
    return _says(error, _TOO_LATE)


def refuses_quotation(error: BadRequest) -> bool:
    """Whether the words that a reply picks out were not found in the message replied to."""
    return _says(error, ("quote",))


def refuses_reply(error: BadRequest) -> bool:
    """Whether the message replied to is gone."""
    return _says(error, ("repl",)) and _says(error, ("not found", "invalid"))


def wait_s(error: RetryAfter) -> float:
    """Return how long Telegram wants to be left alone, in seconds."""
    wait = error.retry_after  # a number or a timedelta, by an environment variable of the library
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def told(error: BaseException) -> str:
    """Return an error of the library for the log: an unreadable body may repeat a question."""
    return f"{type(error).__name__}: {str(error).partition(_PAYLOAD)[0]}"


def _says(error: BaseException | None, signs: tuple[str, ...]) -> bool:
    description = str(error).lower()
    return any(sign in description for sign in signs)
