"""The last look at what a message sets off as a quotation, before it leaves and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from telegram.constants import MessageEntityType

from bot.formatted import stretch
from corpus import VerbatimError

if TYPE_CHECKING:
    from telegram import MessageEntity

    from index import Quote

_KINDS = (MessageEntityType.BLOCKQUOTE, MessageEntityType.EXPANDABLE_BLOCKQUOTE)


class MisquoteError(VerbatimError):
    """What would be shown, or was shown, as a quote is not what the release says."""


def quotations(text: str, entities: Sequence[MessageEntity]) -> list[str]:
    """Return what a message sets off as a quotation, in the order in which it is read.

    Raises:
        MisquoteError: One ends in the middle of a character.
    """
    marked = (entity for entity in entities if entity.type in _KINDS)
    try:
        return [stretch(text, entity) for entity in sorted(marked, key=lambda e: e.offset)]
    except UnicodeDecodeError:
        raise MisquoteError("a quotation begins or ends in the middle of a character") from None


def check_quotations(shown: Sequence[str], quotes: Sequence[Quote]) -> None:
    """Check that each quotation is one of the quotes, and each quote what its release says.

    Raises:
        Misquote, MisquoteError: It is not.
    """
    for quote in quotes:
        quote.check()
    if not {quote.text for quote in quotes}.issuperset(shown):
        raise MisquoteError("a quotation in the message is none of the quotes")


def arrived(shown: Sequence[str], text: str) -> bool:
    """Whether a message's text holds all quotations, whole, in order and side by side."""
    end = 0
    for words in shown:
        start = text.find(words, end)
        if start < 0:
            return False
        end = start + len(words)
    return True
