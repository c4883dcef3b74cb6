"""A question on its way to its answer: counted, understood, answered, remembered."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from telegram import Bot

from bot.fidelity import arrives_whole
from bot.formatted import Formatted, joined
from bot.handlers.asked import Asked, replied_to
from bot.logs import log_question
from bot.sending import Outgoing, reply, revise
from bot.services import Services
from bot.store import Given
from bot.views import ASKED, answer_view, group_view, left_unanswered
from corpus import VerbatimError
from index import questions_of

if TYPE_CHECKING:
    from index import Answer, Context

_LOG = logging.getLogger(__name__)
_LONGEST_GAP = 500
"""Characters of a question that is kept for those who choose the releases."""

MOST_QUESTIONS = 5
"""Questions of one message that are answered, each by a message of its own."""
_COUNTED = 1000
"""Updates of which is known that they were counted; few are tried again at the same time."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A question and the answer that was found.

    Attributes:
        before: The context that it was asked in.
        is_one_of_several: Whether its message asked more, so that the reply says which this is.
    """

    asked: Asked
    question: str
    before: Context | None
    found: Answer
    is_one_of_several: bool = False

    def view(self, key: str) -> Outgoing:
        """Return the answer as it is shown."""
        show = answer_view if self.asked.is_private else group_view
        view = show(self.found, key)
        if self.is_one_of_several and arrives_whole(self.question):
            return replace(view, quoting=self.question)
        if self.asked.is_repeated:  # what it replies to does not show the question
            text = joined((Formatted(self.question), view.text), by="\n\n")
            return replace(view, text=text) if text.fits() else view
        return view

    def given(self, generation: str, earlier: Given | None = None) -> Given:
        """Return what is remembered of it, in place of an earlier version where there is one."""
        quotes = self.found.quotes or self.found.nearest
        made = Given(
            place=self.asked.place,
            question_message=self.asked.message.message_id,
            question=self.question,
            before=self.before,
            after=self.found.context,
            answered=self.found.answered,
            generation=generation,
            release=quotes[0].release if quotes else None,
        )
        return replace(made, key=earlier.key) if earlier else made


class Answering:
    """Answers questions, wherever they come from."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._counted: deque[int] = deque(maxlen=_COUNTED)

    async def answer(self, bot: Bot, asked: Asked, update_id: int) -> None:
        """Answer a message, each of its questions by a message.

        What an earlier attempt at the same update has sent is not sent again.
        """
        if await self._is_refused(bot, asked, update_id):
            return
        questions = questions_of(asked.text)
        context = await self._context(bot, asked)
        sent = await self._services.inbox.parts_sent(update_id)
        for part, question in enumerate(questions[:MOST_QUESTIONS]):
            found = await self.ask(question, context)
            turn = _Turn(asked, question, context, found, is_one_of_several=len(questions) > 1)
            if part >= sent:
                given = await self._give(bot, turn)
                await _noted(self._services.given.sent(given, update_id, part))
                await _noted(self.note_gap(question, found))
            context = turn.found.context
        await _noted(self._services.contexts.save(asked.place, context))
        if len(questions) > MOST_QUESTIONS:
            await reply(bot, asked.message, left_unanswered(MOST_QUESTIONS, len(questions)))

    async def answer_anew(
        self, bot: Bot, asked: Asked, given: Sequence[Given], update_id: int
    ) -> None:
        """Answer a message that was edited: its answers are edited, added and taken back."""
        questions = questions_of(asked.text)[:MOST_QUESTIONS]
        if questions == [one.question for one in given]:
            return  # what was edited is none of its words
        if await self._is_refused(bot, asked, update_id):
            return
        is_latest = await self._services.contexts.load(asked.place) == given[-1].after
        context = given[0].before
        for question, earlier in zip_longest(questions, given[: len(questions)]):
            turn = _Turn(asked, question, context, await self.ask(question, context))
            anew = self._give_anew(bot, turn, earlier) if earlier else self._give(bot, turn)
            await self._services.given.update(await anew)
            context = turn.found.context
        for gone in given[len(questions) :]:
            await revise(bot, asked.message, gone.answer_messages, ())
            await self._services.given.update(replace(gone, answer_messages=()))
        if is_latest:
            await self._services.contexts.save(asked.place, context)

    async def ask(self, question: str, context: Context | None) -> Answer:
        """Return the engine's answer."""
        log_question(question)
        return await self._services.asker.ask(question, context, limit=ASKED)

    async def note_gap(self, question: str, found: Answer) -> None:
        """Keep a question that nothing answers, once it is told so: a gap of the releases."""
        if not found.answered and not found.courtesy:
            nearest = found.nearest[0].release if found.nearest else None
            words = (found.understood_as or question)[:_LONGEST_GAP]
            await self._services.gaps.record(words, found.confidence, nearest)

    async def _is_refused(self, bot: Bot, asked: Asked, update_id: int) -> bool:
        """Whether somebody asks too much; they are told so, but not each time.

        An update that is handled again, as its answer could not be sent, counts once.
        """
        if update_id in self._counted:
            return False
        refusal = self._services.admission.question(asked.place.user or asked.place.chat)
        if refusal is None:
            self._counted.append(update_id)
        if refusal and refusal.is_news:
            await reply(bot, asked.message, Outgoing(Formatted(refusal.text)))
        return refusal is not None

    async def _context(self, bot: Bot, asked: Asked) -> Context | None:
        """Return the context of the answer that is replied to, else that of the conversation."""
        if to := replied_to(asked.message, bot):
            older = await self._services.given.of_answer(asked.place.chat, to.message_id)
            if older:
                return older.after
        return await self._services.contexts.load(asked.place)

    async def _give(self, bot: Bot, turn: _Turn) -> Given:
        """Send an answer, and return it with its messages.

        It is remembered first, as its buttons need it, and without its messages, so that nothing
        comes between their being sent and the note of it.
        """
        given = turn.given(self._services.asker.generation)
        await self._services.given.keep(given)
        sent = await reply(bot, turn.asked.message, turn.view(given.key))
        return replace(given, answer_messages=tuple(one.message_id for one in sent))

    async def _give_anew(self, bot: Bot, turn: _Turn, earlier: Given) -> Given:
        """Show an answer where an earlier one stands."""
        given = turn.given(self._services.asker.generation, earlier)
        view = turn.view(given.key)
        messages = await revise(bot, turn.asked.message, earlier.answer_messages, view)
        return replace(given, answer_messages=messages)


async def _noted(noting: Awaitable[None]) -> None:
    """Note what follows from an answer that was sent: it stands there, noted or not."""
    try:
        await noting
    except VerbatimError as error:
        _LOG.error("an answer was sent, and could not be noted: %s", error)
