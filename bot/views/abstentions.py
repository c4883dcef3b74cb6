"""What is said where the releases do not hold the answer, and what comes nearest, as such."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from telegram import InlineKeyboardMarkup

from bot.formatted import Formatted, joined
from bot.references import AsTyped, Nearest, Page, paragraph_of
from bot.sending.outgoing import Outgoing
from bot.views.keyboards import BACK, button, keyboard
from bot.views.quoted import GAP, fitting
from bot.views.understanding import dropped_label, understanding
from index import Filters

if TYPE_CHECKING:
    from index import Answer, Quote

NO_ANSWER = "The releases do not hold the answer."
_NEAREST = "What comes nearest is no answer, and may be about something else:"
_MOST = 3
_EVERYTHING = Filters()


def abstention_view(
    answer: Answer, key: str | None = None, *, given: Filters = _EVERYTHING
) -> Outgoing:
    """Return that the releases do not say, with the nearest passages behind a button.

    Args:
        answer: An abstention.
        key: Of the given answer in the store; without one there are no buttons.
        given: The filters that the question was asked with.
    """
    text = joined(_opening(answer), by=GAP)
    if not key:
        return Outgoing(text)
    dropped = dropped_label(answer, given)
    return Outgoing(
        text,
        keyboard=keyboard(
            [button("Nearest passages", Nearest(key))] if answer.nearest else [],
            [button(dropped, AsTyped(key))] if dropped else [],
        ),
    )


def brief_abstention() -> Outgoing:
    """Return the same in one line, for chats where others talk."""
    return Outgoing(Formatted(NO_ANSWER))


def nearest_view(answer: Answer, key: str | None = None) -> Outgoing:
    """Return the nearest passages of an abstention: folded up, nothing in them emphasised."""
    opening = _opening(answer)
    if not answer.nearest:
        return Outgoing(joined(opening, by=GAP), keyboard=_back(key))
    opening.append(Formatted(_NEAREST))
    plain = tuple(replace(quote, highlights=()) for quote in answer.nearest[:_MOST])
    blocks = fitting(opening, plain, 1, all_folded=True)
    shown = plain[: len(blocks)]
    return Outgoing(joined([*opening, *blocks], by=GAP), shown, _back(key, *shown))


def _opening(answer: Answer) -> list[Formatted]:
    read = joined(understanding(answer), by="\n")
    return [*([read] if read.text else []), Formatted(NO_ANSWER)]


def _back(key: str | None, *shown: Quote) -> InlineKeyboardMarkup | None:
    if not key:
        return None
    opened = [button(f"¶ {n}", paragraph_of(quote, key)) for n, quote in enumerate(shown, start=1)]
    return keyboard([button(BACK, Page(0, key)), *opened])
