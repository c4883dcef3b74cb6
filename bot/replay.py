"""What the last process left undone: it is answered now, or apologised for where it is too old."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import Bot, Message, ReplyParameters, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.sending.refusals import is_transient, told

if TYPE_CHECKING:
    from bot.arrival import Arrivals
    from bot.store.inbox import Inbox, Waiting

_LOG = logging.getLogger(__name__)
LATE = (
    "Sorry, I was not there for a while, and did not answer what you asked meanwhile. "
    "Please ask it again."
)

IsAddressed = Callable[[Update], bool]


def is_private(update: Update) -> bool:
    """Whether an update is a message that a person wrote to the bot alone."""
    return bool(update.message and update.message.chat.type == ChatType.PRIVATE)


@dataclass(frozen=True, slots=True)
class Late:
    """Updates of one chat that came too long ago, and the last of them that asked something."""

    updates: tuple[int, ...]
    last: Message | None


async def replay(inbox: Inbox, arrivals: Arrivals, bot: Bot, since: float) -> list[Update]:
    """Let what is not done be handled, in the order in which it came.

    Args:
        inbox: Holds what is not done.
        arrivals: Takes it.
        bot: Goes into the updates.
        since: What was received before this, in seconds since 1970, is too old.

    Returns:
        What is too old.
    """
    late = []
    waiting = await inbox.unfinished()
    for one in waiting:
        update = _read(one, bot)
        if update is None:
            await inbox.mark_done(one.update_id)
        elif one.received_at < since:
            late.append(update)
        else:
            await arrivals.put_again(update)
    if waiting:
        _LOG.info("%d updates were left from before, %d of them too old", len(waiting), len(late))
    return late


async def apologise(
    inbox: Inbox, bot: Bot, late: Iterable[Update], is_addressed: IsAddressed = is_private
) -> None:
    """Say once in every chat that something was left unanswered, and be done with it."""
    for one in _by_chat(late, is_addressed):
        try:
            if one.last is not None:
                await _apologise(bot, one.last)
        except TelegramError as error:
            _LOG.warning("an apology could not be sent: %s", told(error))
            if is_transient(error):
                continue  # the next start tries again
        for update_id in one.updates:
            await inbox.mark_done(update_id)


async def give_up(update: Update, is_addressed: IsAddressed = is_private) -> None:
    """Say that an update comes too late to be answered, where somebody waits for an answer.

    Raises:
        TelegramError: That could not be said.
    """
    if update.message and is_addressed(update):
        await _apologise(update.message.get_bot(), update.message)


async def _apologise(bot: Bot, to: Message) -> None:
    await bot.send_message(
        to.chat_id,
        LATE,
        message_thread_id=to.message_thread_id if to.is_topic_message else None,
        reply_parameters=ReplyParameters(to.message_id, allow_sending_without_reply=True),
    )


def _by_chat(late: Iterable[Update], is_addressed: IsAddressed) -> list[Late]:
    chats: dict[int | None, list[Update]] = {}
    for update in late:
        chat = update.effective_chat
        chats.setdefault(chat.id if chat else None, []).append(update)
    return [
        Late(tuple(update.update_id for update in updates), _last(updates, is_addressed))
        for updates in chats.values()
    ]


def _last(updates: Iterable[Update], is_addressed: IsAddressed) -> Message | None:
    asked = [update.message for update in updates if update.message and is_addressed(update)]
    return asked[-1] if asked else None


def _read(waiting: Waiting, bot: Bot) -> Update | None:
    """Return a stored update; None where this version of the library cannot read it."""
    try:
        return Update.de_json(json.loads(waiting.payload), bot)
    except Exception as error:  # whatever is wrong with one, the others are answered
        _LOG.error("update %d cannot be read: %s", waiting.update_id, type(error).__name__)
        return None
