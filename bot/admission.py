"""Who may ask, and how often."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, CallbackContext, TypeHandler

from bot.sending.queries import answer_button, answer_inline
from bot.sending.refusals import told
from bot.settings import BotSettings

_LOG = logging.getLogger(__name__)
_MINUTE_S = 60.0
_REFUSED_AGAIN_S = 86_400.0
"""A stranger is told once a day that this bot is not for everyone."""
_MOST = 10_000
"""People remembered at most; those that are quiet are forgotten first."""

CLOSED = "Sorry, this bot answers only the people it was set up for."
_HASTY = "You ask faster than I can answer."
_BUSY = "Many people ask at the moment."
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question is not answered.

    Attributes:
        text: What to tell the person.
        is_news: Whether they are to be told: not again within the same minute.
        wait_s: After how many seconds they may ask again.
    """

    text: str
    is_news: bool
    wait_s: float


@dataclass(slots=True)
class _Allowance:
    """A number of questions that refills evenly in a minute (a token bucket)."""

    most: int
    left: float
    at: float
    told_at: float = field(default=-math.inf)

    def refill(self, now: float) -> None:
        self.left = min(self.most, self.left + (now - self.at) * self.most / _MINUTE_S)
        self.at = now

    def wait_s(self, cost: float) -> float:
        return max(0.0, cost - self.left) * _MINUTE_S / self.most


class Admission:
    """Knows who may ask, and counts what each asks.

    Args:
        settings: The allow-list, the admins and the limits.
        clock: Seconds, of a clock that is never set back.
    """

    def __init__(self, settings: BotSettings, clock: Clock = time.monotonic) -> None:
        self._allowed = settings.allowed_chats
        self._admins = settings.admins
        self._each = settings.questions_per_minute
        self._clock = clock
        self._people: dict[int, _Allowance] = {}
        overall = settings.questions_per_minute_overall
        self._all = _Allowance(overall, overall, clock()) if overall else None
        self._strangers: dict[int, float] = {}

    def follow(self, group: int, to: int) -> None:
        """Let in the supergroup that a group has become, for as long as the bot runs."""
        if group in self._allowed:
            self._allowed |= {to}
            _LOG.warning(
                "group %d is now %d: change the list of those that are answered", group, to
            )

    def is_admin(self, user: int | None) -> bool:
        """Whether a person may use the admins' commands."""
        return user in self._admins

    def is_allowed(self, user: int | None, chat: int | None) -> bool:
        """Whether a person or a chat is answered; an admin is everywhere."""
        return not self._allowed or self.is_admin(user) or bool({user, chat} & self._allowed)

    def question(self, user: int | None, cost: float = 1.0) -> Refusal | None:
        """Count a question; None where it may be answered.

        Args:
            user: Who asks, or the chat where nobody can be told apart. Admins are not counted.
            cost: Of a question that is asked while it is typed, less than 1.
        """
        if user is None or self.is_admin(user):
            return None
        now = self._clock()
        own = self._allowance(user, now) if self._each else None
        if own and own.left < cost:
            return _refusal(_HASTY, own, own.wait_s(cost), now)
        if self._all:
            self._all.refill(now)
            if self._all.left < cost:
                return _refusal(_BUSY, own or self._all, self._all.wait_s(cost), now)
            self._all.left -= cost
        if own:
            own.left -= cost
        return None

    def is_news_to(self, stranger: int) -> bool:
        """Whether someone who may not ask has not been told so today."""
        now = self._clock()
        if now - self._strangers.get(stranger, -math.inf) < _REFUSED_AGAIN_S:
            return False
        if len(self._strangers) >= _MOST:
            self._strangers.pop(next(iter(self._strangers)))
        self._strangers.pop(stranger, None)
        self._strangers[stranger] = now
        return True

    def _allowance(self, user: int, now: float) -> _Allowance:
        """Return a person's allowance, moved behind all others: the first is the quietest."""
        own = self._people.pop(user, None) or _Allowance(self._each, self._each, now)
        own.refill(now)
        if len(self._people) >= _MOST:
            self._people.pop(next(iter(self._people)))
        self._people[user] = own
        return own


def _refusal(why: str, told: _Allowance, wait_s: float, now: float) -> Refusal:
    is_news = now - told.told_at >= _MINUTE_S
    if is_news:
        told.told_at = now
    seconds = max(1, math.ceil(wait_s))
    text = f"{why} Please ask again in {seconds} second{'s' * (seconds != 1)}."
    return Refusal(text, is_news, wait_s)


_SMALL = 0.25
"""What a command or a pressed button costs of a question."""


def gate(admission: Admission) -> TypeHandler[Update, Any, None]:
    """Return the handler that lets through who may ask; it belongs before all others.

    A stranger is told once, in private; in groups, and as a guest, the bot keeps quiet.
    """

    async def let_through(update: Update, _: CallbackContext[Any, Any, Any, Any]) -> None:
        user, chat = update.effective_user, update.effective_chat
        if not admission.is_allowed(user.id if user else None, chat.id if chat else None):
            await _tell(_turn_away(update, admission))
            raise ApplicationHandlerStop
        refusal = (
            admission.question(user.id if user else None, _SMALL) if _is_ours(update) else None
        )
        if refusal:
            await _tell(_slow_down(update, refusal))
            raise ApplicationHandlerStop

    return TypeHandler(Update, let_through)


def _is_ours(update: Update) -> bool:
    """Whether an update takes something to be done that is not counted as a question later."""
    message = update.message
    if message is None:
        return update.callback_query is not None
    is_wordless = message.chat.type == ChatType.PRIVATE and not (message.text or message.caption)
    return is_wordless or (message.text or "").startswith("/")


async def _tell(telling: Awaitable[None]) -> None:
    """Tell somebody that they are not served; who can't be told is not served either."""
    try:
        await telling
    except TelegramError as error:
        _LOG.info("somebody who is not served could not be told so: %s", told(error))


async def _slow_down(update: Update, refusal: Refusal) -> None:
    if update.callback_query:
        await answer_button(update.callback_query, refusal.text)
    elif update.message and refusal.is_news:
        await update.message.reply_text(refusal.text)


async def _turn_away(update: Update, admission: Admission) -> None:
    if update.callback_query:
        await answer_button(update.callback_query, CLOSED)
    elif update.inline_query:
        await answer_inline(update.inline_query, ())
    elif update.message and update.message.chat.type == ChatType.PRIVATE:
        chat = update.message.chat
        if admission.is_news_to(chat.id):
            _LOG.info("chat %d is not on the list of those that are answered", chat.id)
            await update.message.reply_text(CLOSED)
    elif update.effective_chat and admission.is_news_to(update.effective_chat.id):
        _LOG.info("chat %d is not on the list of those answered", update.effective_chat.id)
