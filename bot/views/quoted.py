"""A quote in a message: its words, set off and unaltered, and under them where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from telegram.constants import MessageEntityType

from bot.fidelity import arrives_whole, is_visible
from bot.formatted import Formatted, Mark, joined, marked
from bot.views.citation import source
from corpus import Span

if TYPE_CHECKING:
    from index import Quote

TOO_LONG = "This quote is too long to be shown here."
ALTERED = "This quote holds characters that Telegram would change, so it is not shown here."

GAP = "\n\n"
LONG = 1_000
"""Characters of a quote that is folded up wherever it stands."""

_MOST_MARKS = 80
"""Marks in one message. Telegram shows a hundred, with the links it finds by itself."""
_MOST_BOLD = 25
_RESERVE = 200
"""Code units kept free for the lines that depend on how many quotes fit."""


def block(
    quote: Quote, number: int | None = None, *, is_folded: bool = False, most_bold: int = _MOST_BOLD
) -> Formatted:
    """Return a quote and its source.

    Args:
        quote: The quote; its highlights are bold.
        number: Of the quote, where the message shows several.
        is_folded: Whether three lines of it are shown until somebody wants more.
        most_bold: Highlights at most.
    """
    if not arrives_whole(quote.text):
        return pointer(quote, ALTERED, number)
    words = set_off(quote.text, is_folded=is_folded)
    emphasis = tuple(bold_in(quote))[:most_bold]
    return joined((Formatted(words.text, words.marks + emphasis), source(quote, number)), by="\n")


def set_off(text: str, *, is_folded: bool = False) -> Formatted:
    """Return a text as a quotation, which a long one folds up anyway."""
    if is_folded or len(text) > LONG:
        return marked(text, MessageEntityType.EXPANDABLE_BLOCKQUOTE)
    return marked(text, MessageEntityType.BLOCKQUOTE)


def pointer(quote: Quote, why: str, number: int | None = None) -> Formatted:
    """Return where a quote stands, and why its words are missing here."""
    return joined((Formatted(why), source(quote, number)), by="\n")


def fitting(
    opening: Sequence[Formatted], quotes: Sequence[Quote], first: int, *, all_folded: bool = False
) -> list[Formatted]:
    """Return as many quotes as fit a message, each whole; the first is at least pointed to.

    Args:
        opening: What stands before them.
        quotes: The quotes, best first.
        first: Number of the first; a lone one is not numbered.
        all_folded: Whether also the first is folded up.
    """
    is_lone = len(quotes) == 1 and first == 1
    most_bold = min(_MOST_BOLD, _MOST_MARKS // max(1, len(quotes)) - 2)
    blocks: list[Formatted] = []
    for place, quote in enumerate(quotes):
        number = None if is_lone else first + place
        is_folded = all_folded or place > 0
        shown = block(quote, number, is_folded=is_folded, most_bold=most_bold)
        if not _fits([*opening, *blocks, shown]):
            if blocks:
                break
            shown = pointer(quote, TOO_LONG, number)
        blocks.append(shown)
    return blocks


def _fits(blocks: Sequence[Formatted]) -> bool:
    return joined(blocks, by=GAP).fits(reserve=_RESERVE)


def bold_in(quote: Quote) -> Iterator[Mark]:
    """Yield the highlights as marks on the quote's text: in order, tight, none on another."""
    end = 0
    for highlight in sorted(quote.highlights):
        start = max(highlight.start - quote.start, end)
        words = quote.text[start : highlight.end - quote.start]
        if is_visible(words):
            start += len(words) - len(words.lstrip())
            end = start + len(words.strip())
            yield Mark(MessageEntityType.BOLD, Span(start, end))
