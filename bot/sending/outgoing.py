"""A message on its way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.formatted import Formatted

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup

    from index import Quote


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message, or a block of one, that is still to be sent.

    Attributes:
        quotes: What the text may set off as a quotation; it must be one of these, whole.
        keyboard: The buttons under it.
        quoting: The words of the message replied to that this one is about. Left out where they
            are not in it letter by letter.
    """

    text: Formatted
    quotes: tuple[Quote, ...] = ()
    keyboard: InlineKeyboardMarkup | None = None
    quoting: str | None = None
