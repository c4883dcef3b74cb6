"""What the bot offers for an inline query or says to a guest: results with a message in each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot_api.keyboards import Keyboard, keyboard
from bot_api.refusals import bad
from bot_api.texts import Stored, refuse_unsayable, stored

MAX_RESULTS = 50
MAX_ID_BYTES = 64
MAX_OFFSET_BYTES = 64
_START = re.compile("[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Result:
    """One article that a person may choose, with the message that is then sent."""

    id: str
    title: str
    description: str
    message: Stored
    keyboard: Keyboard


@dataclass(frozen=True, slots=True)
class Offer:
    """A button above the results; it opens the private chat with `/start` and the parameter."""

    label: str
    start: str


def results(given: list[dict[str, Any]]) -> tuple[Result, ...]:
    """Return the results of an inline query, or refuse them."""
    if len(given) > MAX_RESULTS:
        raise bad("RESULTS_TOO_MUCH")
    offered = tuple(map(result, given))
    if len({one.id for one in offered}) < len(offered):
        raise bad("RESULT_ID_DUPLICATE")
    return offered


def result(given: dict[str, Any]) -> Result:
    """Return one result, or refuse it."""
    if given.get("type") != "article":
        raise bad("this bot offers articles only")
    name, title = given.get("id"), given.get("title")
    if not isinstance(name, str) or not 1 <= len(name.encode()) <= MAX_ID_BYTES:
        raise bad("RESULT_ID_INVALID")
    if not isinstance(title, str) or not title.strip():
        raise bad("can't parse InlineQueryResult: Can't find field \"title\"")
    message = _message(given.get("input_message_content"))
    buttons = keyboard(given.get("reply_markup") or {})
    return Result(name, title, str(given.get("description", "")), message, buttons)


def offer(given: dict[str, Any]) -> Offer | None:
    """Return the button above the results, or refuse it."""
    if not given:
        return None
    label, start = given.get("text"), given.get("start_parameter")
    if not isinstance(label, str) or not label.strip():
        raise bad("can't parse InlineQueryResultsButton: Can't find field \"text\"")
    if not start:
        raise bad("START_PARAM_EMPTY")
    if not isinstance(start, str) or not _START.fullmatch(start):
        raise bad("START_PARAM_INVALID")
    return Offer(label, start)


def _message(content: Any) -> Stored:
    if not isinstance(content, dict) or "message_text" not in content:
        raise bad("can't parse InlineQueryResult: input message content is not specified")
    if "parse_mode" in content:
        raise bad("this bot sends entities, not markup")
    words = stored(str(content["message_text"]), content.get("entities", []))
    refuse_unsayable(words)
    return words
