"""Updates as Telegram sends them: messages, typed questions, pressed buttons."""

from __future__ import annotations

import time
from typing import Any

from telegram import Update

ADA = {"id": 7, "is_bot": False, "first_name": "Ada"}


def message(
    number: int,
    text: str = "Who?",
    *,
    chat: int = 7,
    kind: str = "private",
    as_: str = "message",
    user: int = 7,
    **more: Any,
) -> Update:
    """A person writes; `number` is the update's and the message's."""
    return update(
        number,
        **{
            as_: {
                "message_id": number,
                "date": int(time.time()),
                "chat": {"id": chat, "type": kind, "title": "A group", "first_name": "Ada"},
                "from": ADA | {"id": user},
                "text": text,
                **more,
            }
        },
    )


def typed(number: int, text: str = "Who", *, user: int = 7) -> Update:
    """A person types an inline query."""
    query = {"id": str(number), "from": ADA | {"id": user}, "query": text, "offset": ""}
    return update(number, inline_query=query)


def pressed(number: int, *, chat: int = 7, user: int = 7) -> Update:
    """A person presses a button under a message of the bot."""
    under = message(number, chat=chat).to_dict()["message"]
    query = {"id": str(number), "from": ADA | {"id": user}, "chat_instance": "c", "data": "d"}
    return update(number, callback_query=query | {"message": under})


def update(number: int, **content: Any) -> Update:
    """Any update."""
    made = Update.de_json({"update_id": number, **content}, None)
    assert made
    return made
