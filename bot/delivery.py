"""The last step of an answer: the message is checked once more, and sent as a reply."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from telegram import LinkPreviewOptions, Message, MessageEntity
from telegram.constants import MessageEntityType
from telegram.error import RetryAfter

from bot.formatted import Formatted, stretch
from corpus import VerbatimError

if TYPE_CHECKING:
    from index import Quote

_TRIES = 3
_LONGEST_WAIT = timedelta(minutes=1)
_QUOTATIONS = (MessageEntityType.BLOCKQUOTE, MessageEntityType.EXPANDABLE_BLOCKQUOTE)


class MisquoteError(VerbatimError):
    """What would be shown, or was shown, as a quote is not what the release says."""


async def reply(to: Message, message: Formatted, quotes: Sequence[Quote] = ()) -> None:
    """Answer a message; whatever is set off as a quotation must be one of `quotes`.

    Raises:
        Misquote, MisquoteError: It is not. Nothing was sent, or what was sent was taken back.
        TelegramError: Telegram refused the message, or could not be reached.
    """
    entities = message.entities()
    shown = _quotations(message.text, entities)
    _check(shown, quotes)
    sent = await _send(to, message.text, entities)
    if not all(words in (sent.text or "") for words in shown):
        await sent.delete()
        raise MisquoteError("Telegram altered a quote, so it was taken back")


def _quotations(text: str, entities: Sequence[MessageEntity]) -> list[str]:
    return [stretch(text, entity) for entity in entities if entity.type in _QUOTATIONS]


def _check(shown: Sequence[str], quotes: Sequence[Quote]) -> None:
    for quote in quotes:
        quote.check()
    if not {quote.text for quote in quotes}.issuperset(shown):
        raise MisquoteError("a quotation in the message is none of the quotes")


async def _send(to: Message, text: str, entities: Sequence[MessageEntity]) -> Message:
    """Send, waiting as long as Telegram asks for when it is asked too much."""
    for _ in range(_TRIES - 1):
        try:
            return await _send_once(to, text, entities)
        except RetryAfter as limit:
            wait = limit.retry_after
            wait = wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
            if wait > _LONGEST_WAIT:
                raise
            await asyncio.sleep(wait.total_seconds())
    return await _send_once(to, text, entities)


async def _send_once(to: Message, text: str, entities: Sequence[MessageEntity]) -> Message:
    return await to.reply_text(
        text,
        entities=entities,
        do_quote=True,
        allow_sending_without_reply=True,  # the question may have been deleted meanwhile
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
