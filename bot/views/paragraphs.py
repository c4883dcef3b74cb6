"""A quote in its whole paragraph, and a quote that is no longer there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.fidelity import arrives_whole
from bot.formatted import Formatted, joined
from bot.references import Page, deep_link, of_quote, of_release
from bot.sending.outgoing import Outgoing
from bot.views.citation import heading
from bot.views.keyboards import BACK, button, copy_button, copy_citation, keyboard
from bot.views.quoted import GAP, block, pointer
from corpus import Span

if TYPE_CHECKING:
    from telegram import InlineKeyboardButton

    from index import Quote
    from index.catalogue import CatalogueEntry

_TOO_LONG = "The whole paragraph is too long for a message; the title below leads to it."
_ALTERED = "The whole paragraph holds characters that Telegram would change; the title leads to it."
_CHANGED = "This release was changed since; those words are no longer in it."
_GONE = "This release is no longer in the collection."


def whole_paragraph(quote: Quote) -> Quote:
    """Return a quote's whole paragraph as a quote, in which the quote itself stands out."""
    span = quote.context
    if Span(quote.start, quote.end) == span:
        return quote
    return replace(
        quote,
        start=span.start,
        end=span.end,
        text=quote.context_text,
        highlights=(Span(quote.start, quote.end),),
    )


def paragraph_view(
    quote: Quote, key: str | None = None, *, username: str | None = None, offset: int = 0
) -> Outgoing:
    """Return a quote in its whole paragraph, with all that can be done with a quote.

    A paragraph that does not fit a message whole is not shown: the quote is, and a link.

    Args:
        quote: The quote, whose words are bold in the paragraph.
        key: Of the given answer that it is part of, to which a button leads back.
        username: The bot's, for a link to the quote that can be copied.
        offset: Of the page of that answer which the quote is on.
    """
    whole = whole_paragraph(quote)
    shown, text = whole, block(whole)
    if not arrives_whole(whole.text) or not text.fits():
        why = Formatted(_TOO_LONG if arrives_whole(whole.text) else _ALTERED)
        shown, text = quote, joined((why, block(quote)), by=GAP)
        if not text.fits():
            text = pointer(quote, why.text)
    buttons = [button("The release", of_release(quote.release)), copy_citation(quote)]
    return Outgoing(text, (shown,), keyboard(_back(key, offset), buttons, _link(quote, username)))


def changed_view(
    release: CatalogueEntry | None, key: str | None = None, *, offset: int = 0
) -> Outgoing:
    """Return that a quote is no longer where it was, and the release that held it, if it is there.

    Args:
        release: The release as it is now, None where it is gone.
        key: Of the given answer that the quote was part of.
        offset: Of the page of that answer.
    """
    if release is None:
        return Outgoing(Formatted(_GONE), keyboard=keyboard(_back(key, offset)))
    text = joined((Formatted(_CHANGED), heading(release)), by=GAP)
    opened = [button("The release", of_release(release.id))]
    return Outgoing(text, keyboard=keyboard(_back(key, offset), opened))


def _back(key: str | None, offset: int) -> list[InlineKeyboardButton]:
    return [button(BACK, Page(offset, key))] if key else []


def _link(quote: Quote, username: str | None) -> list[InlineKeyboardButton]:
    if not username:
        return []
    return [copy_button("Copy link to this quote", deep_link(username, of_quote(quote)))]
