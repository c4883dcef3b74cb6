"""Questions written over releases, with the places in the text where they are answered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus import Span
from index.tables import Tables
from scripts.training.examples import ONE, SEVERAL, UNKNOWN


@dataclass(frozen=True, slots=True)
class Located:
    """Spans of a release that matter to a question; see `Reading`."""

    answers: tuple[Span, ...] = ()
    items: tuple[Span, ...] = ()
    unsure: tuple[Span, ...] = ()

    def touches(self, start: int, end: int) -> bool:
        """Whether an answer or an item lies in part between two offsets."""
        return any(span.start < end and start < span.end for span in (*self.answers, *self.items))

    def inside(self, start: int, end: int) -> Located:
        """Return what lies whole between two offsets, by its place from the first of them."""
        return Located(*(_inside(spans, start, end) for spans in self._all()))

    def _all(self) -> Iterator[tuple[Span, ...]]:
        yield from (self.answers, self.items, self.unsure)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def release_of(tables: Tables, fields: Mapping[str, Any]) -> int | None:
    """Return the number of the release that answers, or comes nearest."""
    return tables.number_of.get(str(fields.get("release") or fields.get("near") or ""))


def number_of_things(fields: Mapping[str, Any]) -> int:
    """Return whether a question asks for several things, as far as that is known."""
    if fields.get("unanswerable"):
        return UNKNOWN
    if len(fields.get("all_of", ())) > 1:
        return SEVERAL
    return UNKNOWN if fields.get("kind") == "list" else ONE


def locate(tables: Tables, release: int, fields: Mapping[str, Any]) -> Located | None:
    """Find a question's answers in its release; None where they are not found.

    An answer counts where the evidence says, or else after it, or else anywhere; its repeats in
    other sentences are neither right nor wrong.
    """
    text = tables.text(release)
    evidence = max(text.find(fields.get("evidence") or ""), 0)
    holding = [s for s in map(tables.sentence, tables.sentence_rows(release)) if s.end > evidence]
    if not holding:
        return None
    sentence = holding[0]
    every = [span for answer in fields["answers"] for span in _occurrences(text, answer)]
    items = [_nearest(text, item, sentence.start) for item in fields.get("all_of", ())]
    listed = [item for item in items if item is not None]
    answers = _answers(every, sentence) or listed
    if not answers:
        return None
    if len(listed) < 2:
        preferred = _occurrences(text, fields["answers"][0])
        listed = ([span for span in preferred if span in answers] or answers)[:1]
    repeats = [span for span in every if not Located(tuple(answers)).touches(span.start, span.end)]
    return Located(tuple(answers), tuple(sorted(set(listed), key=_start)), tuple(repeats))


def _answers(every: Sequence[Span], sentence: Span) -> list[Span]:
    """Return the answers in a sentence, or the first after it, or the first of all."""
    inside = [span for span in every if sentence.holds(span)]
    after = [span for span in every if span.end > sentence.start]
    return inside or after[:1] or list(every[:1])


def _start(span: Span) -> int:
    return span.start


def _occurrences(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while words and start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def _nearest(text: str, words: str, start: int) -> Span | None:
    """Return the first occurrence from a place on, else the first of all."""
    found = text.find(words, start)
    found = text.find(words) if found < 0 else found
    return Span(found, found + len(words)) if found >= 0 else None


def _inside(spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    return tuple(
        Span(span.start - start, span.end - start)
        for span in spans
        if start <= span.start and span.end <= end
    )
