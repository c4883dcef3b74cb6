"""A question to its answer: what it means here, and which way it goes.

A question may lean on the turn before (`index.follow_up`), or want some of the list that was given
there (`index.narrowed`); it may be one across releases (`index.question_form`), which is answered
by a list, or one for a single best answer; it may ask whether one country took part, to which only
the list of those that did is an answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.patterns import lazy_pattern
from index.across import across
from index.answer import Answer, Context, Filters
from index.courtesy import courtesy
from index.explanation import Stopwatch
from index.follow_up import Completed, completed, context_after, has_pronoun
from index.generation import Generation
from index.many_answers import Integers, belonging, many_answers
from index.membership import question_for_list
from index.mending import mended
from index.narrowed import narrowed, steps, ways_to_ask
from index.one_answer import one_answer
from index.open_reader import OpenReader
from index.plural_subject import has_plural_subject
from index.publisher_named import Named, publisher_named
from index.question import Question, understand
from index.question_dates import DateRange, date_ranges
from index.question_form import ORDINARY, Form, form_of
from index.releases_within import number_of_releases, releases_within
from index.request import Request
from index.without_courtesy import without_courtesy
from index.without_spans import without_spans

LONGEST = 4_096
"""Characters of a question that are read: as many as a Telegram message has at most."""

SEVERAL, SEVERAL_CERTAINTY = 1.0, 0.6
"""What the second release must score (`index.across`) for a question in the plural to be taken for
one across releases where no single release answers; and how sure to be of it then. Of 266
unanswerable development questions one is answered so, of 16 questions across 967 releases that look
like ordinary ones nine, with a mean F1 of .81."""

_THERE_ARE = lazy_pattern(r"\b(?:are|is|were|was)\s+there\b", re.IGNORECASE)
"""A "there" that points nowhere."""

Dates = tuple[DateRange, ...]


def answer(generation: Generation, reader: OpenReader | None, request: Request) -> Answer:
    """Answer a question from one generation, or abstain; see `index.Engine`."""
    watch = Stopwatch()
    # A question typed in another encoding holds lone surrogates, which no stemmer takes.
    read = request.question[:LONGEST].encode("utf-8", "replace").decode("utf-8")
    if said := courtesy(replace(request, question=read)):
        return replace(said, question=request.question)
    asked = replace(request, question=without_courtesy(read))
    engine = _Answering(generation, reader and reader.for_one_question(), asked, watch)
    found = engine.answer()
    return replace(found, question=request.question, elapsed_ms=watch.elapsed_ms)


class _Answering:
    """One question on its way; what every step needs is at hand."""

    def __init__(
        self,
        generation: Generation,
        reader: OpenReader | None,
        request: Request,
        watch: Stopwatch,
    ) -> None:
        self._generation = generation
        self._reader = reader
        self._request = request
        self._watch = watch

    def answer(self) -> Answer:
        """Complete the question from the conversation, and answer it."""
        question, context = self._request.question, self._request.context
        if some_of_list := self._narrowed(question, context):
            question, context = some_of_list, None
        elif context is not None and self._stands_alone(question):
            context = None
        asked = completed(question, context, self._generation)
        listed = question_for_list(asked.text)
        if listed:
            # A country that the release in focus does not name makes no new topic here.
            of_list = completed(listed, context, self._generation)
            asked = replace(of_list, question=asked.question)
        found = self._answer(asked)
        if not found.answered and asked.may_leave:
            # Perhaps it was about something new after all.
            alone = completed(listed or question, None, self._generation)
            again = self._answer(alone)
            if again.answered:
                asked, found = alone, again
        is_one = not found.is_list or found.total == 1
        release = found.quotes[0].release if found.quotes and is_one else None
        return replace(
            found,
            understood_as=found.understood_as or listed,
            context=context_after(asked, release, self._generation),
        )

    def _narrowed(self, question: str, context: Context | None) -> str | None:
        """Return a question with the one whose list it narrows, if it does."""
        if context is None or context.release is not None:
            return None
        both = narrowed(question, context.question)
        return both if both and self._are_of_lists(steps(both)) else None

    def _are_of_lists(self, asked: Sequence[str]) -> bool:
        return all(self._step(one)[0].wanted in ("list", "count") for one in asked)

    def _stands_alone(self, question: str) -> bool:
        """Whether a question is one across releases that leans on no turn before."""
        if has_pronoun(_THERE_ARE.sub(" ", question)):
            return False
        form, _ = self._across(question, self._dates(question))
        return form.is_across

    def _answer(self, asked: Completed) -> Answer:
        text, understood_as = asked.text, asked.understood_as
        *before, last = steps(text)
        if before and self._are_of_lists((*before, last)):
            return replace(self._some_of_list(before, last), understood_as=text)
        dates = self._dates(text)
        if asked.focus is None:
            form, filters = self._across(text, dates)
            if form.is_across:
                found = self._listed(form, filters)
                return replace(found, understood_as=found.understood_as or understood_as)
        question = understand(text, self._generation, dates, asked.sought)
        found = self._one(question, self._focused(asked.focus))
        if not found.answered and asked.focus is None:
            found = self._several(text, dates) or found
        if understood_as is None:
            understood_as = self._mended(text, found)
        filters = found.filters if found.is_list else self._request.filters
        return replace(found, filters=filters, understood_as=understood_as)

    def _one(self, question: Question, filters: Filters) -> Answer:
        request = replace(self._request, filters=filters)
        return one_answer(self._generation, self._reader, request, question, self._watch)

    def _listed(self, form: Form, filters: Filters) -> Answer:
        """Return the releases that belong; where none does, what comes nearest, as such."""
        request = replace(self._request, filters=filters)
        found = many_answers(self._generation, request, form, self._watch)
        if found.answered or found.nearest or not form.text:
            return found
        near = self._one(understand(form.text, self._generation), filters)
        nearest = near.quotes or near.nearest
        return replace(found, nearest=nearest, explanation=near.explanation)

    def _some_of_list(self, before: Sequence[str], last: str) -> Answer:
        """Return those releases of a list that the last question wants."""
        within: Integers | None = None
        for question in before:
            form, filters = self._step(question)
            within = belonging(self._generation, form, filters, within)
        form, filters = self._step(last)
        request = replace(self._request, filters=filters)
        return many_answers(self._generation, request, form, self._watch, within)

    def _step(self, question: str) -> tuple[Form, Filters]:
        """Return what a question wants that gives a list or narrows one."""
        asked = [self._across(one, self._dates(one)) for one in ways_to_ask(question)]
        return next((one for one in asked if one[0].is_across), asked[-1])

    def _several(self, text: str, dates: Dates) -> Answer | None:
        """Return the releases that say what a question in the plural asks for, if several do."""
        if not has_plural_subject(text):
            return None
        topic = without_spans(text, [one.span for one in dates])
        form = Form("list", topic)
        filters = self._request.filters if self._request.as_typed else self._with(dates, None)
        best = across(self._generation, form, releases_within(self._generation, filters))[:2]
        if len(best) < 2 or best[1].score < SEVERAL:
            return None
        request = replace(self._request, filters=filters)
        found = many_answers(self._generation, request, form, self._watch)
        return replace(found, confidence=SEVERAL_CERTAINTY)

    def _dates(self, text: str) -> Dates:
        return date_ranges(text, self._request.today, self._generation.tables.languages)

    def _across(self, text: str, dates: Dates) -> tuple[Form, Filters]:
        """Return what a question wants across releases, and what it restricts them to."""
        given = self._request.filters
        if len(dates) > 1 and not (given.since or given.until or self._request.as_typed):
            # Filters hold one range: neither all between two nor everything is what was asked.
            return ORDINARY, given
        named = publisher_named(text, self._generation.tables.publishers)
        taken = [one.span for one in dates] + ([named.span] if named else [])
        form = form_of(text, taken)
        if not form.is_across or self._request.as_typed:
            return form, given
        return form, self._with(dates, named)

    def _with(self, dates: Dates, named: Named | None) -> Filters:
        """Return the filters with what the question itself names; those that were given win."""
        given = self._request.filters
        since, until = given.since, given.until
        if len(dates) == 1 and since is None and until is None:
            since, until = dates[0].since, dates[0].until
        publisher = given.publisher or (named.publisher if named else None)
        return replace(given, since=since, until=until, publisher=publisher)

    def _focused(self, focus: str | None) -> Filters:
        """Return filters that let the release in focus through alone, if they let it through."""
        given = self._request.filters
        if focus is None or given.release is not None:
            return given
        focused = replace(given, release=focus)
        return focused if number_of_releases(self._generation, focused) else given

    def _mended(self, text: str, found: Answer) -> str | None:
        """Return a question with its slips mended as the nearest release has the words."""
        nearest = (*found.quotes, *found.nearest)
        if not nearest:
            return None
        number = self._generation.tables.number_of[nearest[0].release]
        better = mended(text, number, self._generation)
        return better if better != text else None
