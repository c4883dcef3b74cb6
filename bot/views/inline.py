"""Quotes to be sent into any chat: as inline results, and as the answer to a guest question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)

from bot.fidelity import arrives_whole, tidied
from bot.formatted import joined
from bot.references import encode, of_quote
from bot.sending.outgoing import Outgoing
from bot.sending.quotations import check_quotations, quotations
from bot.views.abstentions import brief_abstention
from bot.views.answers import answer_view
from bot.views.keyboards import copy_citation, keyboard, link_button
from bot.views.quoted import GAP, block
from bot.views.understanding import understanding

if TYPE_CHECKING:
    from index import Answer, Quote

ASKED_PRIVATELY = "ask"
"""Payload of /start from the button above inline results."""

_TITLE, _PREVIEW = 100, 160
"""Characters of a result in the list that is chosen from; the message itself has them all."""


def inline_results(answer: Answer, username: str) -> list[InlineQueryResultArticle]:
    """Return one result a quote: chosen, it becomes a message with the quote and its source.

    A quote that does not arrive whole in one message is left out.

    Args:
        answer: The answer; of an abstention there are no results.
        username: The bot's, for links to the quotes in their paragraphs.
    """
    if not answer.answered:
        return []
    shown = ((quote, _message(answer, quote, username)) for quote in answer.quotes)
    results = [_result(quote, message) for quote, message in shown if message is not None]
    return list({result.id: result for result in results}.values())


def inline_button(answer: Answer | None) -> InlineQueryResultsButton:
    """Return the button above the results, which leads to the private chat.

    Args:
        answer: What was found; None where nothing was asked yet.
    """
    label = "Ask in private"
    if answer is not None and not answer.answered and not answer.courtesy:
        label = "The releases do not say · ask in private"
    return InlineQueryResultsButton(label, start_parameter=ASKED_PRIVATELY)


def guest_view(answer: Answer, username: str) -> Outgoing:
    """Return an answer for a chat that the bot is no member of: nothing in it waits for a press.

    Args:
        answer: The answer; an abstention takes one line.
        username: The bot's.
    """
    if not answer.answered and not answer.courtesy:
        return brief_abstention()
    view = answer_view(answer)
    return Outgoing(
        view.text, view.quotes, _in_context(view.quotes[0], username) if view.quotes else None
    )


def as_article(
    message: Outgoing, identity: str, title: str, description: str | None = None
) -> InlineQueryResultArticle:
    """Return a message as a result that is sent when it is chosen; its quotes are checked here.

    Args:
        message: The message.
        identity: Names the result: 1 to 64 bytes.
        title: Of the result in the list.
        description: What stands under that.

    Raises:
        Misquote, MisquoteError: What the message sets off as a quotation is none of its quotes.
    """
    entities = message.text.entities()
    check_quotations(quotations(message.text.text, entities), message.quotes)
    content = InputTextMessageContent(
        message.text.text,
        entities=entities,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    return InlineQueryResultArticle(
        identity, title, content, reply_markup=message.keyboard, description=description
    )


def _message(answer: Answer, quote: Quote, username: str) -> Outgoing | None:
    text = joined([*understanding(answer), block(quote)], by=GAP)
    if not arrives_whole(quote.text) or not text.fits():
        return None
    return Outgoing(text, (quote,), _in_context(quote, username))


def _result(quote: Quote, message: Outgoing) -> InlineQueryResultArticle:
    title = tidied(quote.title, _TITLE) or quote.release
    return as_article(message, encode(of_quote(quote)), title, tidied(quote.text, _PREVIEW) or None)


def _in_context(quote: Quote, username: str) -> InlineKeyboardMarkup | None:
    opened = link_button("In its paragraph", username, of_quote(quote))
    return keyboard([opened, copy_citation(quote)])
