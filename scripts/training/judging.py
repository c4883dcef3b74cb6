"""Development questions asked as they will be, and what of it is right: what fitting learns from.

Each is asked over its own corpus. Those over real releases are asked once more: a third of them
over ten releases and a third over one, for a small corpus must not make every answer look likely,
and a third over another corpus, where nothing is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

import numpy as np

from index.confidence import signs
from index.generation import Generation
from index.judge import judge
from index.open_reader import OpenReader
from index.question import understand
from index.question_dates import date_ranges
from index.retrieve import Integers, retrieve
from scripts.evaluation.matching import holds
from scripts.training.corpora import Folders
from scripts.training.fitting import Judged
from scripts.training.located import release_of

_TODAY = date(2026, 11, 30)
"""What "last year" is counted from: any day does, as long as it stays the same."""

_WHOLE, _OF_TEN, _OF_ONE, _FOREIGN = 1.0, 0.9, 0.6, 1.5
"""What a question counts, by what it is asked over."""


def judged(folders: Folders, reader: OpenReader, rng: np.random.Generator) -> list[Judged]:
    """Ask all development questions; return what was read for each, best first by its record."""
    generations = dict(folders.generations())
    found = []
    for name, generation in generations.items():
        [other] = [one for key, one in generations.items() if key != name]
        for place, fields in enumerate(folders.questions(name, "dev")):
            scope = partial(_judged, reader=reader, fields=fields)
            found.append(scope(generation, allowed=None, weight=_WHOLE))
            if place % 3 == 0:
                found.append(scope(other, allowed=None, weight=_FOREIGN))
            else:
                few, weight = (9, _OF_TEN) if place % 3 == 1 else (0, _OF_ONE)
                found.append(
                    scope(generation, allowed=_some(generation, fields, few, rng), weight=weight)
                )
    for generation, questions in folders.our_own():
        found += [_judged(generation, reader, fields, None, _WHOLE) for fields in questions]
    # What was not read, for it is in another language, says nothing of the reader.
    return [one for one in found if "over_none" in one.seen]


def _some(
    generation: Generation, fields: Mapping[str, Any], few: int, rng: np.random.Generator
) -> Integers:
    """Return the release that a question is about, or any, with a few others."""
    number = len(generation.tables.releases)
    own = release_of(generation.tables, fields)
    own = int(rng.integers(number)) if own is None else own
    return np.unique([own, *rng.integers(number, size=few)])


def _judged(
    generation: Generation,
    reader: OpenReader,
    fields: Mapping[str, Any],
    allowed: Integers | None,
    weight: float,
) -> Judged:
    tables = generation.tables
    dates = date_ranges(fields["question"], _TODAY, tables.languages)
    question = understand(fields["question"], generation, dates)
    candidates = retrieve(generation, question, allowed)
    sentences = judge(generation, reader, question, candidates)
    answers, own = fields.get("answers", ()), fields.get("release")
    is_right = []
    for row in sentences.rows.tolist():
        number = int(tables.sentences[row, 0])
        words = tables.sentence(row).of(tables.text(number))
        is_own = tables.releases[number].id == own
        is_right.append(is_own and any(holds(words, answer) for answer in answers))
    group = str(own or fields.get("near") or fields["id"])
    seen = signs(generation, reader, question, sentences)
    return Judged(sentences.features, np.array(is_right, bool), group, weight, seen)
