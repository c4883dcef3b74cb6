"""What the bot changes after it was sent: texts, buttons, and whether it is there at all."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from bot_api.chats import Chat, Message
from bot_api.keyboards import Keyboard, keyboard
from bot_api.ledger import Ledger, as_sent
from bot_api.parameters import Parameters
from bot_api.refusals import NOT_MODIFIED, bad
from bot_api.sending import words_of
from bot_api.texts import Stored, refuse_unsayable


def edit_message_text(ledger: Ledger, parameters: Parameters) -> Any:
    """Change a message's words; buttons that are not given again are taken away."""
    words = words_of(parameters, "text", "entities")
    refuse_unsayable(words, too_long="MESSAGE_TOO_LONG")
    return _edit(ledger, parameters, words)


def edit_message_reply_markup(ledger: Ledger, parameters: Parameters) -> Any:
    """Change a message's buttons only."""
    return _edit(ledger, parameters, None)


def delete_message(ledger: Ledger, parameters: Parameters) -> bool:
    """Take a message away."""
    chat = ledger.open_chat(parameters)
    message = chat.messages.get(parameters.whole("message_id"))
    if message is None:
        raise bad("message to delete not found")
    if not message.by_bot and chat.kind != "private" and chat.bot_is != "administrator":
        raise bad("message can't be deleted")
    _delete(chat, message)
    return True


def delete_messages(ledger: Ledger, parameters: Parameters) -> bool:
    """Take several messages away; those that are not there are passed over."""
    chat = ledger.open_chat(parameters)
    for number in parameters.json("message_ids", []):
        if message := chat.messages.get(number):
            _delete(chat, message)
    return True


def _edit(ledger: Ledger, parameters: Parameters, words: Stored | None) -> Any:
    buttons = keyboard(parameters.record("reply_markup"))
    if "inline_message_id" in parameters:
        return _edit_inline(ledger, parameters, words, buttons)
    chat = ledger.open_chat(parameters)
    message = chat.messages.get(parameters.whole("message_id"))
    if message is None:
        raise bad("message to edit not found")
    if not message.by_bot:
        raise bad("message can't be edited")
    if words is not None and "document" in message.more:
        raise bad("there is no text in the message to edit")
    new = message.words if words is None else words
    if (new, buttons) == (message.words, message.buttons):
        raise bad(NOT_MODIFIED)
    message.words, message.buttons, message.edited = new, buttons, int(time.time())
    chat.edited.append(as_sent(message, parameters))
    return message.described()


def _edit_inline(
    ledger: Ledger, parameters: Parameters, words: Stored | None, buttons: Keyboard
) -> bool:
    message = ledger.inline_messages.get(parameters.text("inline_message_id"))
    if message is None:
        raise bad("MESSAGE_ID_INVALID")
    before = message.sent
    new = before.message if words is None else words
    if (new, buttons) == (before.message, before.keyboard):
        raise bad(NOT_MODIFIED)
    message.sent = replace(before, message=new, keyboard=buttons, at=time.monotonic())
    if chat := ledger.chats.get(before.chat):
        chat.edited.append(message.sent)
    return True


def _delete(chat: Chat, message: Message) -> None:
    del chat.messages[message.id]
    chat.deleted.append(message.id)
