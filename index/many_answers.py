"""A question across releases to a list of them, one quote each, or to a fact of the corpus."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.across import Belonging, across, sentence
from index.answer import Answer, Filters, Quote
from index.corpus_facts import facts
from index.explanation import CONSIDERED, Considered, Explanation, Stopwatch
from index.generation import Generation
from index.marks import Marks
from index.one_answer import highlighted
from index.question_form import Form
from index.quotes import quote
from index.releases_within import releases_within
from index.request import Request
from index.terms import stems_of

Integers = npt.NDArray[np.int64]

MOST_RELEASES = 20
"""Releases of a list, unless told otherwise: one more is on the next page."""

CERTAINTY = 0.95
"""That the first release of a list belongs: of 62 development questions across releases 59."""

_RANKED = 10


def many_answers(
    generation: Generation,
    request: Request,
    form: Form,
    watch: Stopwatch,
    within: Integers | None = None,
) -> Answer:
    """Answer a question across releases; abstain where none belongs.

    Args:
        generation: The index.
        request: What was asked, and of which releases.
        form: What it wants.
        watch: Times the steps.
        within: Numbers of the only releases that it is asked of, or None for all.
    """
    watch.finish("understand")
    tables = generation.tables
    allowed = _allowed(generation, request.filters, within)
    found = _found(generation, form, allowed)
    watch.finish("find")
    limit = MOST_RELEASES if request.limit is None else request.limit
    page = found[request.offset : request.offset + limit]
    quotes = tuple(_quoted(generation, form, one) for one in page)
    least = request.threshold if request.threshold is not None and form.text else 0.0
    is_answered = bool(found) and least <= CERTAINTY
    watch.finish("quote")
    return Answer(
        question=request.question,
        answered=is_answered,
        confidence=CERTAINTY if found else 1 - CERTAINTY,
        quotes=quotes if is_answered else (),
        nearest=() if is_answered else quotes,
        values=tuple(dict.fromkeys(highlighted(quotes))) if is_answered else (),
        filters=request.filters,
        understood_as=_understood(generation, form, allowed, len(found)),
        total=len(found) if is_answered else 0,
        offset=request.offset,
        is_list=True,
        ranking=tuple(tables.releases[one.release].id for one in found[:_RANKED]),
        elapsed_ms=watch.elapsed_ms,
        explanation=_explanation(generation, form, page, least, watch) if request.explain else None,
    )


def _explanation(
    generation: Generation, form: Form, page: list[Belonging], least: float, watch: Stopwatch
) -> Explanation:
    return Explanation(
        form=form.wanted if form.text else f"{form.wanted}, from metadata",
        considered=_considered(generation, page),
        signs=(),
        threshold=least,
        stages=watch.stages,
    )


def belonging(
    generation: Generation, form: Form, filters: Filters, within: Integers | None = None
) -> Integers:
    """Return the numbers of the releases on the list that answers a question, in ascending order.

    Args:
        generation: The index.
        form: What the question wants.
        filters: Which releases it is asked of.
        within: Numbers of the only releases that it is asked of besides, or None for all.
    """
    found = _found(generation, form, _allowed(generation, filters, within))
    return np.array(sorted(one.release for one in found), np.int64)


def _allowed(generation: Generation, filters: Filters, within: Integers | None) -> Integers | None:
    allowed = releases_within(generation, filters)
    if allowed is None or within is None:
        return within if allowed is None else allowed
    return np.intersect1d(allowed, within)


def _found(generation: Generation, form: Form, allowed: Integers | None) -> list[Belonging]:
    releases = generation.tables.releases
    if form.wanted == "publishers":
        newest: dict[str, Belonging] = {}
        for one in across(generation, Form("newest", order="newest"), allowed):
            newest.setdefault(releases[one.release].publisher, one)
        return list(newest.values())
    found = across(generation, form, allowed)
    return found[:1] if form.wanted in ("newest", "oldest") else found


def _understood(
    generation: Generation, form: Form, allowed: Integers | None, number: int
) -> str | None:
    """Return what a question that no release answers was taken for, and what the metadata tell."""
    releases = generation.tables.releases
    if form.text and form.wanted == "count":
        within = len(releases) if allowed is None else len(allowed)
        return f"number of releases on “{form.text}”: {number} of {within}"
    if form.text or form.wanted in ("list", "one answer"):
        return None
    known = facts(releases, range(len(releases)) if allowed is None else allowed.tolist())
    if known.newest is None or known.oldest is None:
        return None
    told = {
        "count": f"number of releases: {known.number}",
        "newest": f"newest release: {releases[known.newest].date}",
        "oldest": f"oldest release: {releases[known.oldest].date}",
        "publishers": "publishers: "
        + ", ".join(f"{name} ({number})" for name, number in known.publishers),
    }
    return f"{told[form.wanted]} (from the releases’ metadata)"


def _quoted(generation: Generation, form: Form, one: Belonging) -> Quote:
    row = sentence(generation, one)
    language = generation.tables.releases[one.release].language
    stems = stems_of(form.text, language)
    return quote(generation, Marks(range(row, row + 1), ()), stems, one.score)


def _considered(generation: Generation, found: Sequence[Belonging]) -> tuple[Considered, ...]:
    tables = generation.tables
    rows = [(one, sentence(generation, one)) for one in found[:CONSIDERED]]
    return tuple(
        Considered(
            release=tables.releases[one.release].id,
            span=tables.sentence(row),
            text=tables.sentence(row).of(tables.text(one.release)),
            dense=None,
            lexical=None,
            whole=None,
            reader=None,
            score=one.score,
        )
        for one, row in rows
    )
