"""Ranked sentences to read ones: what promises most is read first, and ranked anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from index.choose import FEATURES as CHEAP
from index.choose import Sentences
from index.generation import Generation
from index.open_reader import OpenReader
from index.question import Question
from index.reader import Reading, Stretch
from index.retrieve import Floats
from index.second_reading import second_stretch
from index.spans import best_span, likelihood, tagged, tokens_of
from index.stretches import Part, parts, stretch

PASSAGES_READ, RELEASES_READ = 8, 3
CONCLUSIVE = {3: 0.5, 4: 0.4}
"""By how many stretches have been read: from which share on of all that a stretch may answer, no
answer included, a sentence is taken for the answer and the other stretches are left.

More than half of the development questions end there. To end after two, too, is as good for what
comes first (with .95), but what other releases repeat is then found less often."""
_AT_ONCE, _GUESSED = 3, 2
"""Stretches that are begun at once; of how many the best sentence is likely the best of all."""

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
    stretches = [stretch(generation, part) for part in chosen]
    reader, asked = opened.ahead, question.text
    for one in stretches[:_AT_ONCE]:
        reader.begin(asked, one)
    judged: list[_Judged] = []
    for number in (_GUESSED, *CONCLUSIVE, len(chosen)):
        for part, one in islice(zip(chosen, stretches, strict=True), len(judged), number):
            judged.append(_judged(generation, part, reader.read(asked, one), sentences))
        ranked = _ranked(opened, judged)
        if _share(ranked) > CONCLUSIVE.get(number, np.inf):
            break
        # Before it is known that they are wanted: else a core would wait for what the other reads.
        for one in (*_second(generation, ranked), *stretches[_AT_ONCE:]):
            reader.begin(asked, one)
    for one in stretches[len(judged) :]:
        reader.leave(asked, one)
    return ranked


def _second(generation: Generation, ranked: Sentences) -> list[Stretch]:
    """Return what will be read once more if the best sentence stays the best."""
    best = ranked.rows[:1].tolist()
    return [one for row in best if (one := second_stretch(generation, row)) is not None]


@dataclass(frozen=True, slots=True)
class _Judged:
    """The sentences of a stretch that were ranked before, with what its reading says of them."""

    rows: list[int]
    features: Floats
    reading: Reading


def _judged(generation: Generation, part: Part, reading: Reading, sentences: Sentences) -> _Judged:
    places = np.flatnonzero(np.isin(sentences.rows, part.sentences))
    places = places[np.argsort(sentences.rows[places])]
    rows = sentences.rows[places].tolist()
    read = np.array(list(_features(generation, reading, rows))).reshape(-1, len(FEATURES))
    return _Judged(rows, np.hstack([sentences.features[places], read]), reading)


def _ranked(opened: OpenReader, judged: Sequence[_Judged]) -> Sentences:
    names = (*CHEAP, *FEATURES)
    weights = np.array([opened.record.weights.get(name, 0.0) for name in names])
    found = sorted((one for one in judged if one.rows), key=lambda one: one.rows[0])
    features = np.concatenate([np.zeros((0, len(names))), *(one.features for one in found)])
    rows = np.array([row for one in found for row in one.rows], np.int64)
    readings = [one.reading for one in found for _ in one.rows]
    scores = features @ weights
    order = np.argsort(-scores, kind="stable")
    return Sentences(rows[order], features[order], scores[order], tuple(readings[n] for n in order))


def _share(ranked: Sentences) -> float:
    share = len(CHEAP) + FEATURES.index("share")
    return float(np.exp(ranked.features[0, share])) if len(ranked.rows) else 0.0


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


def _features(
    generation: Generation, reading: Reading, rows: Sequence[int]
) -> Iterator[tuple[float, ...]]:
    whole = likelihood(reading, slice(0, len(reading.starts)))
    everything = np.logaddexp(whole, reading.none)
    for row in rows:
        tokens = tokens_of(reading, generation.tables.sentence(row))
        best = best_span(reading, tokens)
        if best is None:
            yield _UNREAD
            continue
        weight = likelihood(reading, tokens)
        yield (
            best.score,
            best.score - reading.none,
            weight,
            weight - everything,
            tagged(reading, tokens),
            whole - reading.none,
        )
