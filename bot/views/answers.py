"""An answer as one message: its quotes with their sources, and what can be done with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton

from bot.formatted import Formatted, joined
from bot.references import AsTyped, Feedback, Page, of_release, paragraph_of
from bot.sending.outgoing import Outgoing
from bot.views.abstentions import abstention_view, brief_abstention
from bot.views.keyboards import BACK, Row, button, copy_citation, keyboard
from bot.views.quoted import GAP, fitting
from bot.views.understanding import doubt, dropped_label, part_of_list, understanding
from index import Filters

if TYPE_CHECKING:
    from index import Answer, Quote

QUOTES, LISTED = 3, 5
"""Quotes on a page of an ordinary answer, and releases on one of a list."""
ASKED = LISTED + 1
"""The `limit` to ask with: one quote more than a page holds tells that there is another page."""

_EVERYTHING = Filters()


def answer_view(
    answer: Answer, key: str | None = None, *, given: Filters = _EVERYTHING
) -> Outgoing:
    """Return an answer, an abstention or a courtesy as one message.

    A page holds as many quotes as fit whole; the others are on the next page, which begins at the
    offset that its button names.

    Args:
        answer: Asked with a limit of `ASKED`.
        key: Of the given answer in the store; without one there are no buttons that need it.
        given: The filters that the question was asked with.
    """
    if answer.courtesy:
        return Outgoing(Formatted(answer.courtesy))
    if not answer.answered:
        return abstention_view(answer, key, given=given)
    read = tuple(understanding(answer))
    wanted = answer.quotes[: LISTED if answer.is_list else QUOTES]
    blocks = fitting(read, wanted, answer.offset + 1)
    shown = wanted[: len(blocks)]
    opening = joined([*read, *_count(answer, len(shown))], by="\n")
    above = [opening] if opening.text else []
    parts = [*above, *blocks, *(doubt(answer) if shown else ())]
    return Outgoing(
        joined(parts, by=GAP),
        shown,
        keyboard(*_rows(answer, shown, key, given)) if key else None,
    )


def group_view(answer: Answer, key: str | None = None, *, given: Filters = _EVERYTHING) -> Outgoing:
    """Return an answer as a group gets it: the same, but an abstention takes one line."""
    if answer.answered or answer.courtesy:
        return answer_view(answer, key, given=given)
    return brief_abstention()


def _count(answer: Answer, shown: int) -> Iterator[Formatted]:
    if not shown:
        yield Formatted("No more quotes.")
    elif answer.is_list and answer.total > 1:
        yield Formatted(part_of_list(answer, shown))


def _rows(answer: Answer, shown: Sequence[Quote], key: str, given: Filters) -> Iterator[Row]:
    yield from _quote_rows(answer, shown, key)
    yield [*_page_buttons(answer, len(shown), key)]
    dropped = dropped_label(answer, given)
    yield [
        button("👍", Feedback(True, key)),
        button("👎", Feedback(False, key)),
        *([button(dropped, AsTyped(key))] if dropped else []),
    ]


def _quote_rows(answer: Answer, shown: Sequence[Quote], key: str) -> Iterator[Row]:
    """Yield what a lone quote offers; of several each opens with its paragraph, and offers it."""
    if len(shown) == 1:
        yield quote_row(shown[0], key)
        return
    numbered = enumerate(shown, start=answer.offset + 1)
    yield [button(f"¶ {number}", paragraph_of(quote, key)) for number, quote in numbered]
    if shown and not answer.is_list and answer.offset == 0:
        yield [
            button("Release 1", of_release(shown[0].release)),
            copy_citation(shown[0], "Copy citation 1"),
        ]


def quote_row(quote: Quote, key: str) -> Row:
    """Return the buttons of a lone quote."""
    is_whole = quote.text == quote.context_text
    return [
        *([] if is_whole else [button("Whole paragraph", paragraph_of(quote, key))]),
        button("The release", of_release(quote.release)),
        copy_citation(quote),
    ]


def _page_buttons(answer: Answer, shown: int, key: str) -> Iterator[InlineKeyboardButton]:
    """Yield the ways to the page before and to the next."""
    size = LISTED if answer.is_list else QUOTES
    first, following = answer.offset, answer.offset + shown
    if first:
        before = max(0, first - size)
        label = f"‹ {before + 1}–{min(before + size, answer.total)}" if answer.is_list else BACK
        yield button(label, Page(before, key))
    if answer.is_list and shown and following < answer.total:
        last = min(following + size, answer.total)
        span = f"{following + 1}–{last}" if last > following + 1 else f"{last}"
        yield button(f"{span} ›", Page(following, key))
    elif not answer.is_list and shown < len(answer.quotes):
        yield button("More ›", Page(following, key))
