"""How the bot answers what is asked by id: a pressed button, an inline query, a guest."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from bot_api.chats import Sent
from bot_api.ledger import InlineMessage, Ledger, Query
from bot_api.links import refuse_wrong_link
from bot_api.parameters import Parameters
from bot_api.refusals import TOO_OLD, bad
from bot_api.results import MAX_OFFSET_BYTES, Offer, Result, offer, result, results
from bot_api.texts import units

MAX_NOTICE_UNITS = 200


@dataclass(frozen=True, slots=True)
class Notice:
    """What is shown to a person who pressed a button; often nothing."""

    text: str
    is_alert: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """What is shown to a person while they type an inline query."""

    results: tuple[Result, ...]
    button: Offer | None
    next_offset: str
    cache_s: int
    is_personal: bool
    at: float


def answer_callback_query(ledger: Ledger, parameters: Parameters) -> bool:
    """Stop the little clock on a button, and perhaps say something."""
    query = _open_query(ledger, parameters.text("callback_query_id"), "callback")
    text = parameters.text("text")
    if units(text) > MAX_NOTICE_UNITS:
        raise bad("MESSAGE_TOO_LONG")
    if url := parameters.text("url"):
        refuse_wrong_link(url, "URL")
    _close(query, Notice(text, parameters.flag("show_alert")))
    return True


def answer_inline_query(ledger: Ledger, parameters: Parameters) -> bool:
    """Offer results for what was typed."""
    query = _open_query(ledger, parameters.text("inline_query_id"), "inline")
    offered = results(parameters.records("results"))
    next_offset = parameters.text("next_offset")
    if len(next_offset.encode()) > MAX_OFFSET_BYTES:
        raise bad("NEXT_OFFSET_INVALID")
    answer = Offered(
        offered,
        offer(parameters.record("button")),
        next_offset,
        parameters.whole("cache_time", 300),
        parameters.flag("is_personal"),
        time.monotonic(),
    )
    _close(query, answer)
    return True


def answer_guest_query(ledger: Ledger, parameters: Parameters) -> dict[str, Any]:
    """Say one thing in a chat in which the bot was called as a guest."""
    query = _open_query(ledger, parameters.text("guest_query_id"), "guest")
    given = parameters.record("result")
    if not given:
        raise bad("result isn't specified")
    message = inline_message(ledger, query, result(given), parameters)
    ledger.sent.append(message.sent)
    _close(query, message.sent)
    return {"inline_message_id": message.id}


def inline_message(
    ledger: Ledger, query: Query, chosen: Result, parameters: Parameters | None = None
) -> InlineMessage:
    """Keep what was sent in the bot's name through a result."""
    chat = query.chat.id if query.chat else 0
    name = f"inline-message-{len(ledger.inline_messages) + 1}"
    given = dict(parameters.values) if parameters else {}
    sent = Sent(
        chat, 0, chosen.message, time.monotonic(),
        keyboard=chosen.keyboard, inline_message=name, parameters=given,
    )  # fmt: skip
    ledger.inline_messages[name] = InlineMessage(name, sent)
    return ledger.inline_messages[name]


def _open_query(ledger: Ledger, name: str, kind: str) -> Query:
    query = ledger.queries.get(name)
    if query is None or not query.is_open or not name.startswith(f"{kind}-"):
        raise bad(TOO_OLD)
    return query


def _close(query: Query, answer: Any) -> None:
    query.is_open = False
    query.answer = answer
