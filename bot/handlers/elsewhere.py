"""Questions from where the bot is no member: inline queries, and guest messages."""

from __future__ import annotations

from telegram import Update

from bot.context import BotContext
from bot.formatted import Formatted
from bot.handlers.answering import Answering
from bot.handlers.asked import is_of_a_bot, place_of, sender_of, without_mention
from bot.sending import Outgoing, answer_guest, answer_inline
from bot.services import Services
from bot.views import ASKED, guest_view, inline_button, inline_results
from bot.views.texts import GUEST_USAGE

_SHORTEST = 3
"""Letters of an inline query that are searched for: with fewer, nobody has asked anything yet."""
_COST = 0.1
"""Of an inline query: one question is typed in about ten of them."""


class Elsewhere:
    """Handles inline queries and guest messages; it never sends an ordinary message."""

    def __init__(self, services: Services, answering: Answering) -> None:
        self._services = services
        self._answering = answering

    async def offer(self, update: Update, context: BotContext) -> None:
        """Offer quotes for what is being typed; nothing where it was overtaken."""
        query = update.inline_query
        if query is None:
            return
        words, user = query.query.strip(), query.from_user.id
        if len(words) < _SHORTEST or self._services.admission.question(user, _COST):
            await answer_inline(query, (), button=inline_button(None))
            return
        found = await self._services.asker.ask_latest(user, words, None, limit=ASKED)
        if found is not None:
            results = inline_results(found, context.bot.username)
            button = inline_button(found)
            await answer_inline(query, results, quotes=found.quotes, button=button)

    async def answer_guest(self, update: Update, context: BotContext) -> None:
        """Answer a guest question, in the one way in which its chat can be reached."""
        message = update.guest_message
        if message is None or not message.guest_query_id or is_of_a_bot(message, context.bot):
            return
        await answer_guest(
            context.bot, message.guest_query_id, await self._guest_answer(update, context)
        )

    async def _guest_answer(self, update: Update, context: BotContext) -> Outgoing:
        message = update.guest_message
        assert message is not None
        question = without_mention(message, context.bot)
        if not question:
            return GUEST_USAGE
        if refusal := self._services.admission.question(sender_of(message) or message.chat_id):
            return Outgoing(Formatted(refusal.text))
        place = place_of(message)
        before = await self._services.contexts.load(place)
        found = await self._answering.ask(question, before)
        await self._services.contexts.save(place, found.context)
        await self._answering.note_gap(question, found)
        return guest_view(found, context.bot.username)
