"""Which words of a read sentence answer, and how many sentences beside it belong to the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import Span, paragraphs
from index.bullets import item_of, run_of
from index.enumeration import complete
from index.generation import Generation
from index.item_ends import without_age
from index.items import items
from index.listing import read_listing
from index.parting import part, trimmed, united
from index.reader import Reading
from index.spans import best_span, tokens_of

POSSIBLE, LIKELY = -4.0, -0.5
"""Logits from which on a question may ask for several things, and from which on it does so for all
we can see. Between the two only the span that answers best is looked at, and parted where that is
safe: most answers to a question for one thing hold nothing that parts them, and of those that do,
half are lists all the same. On development questions F1 of the values is .73 and .76 with both,
.69 and .61 with -1 for both."""


@dataclass(frozen=True, slots=True)
class Marks:
    """An answer as a reading marks it.

    Attributes:
        rows: Rows of the consecutive sentences that hold it.
        spans: The words that answer, in order: one span, or each item of a list.
    """

    rows: range
    spans: tuple[Span, ...]


def marks(generation: Generation, reading: Reading, row: int) -> Marks:
    """Return what a reading marks in a sentence, by its row, and around it.

    Of a list, sentences before and after belong to the answer while they have items of their own
    and stand in the same paragraph.
    """
    tables = generation.tables
    sentence = tables.sentence(row)
    release = int(tables.sentences[row, 0])
    text = tables.text(release)
    best = best_span(reading, tokens_of(reading, sentence))
    single = Marks(range(row, row + 1), (_trimmed(text, best.span),) if best else ())
    within = next((one for one in paragraphs(text) if one.holds(sentence)), None)
    if within is None or reading.several is None or reading.several <= POSSIBLE:
        return single
    bulleted = _bulleted(generation, reading, row, within, single.spans)
    return bulleted or _listed(generation, reading, row, within, single)


def _bulleted(
    generation: Generation, reading: Reading, row: int, within: Span, marked: Sequence[Span]
) -> Marks | None:
    """Return a list of lines in a paragraph, as far as what is marked shows one."""
    tables = generation.tables
    release = int(tables.sentences[row, 0])
    text = tables.text(release)
    rows = [one for one in tables.sentence_rows(release) if within.holds(tables.sentence(one))]
    items = [span for one in rows for span in _items(generation, reading, one)]
    is_likely = reading.several is not None and reading.several > LIKELY
    best = [tables.sentence(row)] if is_likely else []
    lines = run_of(text, within, [*marked, *items], best)
    if not lines:
        return None
    run = Span(lines[0].start, lines[-1].end)
    met = [one for one in rows if _meet(tables.sentence(one), run)]
    if not met[0] - 1 <= row <= met[-1]:
        return None
    spans = tuple(item_of(text, line, [*marked, *items]) for line in lines)
    return Marks(range(max(rows[0], met[0] - 1), met[-1] + 1), spans)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _listed(
    generation: Generation, reading: Reading, row: int, within: Span, single: Marks
) -> Marks:
    """Return the items in a sentence and those beside it; the single answer, if they are none."""
    tables = generation.tables
    release = int(tables.sentences[row, 0])
    text, language = tables.text(release), tables.releases[release].language
    is_likely = reading.several is not None and reading.several > LIKELY
    found = {row: _items(generation, reading, row)}
    if is_likely:
        for step in (-1, 1):
            found |= dict(_beside(generation, reading, row, step, within))
    else:
        found[row] = [one for one in found[row] if any(_meet(one, span) for span in single.spans)]
    rows = range(min(found), max(found) + 1)
    whole = Span(tables.sentence(rows.start).start, tables.sentence(rows.stop - 1).end)
    spans = united([*single.spans, *(span for listed in found.values() for span in listed)])
    listing = read_listing(text, spans, whole, language)
    parted = [one for span in spans for one in part(listing, span, surely=not is_likely)]
    completed = [without_age(text, one) for one in complete(text, parted, whole, language)]
    return Marks(rows, tuple(completed)) if len(completed) > 1 else single


def _trimmed(text: str, span: Span) -> Span:
    """Return a span without punctuation at its ends, unless there is nothing else in it."""
    inner = trimmed(text, span)
    return inner if inner.start < inner.end else span


def _beside(
    generation: Generation, reading: Reading, row: int, step: int, within: Span
) -> Iterator[tuple[int, list[Span]]]:
    """Yield the sentences before or after one, with their items, as long as they have some."""
    tables = generation.tables
    siblings = tables.sentence_rows(int(tables.sentences[row, 0]))
    beside = row + step
    while beside in siblings and within.holds(tables.sentence(beside)):
        listed = _items(generation, reading, beside)
        if not listed:
            return
        yield beside, listed
        beside += step


def _items(generation: Generation, reading: Reading, row: int) -> list[Span]:
    tokens = tokens_of(reading, generation.tables.sentence(row))
    return items(reading, tokens)
