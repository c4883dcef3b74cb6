"""One message at a time: sent, edited or taken back, whatever became of the chat meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.sending.outgoing import Outgoing
from bot.sending.quotations import MisquoteError, arrived, quotations
from bot.sending.refusals import (
    is_unchanged,
    is_uneditable,
    refuses_quotation,
    refuses_reply,
    told,
)
from bot.sending.targets import Target

_LOG = logging.getLogger(__name__)


async def send(bot: Bot, message: Outgoing, target: Target) -> Message:
    """Send a message; what it replies to is let go before the message is.

    Raises:
        MisquoteError: A quotation did not arrive whole, so it was taken back.
        TelegramError: Telegram refused it, or could not be reached.
    """
    sent = await _sent(bot, message, target)
    if not _is_whole(sent, message):
        raise await _taken_back(bot, sent)
    return sent


async def _sent(bot: Bot, message: Outgoing, target: Target, *, moved: bool = False) -> Message:
    try:
        return await bot.send_message(**target.parameters(), **_content(message))
    except ChatMigrated as error:
        if moved:
            raise
        # The ids of messages and topics mean nothing there, or something else.
        return await _sent(bot, message, Target(error.new_chat_id), moved=True)
    except BadRequest as error:
        if (nearest := _fallback(target, error)) is None:
            raise
        return await _sent(bot, message, nearest, moved=moved)


def _fallback(target: Target, error: BadRequest) -> Target | None:
    if target.reply and target.reply.quote and refuses_quotation(error):
        return target.without_quotation()
    if target.reply and refuses_reply(error):
        return target.without_reply()
    return None


async def edit(bot: Bot, chat: int, message_id: int, message: Outgoing) -> bool:
    """Give a message another content; whether it shows it now.

    Raises:
        MisquoteError: A quotation did not arrive whole, so the message was taken back.
        TelegramError: Telegram refused it for another reason than that the message is gone.
    """
    try:
        shown = await bot.edit_message_text(
            chat_id=chat, message_id=message_id, **_content(message)
        )
    except (BadRequest, ChatMigrated) as error:
        return _is_edited(error)
    if isinstance(shown, Message) and not _is_whole(shown, message):
        raise await _taken_back(bot, shown)
    return True


async def edit_keyboard(
    bot: Bot, chat: int, message_id: int, keyboard: InlineKeyboardMarkup | None
) -> bool:
    """Give a message other buttons; whether it has them now.

    Raises:
        TelegramError: Telegram refused it for another reason than that the message is gone.
    """
    try:
        await bot.edit_message_reply_markup(chat, message_id, reply_markup=keyboard)
    except (BadRequest, ChatMigrated) as error:
        return _is_edited(error)
    return True


async def remove(bot: Bot, chat: int, message_ids: Iterable[int]) -> bool:
    """Delete messages; whether all are gone. One that was deleted before is."""
    gone = True
    for message_id in message_ids:
        try:
            await bot.delete_message(chat, message_id)
        except TelegramError as error:
            if "not found" not in str(error).lower():
                gone = False
                _LOG.warning("a message could not be deleted: %s", told(error))
    return gone


def _is_edited(error: BadRequest | ChatMigrated) -> bool:
    if isinstance(error, ChatMigrated) or is_uneditable(error):
        return False
    if is_unchanged(error):
        return True
    raise error


def _is_whole(arrival: Message, message: Outgoing) -> bool:
    shown = quotations(message.text.text, message.text.entities())
    return arrived(shown, arrival.text or "")


async def _taken_back(bot: Bot, sent: Message) -> MisquoteError:
    gone = await remove(bot, sent.chat_id, [sent.message_id])
    outcome = "so it was taken back" if gone else "and it could not be taken back"
    return MisquoteError(f"Telegram altered a quote, {outcome}")


def _content(message: Outgoing) -> dict[str, Any]:
    return {
        "text": message.text.text,
        "entities": message.text.entities(),
        "reply_markup": message.keyboard,
        "link_preview_options": LinkPreviewOptions(is_disabled=True),
    }
