"""A question to its answer: what it means here, and which way it goes.

A question may lean on the turn before (`index.follow_up`); it may be one across releases
(`index.question_form`), which is answered by a list, or one for a single best answer; it may ask
whether one country took part, to which only the list of those that did is an answer.
"""

from __future__ import annotations

from dataclasses import replace

from index.answer import Answer, Filters
from index.courtesy import courtesy
from index.explanation import Stopwatch
from index.follow_up import Completed, completed, context_after
from index.generation import Generation
from index.many_answers import many_answers
from index.membership import question_for_list
from index.mending import mended
from index.one_answer import one_answer
from index.open_reader import OpenReader
from index.publisher_named import Named, publisher_named
from index.question import understand
from index.question_dates import DateRange, date_ranges
from index.question_form import Form, form_of
from index.releases_within import number_of_releases
from index.request import Request


def answer(generation: Generation, reader: OpenReader | None, request: Request) -> Answer:
    """Answer a question from one generation, or abstain; see `index.Engine`."""
    if said := courtesy(request):
        return said
    asked = completed(request.question, request.context, generation)
    found = _answer(generation, reader, request, asked)
    if not found.answered and asked.may_leave:
        # Perhaps it was about something new after all.
        alone = completed(request.question, None, generation)
        again = _answer(generation, reader, request, alone)
        if again.answered:
            asked, found = alone, again
    release = found.quotes[0].release if found.quotes and not found.is_list else None
    return replace(found, context=context_after(asked, release, generation))


def _answer(
    generation: Generation, reader: OpenReader | None, request: Request, asked: Completed
) -> Answer:
    watch = Stopwatch()
    listed = question_for_list(asked.text)
    text = listed or asked.text
    dates = date_ranges(text, request.today, generation.tables.languages)
    understood_as = listed or asked.understood_as
    if asked.focus is None:
        form, filters = _across(text, generation, request, dates)
        if form.is_across:
            found = many_answers(generation, replace(request, filters=filters), form, watch)
            if found.answered or not form.text:
                return replace(found, understood_as=found.understood_as or understood_as)
            # No release belongs: what comes nearest is offered as such.
            question = understand(form.text, generation)
            near = one_answer(
                generation, reader, replace(request, filters=filters), question, watch
            )
            nearest = near.quotes or near.nearest
            return replace(found, nearest=nearest, elapsed_ms=watch.elapsed_ms)
    sought = f"{listed} {asked.topic}".strip() if listed else asked.sought
    question = understand(text, generation, dates, sought)
    focused = replace(request, filters=_focused(generation, request.filters, asked.focus))
    found = one_answer(generation, reader, focused, question, watch)
    if understood_as is None and found.quotes:
        understood_as = _if_mended(text, found.quotes[0].release, generation)
    return replace(found, filters=request.filters, understood_as=understood_as)


def _if_mended(text: str, release: str, generation: Generation) -> str | None:
    better = mended(text, generation.tables.number_of[release], generation)
    return better if better != text else None


def _across(
    text: str, generation: Generation, request: Request, dates: tuple[DateRange, ...]
) -> tuple[Form, Filters]:
    """Return what a question wants across releases, and what it restricts them to."""
    publishers = {release.publisher for release in generation.tables.releases}
    named = publisher_named(text, publishers)
    taken = [one.span for one in dates] + ([named.span] if named else [])
    form = form_of(text, taken)
    if not form.is_across or request.as_typed:
        return form, request.filters
    return form, _with(request.filters, dates, named)


def _with(given: Filters, dates: tuple[DateRange, ...], named: Named | None) -> Filters:
    """Return filters with what the question itself names; those that were given win."""
    since, until = given.since, given.until
    if dates and since is None and until is None:
        firsts, lasts = [one.since for one in dates], [one.until for one in dates]
        since = None if None in firsts else min(one for one in firsts if one)
        until = None if None in lasts else max(one for one in lasts if one)
    publisher = given.publisher or (named.publisher if named else None)
    return replace(given, since=since, until=until, publisher=publisher)


def _focused(generation: Generation, given: Filters, focus: str | None) -> Filters:
    """Return filters that let the release in focus through alone, if they let it through at all."""
    if focus is None or given.release is not None:
        return given
    focused = replace(given, release=focus)
    return focused if number_of_releases(generation, focused) else given
