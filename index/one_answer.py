"""An ordinary question to its answer: understand, retrieve, choose, judge, quote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from index.alike import are_alike
from index.amounts import amounts_asked, with_all_amounts
from index.answer import Answer, Quote
from index.choose import Sentences
from index.confidence import WITHOUT_READER, signs
from index.explanation import Explanation, Stopwatch, considered, effects
from index.generation import Generation
from index.judge import judge
from index.marks import Marks, marks
from index.open_reader import OpenReader
from index.question import Question
from index.quotes import quote
from index.reader_record import ReaderRecord
from index.releases_within import releases_within
from index.request import Request
from index.retrieve import Candidates, retrieve

MOST_QUOTES = 3
"""Quotes of an answer, unless told otherwise."""

_RANKED = 10
"""Releases of a ranking."""


def one_answer(
    generation: Generation,
    reader: OpenReader | None,
    request: Request,
    asked: Question,
    watch: Stopwatch,
) -> Answer:
    """Answer an ordinary question, or abstain; see `index.Engine`.

    Args:
        generation: The index.
        reader: Reads what was retrieved.
        request: What was asked, and of which releases.
        asked: The question as it was understood.
        watch: Times the steps.
    """
    watch.finish("understand")
    candidates = retrieve(generation, asked, releases_within(generation, request.filters))
    watch.finish("retrieve")
    sentences = judge(generation, reader, asked, candidates)
    watch.finish("read" if sentences.readings else "choose")
    sure = _sure(generation, reader if sentences.readings else None, asked, sentences)
    least = sure.record.threshold if request.threshold is None else request.threshold
    is_answered = sure.confidence > 0 and sure.confidence >= least
    watch.finish("confidence")
    margin = sure.record.further if is_answered else float("inf")
    last = request.offset + (MOST_QUOTES if request.limit is None else request.limit)
    quotes = tuple(_quotes(generation, asked, sentences, last, margin)[request.offset :])
    given = quotes if is_answered else ()
    watch.finish("quote")
    found = Answer(
        question=request.question,
        answered=is_answered,
        confidence=sure.confidence,
        quotes=given,
        values=tuple(dict.fromkeys(highlighted(given))),
        nearest=() if is_answered else quotes,
        filters=request.filters,
        total=_releases_close_to_best(generation, sentences, margin) if is_answered else 0,
        offset=request.offset,
        ranking=_ranking(generation, candidates, sentences),
        elapsed_ms=watch.elapsed_ms,
    )
    if not request.explain:
        return found
    shown, told_from = considered(generation, sentences), effects(sure.seen, sure.record)
    explanation = Explanation("one answer", shown, told_from, least, watch.stages)
    return replace(found, explanation=explanation)


@dataclass(frozen=True, slots=True)
class _Sure:
    """How likely the best sentence is right, what that was told from, and by which record."""

    confidence: float
    seen: Mapping[str, float]
    record: ReaderRecord


def _sure(
    generation: Generation, reader: OpenReader | None, asked: Question, sentences: Sentences
) -> _Sure:
    record = reader.record if reader else WITHOUT_READER
    seen = signs(generation, reader, asked, sentences)
    return _Sure(record.probability(seen) if asked.stems and seen else 0.0, seen, record)


def _ranking(
    generation: Generation, candidates: Candidates, sentences: Sentences
) -> tuple[str, ...]:
    """Return the releases of what was read, then the others as retrieval ranks them."""
    tables = generation.tables
    judged = tables.sentences[sentences.rows, 0].tolist() if sentences.readings else []
    others = tables.passages[candidates.rows, 0].tolist()
    numbers = list(dict.fromkeys(judged + others))
    return tuple(tables.releases[number].id for number in numbers[:_RANKED])


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
        marked = _marks(generation, asked, sentences, place)
        release = int(generation.tables.sentences[marked.rows.start, 0])
        stems = asked.stems_in[generation.tables.releases[release].language]
        new = quote(generation, marked, stems, score)
        if new.release == listed or _repeats(new, found):
            continue
        if not found and len(marked.spans) > 1:
            listed = new.release
        found.append(new)
    return found


def _marks(generation: Generation, asked: Question, sentences: Sentences, place: int) -> Marks:
    row = int(sentences.rows[place])
    if not sentences.readings:
        return Marks(range(row, row + 1), ())
    marked = marks(generation, sentences.readings[place], row)
    amounts = amounts_asked(asked.text)
    if len(marked.spans) != 1 or not amounts:
        return marked
    tables = generation.tables
    text, sentence = tables.text(int(tables.sentences[row, 0])), tables.sentence(row)
    return replace(marked, spans=with_all_amounts(text, sentence, marked.spans[0], amounts))


def _releases_close_to_best(generation: Generation, sentences: Sentences, margin: float) -> int:
    """Return the number of releases with a sentence whose score is within a margin of the best."""
    rows = sentences.rows[sentences.scores >= sentences.scores[0] - margin]
    return len(set(generation.tables.sentences[rows, 0].tolist()))


def _repeats(new: Quote, found: list[Quote]) -> bool:
    """Whether a quote says again what was found; if another release does, that is noted there."""
    for place, old in enumerate(found):
        is_same = new.release == old.release and new.start < old.end and old.start < new.end
        if is_same:
            return True
        if are_alike(new.text, old.text):
            if new.release not in (old.release, *old.also):
                found[place] = replace(old, also=(*old.also, new.release))
            return True
    return False


def highlighted(quotes: tuple[Quote, ...]) -> Iterator[str]:
    """Yield the words that stand out in quotes, in order."""
    for one in quotes:
        for span in one.highlights:
            yield one.text[span.start - one.start : span.end - one.start]
