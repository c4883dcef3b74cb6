"""Ranked sentences to read ones: what promises most is read first, and ranked anew."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.choose import FEATURES as CHEAP
from index.choose import Sentences
from index.generation import Generation
from index.open_reader import OpenReader
from index.question import Question
from index.reader import Reading
from index.spans import best_span, likelihood, tagged, tokens_of
from index.stretches import Part, parts, stretch

PASSAGES_READ, RELEASES_READ = 8, 3
READ_FIRST = 3
"""Stretches that are read before the others, which are left where these are conclusive."""
CONCLUSIVE = 0.5
"""Share of all a stretch may answer, no answer included, from which on a sentence is taken for the
answer. Half of the development questions end there: the reader reads a fifth less, and of the
figures none falls by more than .001 (federal) or any (prosecutors: the top quote rises by .006)."""

# What a reading says of a sentence. `span`: the logits of its best span; `over_none`: by how much
# they are above those of no answer; `likelihood`: of all its spans together; `share`: of all there
# is in the stretch, no answer included; `tagged`: its surest item; `stretch_over_none`: all spans
# of the stretch against no answer.
FEATURES = ("span", "over_none", "likelihood", "share", "tagged", "stretch_over_none")


_UNREAD = (-30.0, -30.0, -30.0, -30.0, -10.0, -30.0)
"""The features of a sentence that was cut off or has no token: as bad as any."""


def read(
    generation: Generation, opened: OpenReader, question: Question, sentences: Sentences
) -> Sentences:
    """Read the passages of the best sentences; only the sentences of what was read are left."""
    passages = _passages(generation, sentences)
    chosen = parts(generation, passages)
    promise = {passage: place for place, passage in enumerate(passages)}
    chosen.sort(key=lambda part: min(promise[passage] for passage in part.passages))
    found: list[tuple[Part, Reading]] = []
    for some in (chosen[:READ_FIRST], chosen[READ_FIRST:]):
        stretches = [stretch(generation, part) for part in some]
        found.extend(zip(some, opened.reader.read(question.text, stretches), strict=True))
        ranked = _ranked(generation, opened, found, sentences)
        if _is_conclusive(ranked):
            break
    return ranked


def _ranked(
    generation: Generation,
    opened: OpenReader,
    readings: Sequence[tuple[Part, Reading]],
    sentences: Sentences,
) -> Sentences:
    known = dict(zip(sentences.rows.tolist(), sentences.features, strict=True))
    found = [
        (row, np.append(known[row], _features(generation, reading, row)), reading)
        for part, reading in sorted(readings, key=lambda one: one[0].passages.start)
        for row in part.sentences
        if row in known
    ]
    weights = [opened.record.weights.get(name, 0.0) for name in (*CHEAP, *FEATURES)]
    features = np.array([one for _, one, _ in found]).reshape(-1, len(weights))
    scores = features @ np.array(weights)
    order = np.argsort(-scores, kind="stable")
    return Sentences(
        np.array([row for row, _, _ in found], np.int64)[order],
        features[order],
        scores[order],
        tuple(found[place][2] for place in order),
    )


def _is_conclusive(ranked: Sentences) -> bool:
    share = len(CHEAP) + FEATURES.index("share")
    return len(ranked.rows) > 0 and float(np.exp(ranked.features[0, share])) > CONCLUSIVE


def _passages(generation: Generation, sentences: Sentences) -> list[int]:
    """Return the passages of the best sentences, of few releases."""
    tables = generation.tables
    releases: dict[int, None] = {}
    found: dict[int, None] = {}
    for row in sentences.rows.tolist():
        release = int(tables.sentences[row, 0])
        if release not in releases and len(releases) == RELEASES_READ:
            continue
        releases[release] = None
        passage = int(np.searchsorted(tables.passages[:, 4], row, "right"))
        found[passage] = None
        if len(found) == PASSAGES_READ:
            break
    return list(found)


def _features(generation: Generation, reading: Reading, row: int) -> tuple[float, ...]:
    tokens = tokens_of(reading, generation.tables.sentence(row))
    best = best_span(reading, tokens)
    if best is None:
        return _UNREAD
    everything = slice(0, len(reading.starts))
    whole = likelihood(reading, everything)
    weight = likelihood(reading, tokens)
    return (
        best.score,
        best.score - reading.none,
        weight,
        weight - np.logaddexp(whole, reading.none),
        tagged(reading, tokens),
        whole - reading.none,
    )
