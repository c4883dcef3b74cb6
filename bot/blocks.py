"""One quote in a message: its words, set off and unaltered, and under them where they stand."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator
from typing import TYPE_CHECKING

from telegram.constants import MessageEntityType

from bot.fidelity import arrives_whole, is_visible, tidied
from bot.formatted import Formatted, Mark, joined, marked
from corpus import Span

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - `date` is a field's name

    from index import Quote

_TITLE_LENGTH = 200
_PUBLISHER_LENGTH = 100
_MAX_BOLD = 25
"""Words in bold per quote: Telegram ignores all marks of a message after the hundredth."""

TOO_LONG = "This quote is too long to be shown here."
ALTERED = "This quote holds characters that Telegram would change, so it is not shown here."


def answering(quote: Quote) -> Formatted:
    """Return a quote that answers, with the question's words in bold."""
    return _shown(quote, MessageEntityType.BLOCKQUOTE, tuple(_bold(quote))[:_MAX_BOLD])


def nearest(quote: Quote) -> Formatted:
    """Return a passage that does not answer: folded up after three lines, nothing emphasised."""
    return _shown(quote, MessageEntityType.EXPANDABLE_BLOCKQUOTE, ())


def pointer(quote: Quote, why: str) -> Formatted:
    """Return where a quote stands, and why its words are missing here."""
    return joined((Formatted(why), _citation(quote)), by="\n")


def _shown(quote: Quote, kind: MessageEntityType, inside: tuple[Mark, ...]) -> Formatted:
    if not arrives_whole(quote.text):
        return pointer(quote, ALTERED)
    words = marked(quote.text, kind)
    return joined((Formatted(words.text, words.marks + inside), _citation(quote)), by="\n")


def _citation(quote: Quote) -> Formatted:
    title = tidied(quote.title, _TITLE_LENGTH) or quote.release
    link = MessageEntityType.TEXT_LINK
    source = marked(title, link, quote.link) if quote.link else Formatted(title)
    publisher = tidied(quote.publisher or "", _PUBLISHER_LENGTH)
    number = len(quote.also)
    also = f"also in {number} other release{'s' * (number != 1)}" if number else ""
    facts = (_day(quote.date), publisher, f"paragraph {quote.paragraph}", also)
    return joined((source, *(Formatted(fact) for fact in facts if fact)), by=" · ")


def _day(date: Date) -> str:
    return f"{date.day} {month_name[date.month]} {date.year}"


def _bold(quote: Quote) -> Iterator[Mark]:
    """Yield the highlights as marks on the quote's text: in order, tight, none on another."""
    end = 0
    for highlight in sorted(quote.highlights):
        start = max(highlight.start - quote.start, end)
        words = quote.text[start : highlight.end - quote.start]
        if is_visible(words):
            start += len(words) - len(words.lstrip())
            end = start + len(words.strip())
            yield Mark(MessageEntityType.BOLD, Span(start, end))
