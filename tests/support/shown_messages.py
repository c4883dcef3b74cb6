"""What Telegram makes of a message that the bot is about to send; it refuses what it would not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot_api.keyboards import Keyboard, keyboard
from bot_api.texts import Stored, refuse_unsayable, stored

from bot.sending.quotations import check_quotations

if TYPE_CHECKING:
    from bot.sending.outgoing import Outgoing


def shown(message: Outgoing) -> Stored:
    """What the message shows, quotes letter by letter as their releases have them."""
    entities = [entity.to_dict() for entity in message.text.entities()]
    found = stored(message.text.text, entities)
    refuse_unsayable(found)
    check_quotations(found.quotations(), message.quotes)
    buttons(message)
    return found


def buttons(message: Outgoing) -> Keyboard:
    """The buttons under the message."""
    return keyboard(message.keyboard.to_dict() if message.keyboard else {})


def labels(message: Outgoing) -> list[list[str]]:
    """What stands on the buttons, row by row."""
    return [[one.label for one in row] for row in buttons(message)]


def data_of(message: Outgoing, label: str) -> str:
    """What the bot is told when the button with this label is pressed."""
    [found] = [one.data for row in buttons(message) for one in row if one.label == label]
    assert found is not None
    return found


def copied_by(message: Outgoing, label: str) -> str:
    """What the button with this label copies."""
    [found] = [one.copied for row in buttons(message) for one in row if one.label == label]
    assert found is not None
    return found
