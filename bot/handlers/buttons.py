"""Pressed buttons: what one refers to is looked up anew, so it outlives restarts and rebuilds."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from telegram import Bot, CallbackQuery, Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot import references
from bot.context import BotContext
from bot.handlers.adding import Adding
from bot.handlers.answering import Answering
from bot.handlers.asked import Asked, place_of
from bot.handlers.browsing import Browsing
from bot.references import decode
from bot.sending import Outgoing, answer_button, edit, reply
from bot.sending.refusals import told
from bot.services import Services
from bot.store import Given
from bot.views import ASKED, answer_view, group_view, label_of, nearest_view
from bot.views.texts import ANSWER_FORGOTTEN, OUTDATED_BUTTON, THANKS

if TYPE_CHECKING:
    from index import Answer


_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Press:
    """A button that somebody pressed under a message of the bot.

    Attributes:
        message: The message.
        user: Id of who pressed.
        data: The button's.
        update_id: Of the update that tells of it.
    """

    bot: Bot
    message: Message
    user: int
    data: str
    update_id: int

    async def show(self, outgoing: Outgoing) -> None:
        """Show something in the message; beside it, where that is gone or too old to be edited."""
        if not await edit(self.bot, self.message.chat_id, self.message.message_id, outgoing):
            await self.add(outgoing)

    async def add(self, outgoing: Outgoing) -> None:
        """Send something as a reply to the message."""
        await reply(self.bot, self.message, outgoing)


Action = Callable[[Press, Any], Awaitable[str | None]]
"""Does what a button is for, and returns a short line for who pressed it, or None."""


class Buttons:
    """Handles pressed buttons."""

    def __init__(
        self, services: Services, answering: Answering, browsing: Browsing, adding: Adding
    ) -> None:
        self._services = services
        self._answering = answering
        self._browsing = browsing
        self._adding = adding
        self._actions: Mapping[type, Action] = {
            references.OfRelease: self._release,
            references.AskAbout: self._ask_about,
            references.ParagraphOf: self._paragraph,
            references.Page: self._page,
            references.Nearest: self._nearest,
            references.AsTyped: self._as_typed,
            references.Feedback: self._feedback,
            references.Latest: self._latest,
            references.Example: self._example,
            references.Decision: self._decision,
        }

    async def press(self, update: Update, context: BotContext) -> None:
        """Do what a button says; one that is not known any more says so."""
        query = update.callback_query
        if query is None:
            return
        reference = decode(query.data or "")
        press = _press(query, context.bot, update.update_id)
        action = self._actions.get(type(reference))
        if press is None or action is None:
            await answer_button(query, OUTDATED_BUTTON, alert=True)
            return
        await _let_go(query, await action(press, reference))

    async def _release(self, press: Press, reference: references.OfRelease) -> None:
        await press.add(await self._browsing.card(reference.release, press.bot.username))

    async def _ask_about(self, press: Press, reference: references.AskAbout) -> None:
        place = place_of(press.message, press.user)
        await press.add(await self._browsing.ask_about(reference.release, place))

    async def _paragraph(self, press: Press, reference: references.ParagraphOf) -> None:
        place = references.OfQuote(
            reference.release, reference.start, reference.end, reference.check
        )
        given = await self._services.given.find(reference.key)
        offset = given.offset if given else 0
        username = press.bot.username
        await press.show(await self._browsing.quote(place, username, reference.key, offset))

    async def _page(self, press: Press, reference: references.Page) -> str | None:
        given = await self._services.given.find(reference.key)
        if given is None:
            return ANSWER_FORGOTTEN.text.text
        turned = replace(given, offset=reference.offset)
        await self._show(press, turned)
        return None

    async def _nearest(self, press: Press, reference: references.Nearest) -> str | None:
        given = await self._services.given.find(reference.key)
        if given is None:
            return ANSWER_FORGOTTEN.text.text
        found = await self._again(given)
        view = answer_view(found, given.key) if found.answered else nearest_view(found, given.key)
        await press.show(view)
        return None

    async def _as_typed(self, press: Press, reference: references.AsTyped) -> str | None:
        given = await self._services.given.find(reference.key)
        if given is None:
            return ANSWER_FORGOTTEN.text.text
        await self._show(press, replace(given, as_typed=True, offset=0))
        return None

    async def _feedback(self, press: Press, reference: references.Feedback) -> str:
        known = await self._services.feedback.record(reference.key, reference.helpful)
        return THANKS if known else ANSWER_FORGOTTEN.text.text

    async def _latest(self, press: Press, reference: references.Latest) -> None:
        await press.show(await self._browsing.latest(reference.offset))

    async def _example(self, press: Press, reference: references.Example) -> str | None:
        question = label_of(press.message.reply_markup, press.data)
        if not question:
            return OUTDATED_BUTTON
        place = place_of(press.message, press.user)
        asked = Asked(press.message, question, place, is_repeated=True)
        await self._answering.answer(press.bot, asked, press.update_id)
        return None

    async def _decision(self, press: Press, reference: references.Decision) -> str | None:
        view = await self._adding.decide(press.user, reference)
        await press.show(view)
        return None

    async def _show(self, press: Press, given: Given) -> None:
        """Show an answer as it is now."""
        found = await self._again(given)
        show = answer_view if press.message.chat.type == ChatType.PRIVATE else group_view
        await press.show(show(found, given.key))
        await self._services.given.update(
            replace(given, after=found.context, generation=self._services.asker.generation)
        )

    async def _again(self, given: Given) -> Answer:
        return await self._services.asker.ask(
            given.question,
            given.before,
            limit=ASKED,
            offset=given.offset,
            as_typed=given.as_typed,
        )


async def _let_go(query: CallbackQuery, said: str | None) -> None:
    """Let a button go; where that fails, what it was for is done, and must not be done again."""
    try:
        await answer_button(query, said or "")
    except TelegramError as error:
        _LOG.info("a button could not be let go: %s", told(error))


def _press(query: CallbackQuery, bot: Bot, update_id: int) -> Press | None:
    """Return what was pressed; None under a message in a chat that the bot is not in."""
    # One that is deleted, or too old for bots, comes as a message too, without its words.
    if not isinstance(query.message, Message) or not query.data:
        return None
    return Press(bot, query.message, query.from_user.id, query.data, update_id)
