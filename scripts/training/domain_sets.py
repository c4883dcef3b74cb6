"""Hand-written questions over real releases, made into examples: one draw of stretches an epoch.

Each question is asked of a stretch that answers it, of others of the same release, and of such of
other releases as retrieval ranks high: what the reader will meet, and must tell apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from corpus import Span
from index.fold import fold
from index.generation import Generation
from index.question import understand
from index.retrieve import Integers, retrieve
from index.stretches import MAX_CHARACTERS
from index.tables import Tables
from scripts.training.cut_out import cut_out
from scripts.training.examples import UNKNOWN, Example, Reading
from scripts.training.located import Located, locate, number_of_things, release_of

_SILENT, _SILENT_OF_OTHERS = 2, 1
"""Stretches without an answer, of the release that answers and of others. A question without an
answer gets one more of the nearest release; one without even a nearest release, three of others."""

_CUT_OUT = 0.3
"""How often one of the former is a stretch that answered until its answer was cut out."""

_HIGH = 12
"""Passages of other releases that are drawn from."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question over a corpus of releases.

    Attributes:
        release: Number of the release that answers, or that comes nearest; None for none.
        located: Where it answers; nowhere, if the question has no answer.
        number: How many things it asks for.
        ranked: Rows of passages, as retrieval ranks them.
    """

    question: str
    release: int | None
    located: Located
    number: int
    ranked: tuple[int, ...]


class DomainSet:
    """The training questions of one corpus."""

    def __init__(self, generation: Generation, questions: Sequence[Mapping[str, Any]]) -> None:
        """Find where each question is answered, and rank passages for it.

        Args:
            generation: The index over all releases of the corpus. Only those that the questions
                are about are read, so that none that is measured on is.
            questions: As in the files of questions over releases.
        """
        self._tables = generation.tables
        numbers = {release_of(self._tables, fields) for fields in questions}
        allowed = np.array(sorted(number for number in numbers if number is not None), np.int64)
        self.asked = [
            asked
            for fields in questions
            if (asked := _asked(generation, fields, allowed)) is not None
        ]

    def examples(self, rng: np.random.Generator) -> Iterator[Example]:
        """Yield each question once, with stretches drawn anew."""
        for asked in self.asked:
            readings = [*_positive(self._tables, asked, rng), *_silent(self._tables, asked, rng)]
            if readings:
                yield Example(asked.question, tuple(readings), asked.number)


def _asked(generation: Generation, fields: Mapping[str, Any], allowed: Integers) -> Asked | None:
    """Return a question with what is known of it, None where its answer is not to be found."""
    release = release_of(generation.tables, fields)
    ranked = retrieve(generation, understand(fields["question"], generation), allowed).rows
    located: Located | None = Located()
    if not fields.get("unanswerable"):
        located = None if release is None else locate(generation.tables, release, fields)
    if located is None:
        return None
    number = number_of_things(fields)
    return Asked(fields["question"], release, located, number, tuple(ranked.tolist()))


def _positive(tables: Tables, asked: Asked, rng: np.random.Generator) -> Iterator[Reading]:
    """Yield the passages that hold the answer, with some of those beside them."""
    if bounds := _answering(tables, asked, rng):
        yield _reading(tables, asked, *bounds)


def _answering(tables: Tables, asked: Asked, rng: np.random.Generator) -> tuple[int, int] | None:
    """Return the first and the last passage of a stretch that answers."""
    if asked.release is None or not asked.located.answers:
        return None
    rows = tables.passage_rows(asked.release)
    target = asked.located.answers[0]
    holding = [
        row
        for row in rows
        if tables.passages[row, 1] < target.end and tables.passages[row, 2] > target.start
    ]
    first, last = holding[0], holding[-1]
    most = int(rng.choice([0, 600, MAX_CHARACTERS]))
    while sides := list(_room(tables, rows, first, last, most)):
        if rng.choice(sides) == "before":
            first -= 1
        else:
            last += 1
    return first, last


def _room(tables: Tables, rows: range, first: int, last: int, most: int) -> Iterator[str]:
    """Yield the sides on which a stretch can grow by a passage."""
    length = tables.passages[last, 2] - tables.passages[first, 1]
    for side, row in (("before", first - 1), ("after", last + 1)):
        if row in rows and length + tables.passages[row, 2] - tables.passages[row, 1] <= most:
            yield side


def _silent(tables: Tables, asked: Asked, rng: np.random.Generator) -> Iterator[Reading]:
    """Yield stretches that do not answer; the higher a passage ranks, the likelier it is drawn."""
    same, others = _silent_rows(tables, asked)
    is_without_answer = not asked.located.answers
    of_others = _SILENT_OF_OTHERS if asked.release is not None else 3
    mended = list(_without_answer(tables, asked, rng)) if rng.random() < _CUT_OUT else []
    yield from mended
    of_same = _SILENT + is_without_answer - len(mended)
    for rows, number in ((same, of_same), (others[:_HIGH], of_others)):
        weights = 1 / (2 + np.arange(len(rows)))
        size = min(number, len(rows))
        if size:
            for place in rng.choice(len(rows), size, replace=False, p=weights / weights.sum()):
                yield _widened(tables, asked, rows[place], rng)


def _without_answer(tables: Tables, asked: Asked, rng: np.random.Generator) -> Iterator[Reading]:
    """Yield a stretch that answered, without the sentences that did."""
    bounds = _answering(tables, asked, rng)
    if bounds and asked.release is not None:
        first, last = bounds
        stretch = Span(int(tables.passages[first, 1]), int(tables.passages[last, 2]))
        if text := cut_out(tables, asked.release, stretch, asked.located):
            yield Reading(tables.releases[asked.release].title, text)


def _silent_rows(tables: Tables, asked: Asked) -> tuple[Sequence[int], Sequence[int]]:
    """Return the ranked passages that do not answer: of the question's release, and of others."""
    silent = [row for row in asked.ranked if _is_silent(tables, asked, row)]
    same = [row for row in silent if tables.passages[row, 0] == asked.release]
    return same, [row for row in silent if tables.passages[row, 0] != asked.release]


def _is_silent(tables: Tables, asked: Asked, row: int) -> bool:
    """Whether a passage does not answer; of another release, whether it lacks the words as well."""
    release, start, end = tables.passages[row, :3].tolist()
    if asked.release is None:
        return True
    if release == asked.release:
        return not asked.located.touches(start, end)
    text, words = tables.text(asked.release), fold(tables.text(release)[start:end])
    return not any(fold(answer.of(text)) in words for answer in asked.located.answers)


def _widened(tables: Tables, asked: Asked, row: int, rng: np.random.Generator) -> Reading:
    """Return a passage, or often two, as long as the second has no answer either."""
    beside = int(row + rng.choice([-1, 1]))
    first = last = row
    siblings = tables.passage_rows(int(tables.passages[row, 0]))
    if rng.random() < 0.5 and beside in siblings and _is_silent(tables, asked, beside):
        first, last = min(row, beside), max(row, beside)
    return _reading(tables, asked, first, last)


def _reading(tables: Tables, asked: Asked, first: int, last: int) -> Reading:
    release = int(tables.passages[first, 0])
    start, end = int(tables.passages[first, 1]), int(tables.passages[last, 2])
    text, title = tables.text(release)[start:end], tables.releases[release].title
    if release != asked.release:
        return Reading(title, text)
    located = asked.located.inside(start, end)
    return Reading(
        title,
        text,
        located.answers,
        located.items,
        located.unsure,
        knows_items=asked.number != UNKNOWN or not asked.located.answers,
    )
