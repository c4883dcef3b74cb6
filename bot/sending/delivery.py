"""An answer as the reader gets it: one message or several, all checked before the first is sent."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Bot, Message

from bot.sending import post
from bot.sending.chunks import TooLongError, chunks
from bot.sending.outgoing import Outgoing
from bot.sending.quotations import MisquoteError, check_quotations, quotations
from bot.sending.targets import Target, target_of

Blocks = Outgoing | Sequence[Outgoing]


async def reply(bot: Bot, to: Message, outgoing: Blocks) -> list[Message]:
    """Answer a message in the topic that it was written in, and return what was sent.

    Where the group became a supergroup meanwhile, the answer goes there; see `Message.chat_id`.

    Raises:
        Misquote, MisquoteError: Something that is no quote is set off as one. Nothing was sent, or
            what was sent was taken back.
        TooLongError: A paragraph is too long for a message. Nothing was sent.
        TelegramError: Telegram refused a message, or could not be reached. Those before it in the
            answer were sent.
    """
    messages = checked(outgoing)
    return await _send_all(bot, messages, target_of(to, messages[0].quoting)) if messages else []


async def edit(bot: Bot, chat: int, message_id: int, outgoing: Blocks) -> bool:
    """Show something else in a message sent before, with other buttons or none.

    Returns:
        Whether the message shows it now: not if it was deleted, or can't be edited any more.

    Raises:
        Misquote, MisquoteError, TooLongError, TelegramError: See `reply`; one message has to do.
    """
    return await post.edit(bot, chat, message_id, one(outgoing))


async def revise(bot: Bot, to: Message, shown: Sequence[int], outgoing: Blocks) -> tuple[int, ...]:
    """Answer a message anew in the place of an answer of several messages.

    The messages `shown` until now are edited; what is too many of them is deleted, and what is
    missing, be it that somebody deleted it, is sent as a reply.

    Returns:
        Ids of the messages of the answer from now on.

    Raises:
        Misquote, MisquoteError, TooLongError, TelegramError: See `reply`.
    """
    messages = checked(outgoing)
    kept: list[int] = []
    for message, message_id in zip(messages, shown, strict=False):
        if not await post.edit(bot, to.chat_id, message_id, message):
            break
        kept.append(message_id)
    await post.remove(bot, to.chat_id, shown[len(kept) :])
    sent = await _send_all(bot, messages[len(kept) :], target_of(to))
    return (*kept, *(message.message_id for message in sent))


def checked(outgoing: Blocks) -> list[Outgoing]:
    """Return the messages that show all blocks, after the last check of their quotations.

    Raises:
        Misquote, MisquoteError, TooLongError: See `reply`.
    """
    messages = chunks([outgoing] if isinstance(outgoing, Outgoing) else outgoing)
    for message in messages:
        text = message.text
        check_quotations(quotations(text.text, text.entities()), message.quotes)
    return messages


def one(outgoing: Blocks) -> Outgoing:
    """Return the one message that shows all blocks, checked.

    Raises:
        Misquote, MisquoteError, TooLongError: See `reply`; one message has to do.
    """
    messages = checked(outgoing)
    if len(messages) != 1:
        raise TooLongError(f"{len(messages)} messages are needed where there can be but one")
    return messages[0]


async def _send_all(bot: Bot, messages: Sequence[Outgoing], target: Target) -> list[Message]:
    sent: list[Message] = []
    for message in messages:
        try:
            sent.append(await post.send(bot, message, target))
        except MisquoteError:
            for part in sent:  # half an answer is none
                await post.remove(bot, part.chat_id, [part.message_id])
            raise
        target = _next(target, sent[-1])
    return sent


def _next(target: Target, sent: Message) -> Target:
    """Return where the rest of an answer goes."""
    if sent.chat_id != target.chat:
        return Target(sent.chat_id)
    return target.without_quotation() if target.reply else target
