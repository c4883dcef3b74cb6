"""Why an answer is what it is: what was considered, what decided, and how long each step took."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from corpus import Span
from index.choose import FEATURES as CHEAP
from index.choose import Sentences
from index.generation import Generation
from index.read import FEATURES as READ
from index.reader_record import ReaderRecord

CONSIDERED = 10
"""Sentences that are shown."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the way to an answer."""

    name: str
    elapsed_ms: float


@dataclass(frozen=True, slots=True)
class Considered:
    """A sentence that may have answered, and what it was ranked by; None is what was not looked at.

    Attributes:
        dense: Cosine of its passage to the question.
        lexical: BM25 of its passage, as a share of what the question's words could reach at most.
        whole: BM25 of its whole release, likewise.
        reader: By how much the reader prefers its best span to no answer, a logit.
        score: What it is ranked by, higher is better.
    """

    release: str
    span: Span
    text: str
    dense: float | None
    lexical: float | None
    whole: float | None
    reader: float | None
    score: float


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that raised or lowered the confidence, and by how much, as a logit."""

    name: str
    value: float
    effect: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """What an answer was made of.

    Attributes:
        form: What was wanted; see `index.question_form.Form`.
        considered: The best sentences, best first.
        signs: What the confidence came from, the strongest first.
        threshold: The least confidence to answer with.
        stages: In the order in which they ran.
    """

    form: str
    considered: tuple[Considered, ...]
    signs: tuple[Sign, ...]
    threshold: float
    stages: tuple[Stage, ...]


class Stopwatch:
    """Times one step after the other."""

    def __init__(self) -> None:
        self._start = self._last = time.perf_counter()
        self._stages: list[Stage] = []

    def finish(self, name: str) -> None:
        """Note that a step has ended just now."""
        now = time.perf_counter()
        self._stages.append(Stage(name, (now - self._last) * 1000))
        self._last = now

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The steps that have ended."""
        return tuple(self._stages)

    @property
    def elapsed_ms(self) -> float:
        """Milliseconds since the beginning."""
        return (time.perf_counter() - self._start) * 1000


def considered(generation: Generation, sentences: Sentences) -> tuple[Considered, ...]:
    """Return the best sentences with what they were ranked by."""
    tables = generation.tables
    names = (*CHEAP, *READ)
    found = []
    for row, features, score in zip(
        sentences.rows[:CONSIDERED].tolist(), sentences.features, sentences.scores, strict=False
    ):
        release = int(tables.sentences[row, 0])
        seen = dict(zip(names, features.tolist(), strict=False))
        span = tables.sentence(row)
        found.append(
            Considered(
                release=tables.releases[release].id,
                span=span,
                text=span.of(tables.text(release)),
                dense=seen["passage"],
                lexical=seen["passage_words"],
                whole=seen["release_words"],
                reader=seen.get("over_none"),
                score=float(score),
            )
        )
    return tuple(found)


def effects(seen: Mapping[str, float], record: ReaderRecord) -> tuple[Sign, ...]:
    """Return what the confidence in the best sentence came from, the strongest first."""
    if not seen:
        return ()
    found = [
        Sign(name, seen[name], weight * seen[name]) for name, weight in record.confidence.items()
    ]
    return tuple(sorted(found, key=lambda sign: -abs(sign.effect)))
