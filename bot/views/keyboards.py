"""Buttons under a message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.references import DeepLink, Reference, deep_link, encode
from bot.views.citation import citation

if TYPE_CHECKING:
    from index import Quote

Row = Sequence[InlineKeyboardButton]
BACK = "‹ Back"


def keyboard(*rows: Row) -> InlineKeyboardMarkup | None:
    """Return a keyboard of the rows that hold a button; None where none does."""
    held = [row for row in rows if row]
    return InlineKeyboardMarkup(held) if held else None


def button(label: str, reference: Reference) -> InlineKeyboardButton:
    """Return a button that tells the bot what to show."""
    return InlineKeyboardButton(label, callback_data=encode(reference))


def link_button(label: str, username: str, reference: DeepLink) -> InlineKeyboardButton:
    """Return a button that opens a private chat with the bot and has it show something."""
    return InlineKeyboardButton(label, url=deep_link(username, reference))


def copy_citation(quote: Quote, label: str = "Copy citation") -> InlineKeyboardButton:
    """Return a button that copies where a quote stands."""
    return copy_button(label, citation(quote))


def copy_button(label: str, text: str) -> InlineKeyboardButton:
    """Return a button that copies a text of at most 256 code units."""
    return InlineKeyboardButton(label, copy_text=CopyTextButton(text))


def label_of(markup: InlineKeyboardMarkup | None, data: str) -> str | None:
    """Return what stands on the button of a keyboard that has this data."""
    rows = markup.inline_keyboard if markup else ()
    return next((one.text for row in rows for one in row if one.callback_data == data), None)
