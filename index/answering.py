"""A question to an answer: understand, retrieve, choose, judge, quote."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np

from index.answer import Answer, Context, Filters, Quote
from index.choose import Sentences, choose
from index.confidence import DEFAULT_THRESHOLD, confidence
from index.fold import fold
from index.generation import Generation
from index.question import Question, understand
from index.quotes import quote
from index.retrieve import Integers, retrieve

_EVERYTHING = Filters()
_FURTHER = 1.5
"""A further quote's score may be lower than the first's by this much: a quarter as likely."""


def answer(
    generation: Generation, question: str, filters: Filters, limit: int, threshold: float | None
) -> Answer:
    """Answer a question from one generation, or abstain; see `index.Engine`."""
    start = time.perf_counter()
    asked = understand(question, generation)
    sentences = _search(generation, asked, _allowed(generation, filters))
    certainty = confidence(sentences) if asked.stems and len(sentences.rows) > 0 else 0.0
    least = DEFAULT_THRESHOLD if threshold is None else threshold
    is_answered = certainty > 0 and certainty >= least
    margin = _FURTHER if is_answered else float("inf")
    quotes = tuple(_quotes(generation, asked, sentences, limit, margin))
    given = quotes if is_answered else ()
    return Answer(
        question=question,
        answered=is_answered,
        confidence=certainty,
        quotes=given,
        values=tuple(dict.fromkeys(_highlighted(given))),
        nearest=() if is_answered else quotes,
        filters=filters,
        total=_releases_within(generation, sentences, _FURTHER) if given else 0,
        elapsed_ms=(time.perf_counter() - start) * 1000,
        context=Context(question, given[0].release if given else None),
    )


def number_of_releases(generation: Generation, filters: Filters) -> int:
    """Return how many releases the filters let through."""
    allowed = _allowed(generation, filters)
    return len(generation.tables.releases if allowed is None else allowed)


def _search(generation: Generation, asked: Question, allowed: Integers | None) -> Sentences:
    return choose(generation, asked, retrieve(generation, asked, allowed))


def _allowed(generation: Generation, filters: Filters) -> Integers | None:
    """Return the numbers of the releases that the filters let through, or None for all."""
    if filters == _EVERYTHING:
        return None
    publisher = filters.publisher and fold(filters.publisher).strip()
    numbers = [
        number
        for number, release in enumerate(generation.tables.releases)
        if (filters.since is None or release.date >= filters.since)
        and (filters.until is None or release.date <= filters.until)
        and (not publisher or fold(release.publisher).strip() == publisher)
        and (filters.release is None or release.id == filters.release)
    ]
    return np.array(numbers, np.int64)


def _quotes(
    generation: Generation, asked: Question, sentences: Sentences, limit: int, margin: float
) -> list[Quote]:
    """Return quotes of the best sentences whose score is within a margin of the best."""
    found: list[Quote] = []
    for row, score in zip(sentences.rows.tolist(), sentences.scores.tolist(), strict=True):
        if len(found) == limit or score < sentences.scores[0] - margin:
            break
        new = quote(generation, row, asked.stems, score)
        if not any(_overlap(new, old) for old in found):
            found.append(new)
    return found


def _releases_within(generation: Generation, sentences: Sentences, margin: float) -> int:
    """Return the number of releases with a sentence whose score is within a margin of the best."""
    rows = sentences.rows[sentences.scores >= sentences.scores[0] - margin]
    return len(np.unique(generation.tables.sentences[rows, 0]))


def _overlap(one: Quote, other: Quote) -> bool:
    is_same = one.release == other.release and one.start < other.end and other.start < one.end
    return is_same or fold(one.text) == fold(other.text)


def _highlighted(quotes: tuple[Quote, ...]) -> Iterator[str]:
    for one in quotes:
        for span in one.highlights:
            yield one.text[span.start - one.start : span.end - one.start]
