"""A question to an answer: understand, retrieve, choose, judge, quote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from index.answer import Answer, Context, Filters, Quote
from index.choose import Sentences, choose
from index.confidence import WITHOUT_READER, confidence
from index.explanation import Explanation, Stopwatch, considered, signs_of
from index.fold import fold
from index.generation import Generation
from index.marks import Marks, marks
from index.namesakes import avoid_namesakes
from index.open_reader import OpenReader
from index.phrases import prefer_literal
from index.question import Question, understand
from index.quotes import quote
from index.read import read
from index.retrieve import Candidates, Integers, retrieve

_EVERYTHING = Filters()
_RANKED = 10
"""Releases of a ranking."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of the engine; see `index.Engine.ask`.

    Attributes:
        offset: Quotes to leave out first, the best.
        threshold: Least confidence to answer with; None for the one that was fitted.
        explain: Whether to say what decided.
    """

    question: str
    filters: Filters
    limit: int
    offset: int
    threshold: float | None
    explain: bool


def answer(generation: Generation, reader: OpenReader | None, request: Request) -> Answer:
    """Answer a question from one generation, or abstain; see `index.Engine`."""
    watch = Stopwatch()
    question, filters = request.question, request.filters
    asked = understand(question, generation)
    watch.finish("understand")
    record = reader.record if reader else WITHOUT_READER
    candidates = retrieve(generation, asked, _allowed(generation, filters))
    watch.finish("retrieve")
    sentences = _judged(generation, reader, asked, candidates)
    watch.finish("read" if reader else "choose")
    certainty = confidence(sentences, record) if asked.stems and len(sentences.rows) > 0 else 0.0
    least = record.threshold if request.threshold is None else request.threshold
    is_answered = certainty > 0 and certainty >= least
    margin = record.further if is_answered else float("inf")
    most = request.offset + request.limit
    quotes = tuple(_quotes(generation, asked, sentences, most, margin))[request.offset :]
    given = quotes if is_answered else ()
    releases = _releases_within(generation, sentences, record.further) if is_answered else 0
    watch.finish("quote")
    return Answer(
        question=question,
        answered=is_answered,
        confidence=certainty,
        quotes=given,
        values=tuple(dict.fromkeys(_highlighted(given))),
        nearest=() if is_answered else quotes,
        filters=filters,
        total=releases,
        ranking=_ranking(generation, candidates, sentences),
        elapsed_ms=watch.elapsed_ms,
        context=Context(question, given[0].release if given else None),
        explanation=Explanation(
            form="answer",
            considered=considered(generation, sentences),
            signs=signs_of(sentences, record),
            threshold=least,
            stages=watch.stages,
        )
        if request.explain
        else None,
    )


def number_of_releases(generation: Generation, filters: Filters) -> int:
    """Return how many releases the filters let through."""
    allowed = _allowed(generation, filters)
    return len(generation.tables.releases if allowed is None else allowed)


def _judged(
    generation: Generation, reader: OpenReader | None, asked: Question, candidates: Candidates
) -> Sentences:
    """Return the sentences of passages that were retrieved, best first, read if there is a reader.

    Quoted words and names decide twice: what is read, and what of it comes first.
    """
    sentences = _by_words(generation, asked, choose(generation, asked, candidates))
    if reader is None:
        return sentences
    return _by_words(generation, asked, read(generation, reader, asked, sentences))


def _by_words(generation: Generation, asked: Question, sentences: Sentences) -> Sentences:
    sentences = prefer_literal(generation, asked.text, sentences)
    return avoid_namesakes(generation, asked.text, sentences)


def _ranking(
    generation: Generation, candidates: Candidates, sentences: Sentences
) -> tuple[str, ...]:
    """Return the releases of what was read, then the others as retrieval ranks them."""
    tables = generation.tables
    judged = tables.sentences[sentences.rows, 0].tolist() if sentences.readings else []
    others = tables.passages[candidates.rows, 0].tolist()
    numbers = list(dict.fromkeys(judged + others))
    return tuple(tables.releases[number].id for number in numbers[:_RANKED])


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
    """Return quotes of the best sentences whose score is within a margin of the best.

    Where the best is a list, no other sentence of its release is quoted: it says less.
    """
    found: list[Quote] = []
    listed: str | None = None
    for place, score in enumerate(sentences.scores.tolist()):
        if len(found) == limit or score < sentences.scores[0] - margin:
            break
        marked = _marks(generation, sentences, place)
        new = quote(generation, marked, asked.stems, score)
        if new.release == listed or any(_overlap(new, old) for old in found):
            continue
        if not found and len(marked.spans) > 1:
            listed = new.release
        found.append(new)
    return found


def _marks(generation: Generation, sentences: Sentences, place: int) -> Marks:
    row = int(sentences.rows[place])
    if not sentences.readings:
        return Marks(range(row, row + 1), ())
    return marks(generation, sentences.readings[place], row)


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
