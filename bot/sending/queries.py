"""Answers to what is no message: inline queries, guest questions and pressed buttons.

Telegram forgets such a query after some seconds; who asks too late for it to be answered has
gone on, so that is no error.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from telegram import (
    Bot,
    CallbackQuery,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    SentGuestMessage,
)
from telegram.constants import CallbackQueryLimit
from telegram.error import BadRequest

from bot.sending.delivery import Blocks, one
from bot.sending.quotations import check_quotations, quotations
from bot.sending.refusals import is_too_late

if TYPE_CHECKING:
    from index import Quote

_CACHED_S = 10
"""How long Telegram may answer the same words itself: the index may be rebuilt any moment."""


async def answer_inline(
    query: InlineQuery,
    results: Sequence[InlineQueryResultArticle],
    *,
    quotes: Sequence[Quote] = (),
    button: InlineQueryResultsButton | None = None,
) -> bool:
    """Offer results for an inline query, to whom it is of alone; whether it was in time.

    Whatever a result sets off as a quotation must be one of `quotes`.

    Raises:
        Misquote, MisquoteError: It is not. Nothing was offered.
        TelegramError: Telegram refused them, or could not be reached.
    """
    check_quotations(_quotations(results), quotes)
    try:
        return await query.answer(
            results, cache_time=_CACHED_S if results else 0, is_personal=True, button=button
        )
    except BadRequest as error:
        return _late(error)


async def answer_guest(
    bot: Bot, guest_query_id: str, outgoing: Blocks, *, title: str = "Answer"
) -> SentGuestMessage | None:
    """Answer a question from a chat that the bot is not in; None if it was too late.

    Raises:
        Misquote, MisquoteError, TooLongError: See `reply`; a guest has one message. Nothing was
            sent.
        TelegramError: Telegram refused it, or could not be reached.
    """
    message = one(outgoing)
    content = InputTextMessageContent(
        message.text.text,
        entities=message.text.entities(),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    article = InlineQueryResultArticle("answer", title, content, reply_markup=message.keyboard)
    try:
        return await bot.answer_guest_query(guest_query_id, article)
    except BadRequest as error:
        _late(error)
        return None


async def answer_button(query: CallbackQuery, text: str = "", *, alert: bool = False) -> bool:
    """Let a pressed button go, with a short line or an alert; whether it was in time.

    Raises:
        TelegramError: Telegram refused it, or could not be reached.
    """
    units = text.encode("utf-16-le")[: 2 * CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH]
    short = units.decode("utf-16-le", "ignore")
    try:
        return await query.answer(short or None, show_alert=alert)
    except BadRequest as error:
        return _late(error)


def _quotations(results: Sequence[InlineQueryResultArticle]) -> list[str]:
    contents = (result.input_message_content for result in results)
    return [
        words
        for content in contents
        if isinstance(content, InputTextMessageContent)
        for words in quotations(content.message_text, content.entities)
    ]


def _late(error: BadRequest) -> bool:
    if not is_too_late(error):
        raise error
    return False
