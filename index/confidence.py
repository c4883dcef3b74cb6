"""How likely the top quote is right, 0 to 1: a logistic regression on what is seen of it.

The best sentence may stand out: take most of a softmax over all the sentences judged and "none of
these", which has a score of its own and keeps the only sentence of a small corpus from being right
for want of others. The reader may prefer it to no answer, with the release's title and without. And
the release may lack what the question takes for granted, or the sentence what is to be counted or
named, or it may tell only of a penalty that may come.

What was fitted stands beside the reader (`index.reader_record`); without one, the constants here,
fitted on the training questions of the two development corpora, each asked over 1, 10, 100 and all
of its releases, and on each corpus's questions asked over the other.
"""

from __future__ import annotations

import numpy as np

from index.choose import FEATURES as CHEAP
from index.choose import WEIGHTS, Sentences
from index.counted import lacks_counted
from index.generation import Generation
from index.namely import lacks_name
from index.open_reader import OpenReader
from index.penalty import is_only_threatened
from index.phrases import holds_literally
from index.premise import missing
from index.question import Question
from index.read import FEATURES as READ
from index.reader_record import ReaderRecord
from index.second_reading import second_reading
from index.spans import best_span, tokens_of

SIGNS = (
    "standing_out", "second_over_none", "missing_facts", "missing_names", "lacks_counted",
    "lacks_name", "only_threatened", "literal",
    *CHEAP, *READ,
)  # fmt: skip
"""What may tell how likely the best sentence is right."""

LITERAL = 2.0
"""What holding the words that a question quotes adds to the logit: half of what it adds to the
score (`index.phrases`). A rule of thumb, not fitted: few development questions quote."""

WITHOUT_READER = ReaderRecord(
    weights=dict(zip(CHEAP, WEIGHTS.tolist(), strict=True)),
    none_of_these=8.0,
    intercept=0.21,
    confidence={
        "standing_out": 1.34,
        "about": 1.13,
        "missing_facts": -4.4,
        "missing_names": -2.1,
        "literal": LITERAL,
    },
    threshold=0.25,
    further=1.5,
)
"""For answers that no reader has read. The threshold answers three of four answerable development
questions, and meets 94 to 96 of 100 off-topic ones with silence."""


def signs(
    generation: Generation, reader: OpenReader | None, asked: Question, sentences: Sentences
) -> dict[str, float]:
    """Return what is seen of the best sentence, by name; nothing where there is no sentence."""
    if len(sentences.rows) == 0:
        return {}
    tables, row = generation.tables, int(sentences.rows[0])
    number = int(tables.sentences[row, 0])
    release, sentence = tables.releases[number], tables.sentence(row).of(tables.text(number))
    told = f"{release.title}\n{sentence}"
    lacking = missing(asked.text, generation, number)
    counts = lacks_counted(asked.text, told, release.language, generation.stop_words)
    seen = {
        "standing_out": _standing_out(sentences, reader.record if reader else WITHOUT_READER),
        "missing_facts": lacking.facts,
        "missing_names": lacking.names,
        "lacks_counted": float(counts),
        "lacks_name": float(_lacks_name(generation, asked.text, sentences)),
        "only_threatened": float(is_only_threatened(asked.text, sentence)),
        "literal": float(holds_literally(sentence, asked.text)),
    }
    if reader is not None:
        seen["second_over_none"] = second_reading(generation, reader, asked.text, sentences)
    return seen | dict(zip((*CHEAP, *READ), sentences.features[0].tolist(), strict=False))


def _lacks_name(generation: Generation, question: str, sentences: Sentences) -> bool:
    """Whether a name is asked for, and what is marked in the best sentence holds none."""
    if not sentences.readings:
        return False
    tables, row = generation.tables, int(sentences.rows[0])
    sentence = tables.sentence(row)
    best = best_span(sentences.readings[0], tokens_of(sentences.readings[0], sentence))
    if best is None:
        return False
    number = int(tables.sentences[row, 0])
    marked, language = best.span.of(tables.text(number)), tables.releases[number].language
    is_first = best.span.start == sentence.start
    return lacks_name(question, marked, language, begins_sentence=is_first)


def _standing_out(sentences: Sentences, record: ReaderRecord) -> float:
    """Return the logarithm of the best sentence's share in a softmax with "none of these"."""
    others = np.append(sentences.scores, record.none_of_these)
    return -float(np.logaddexp.reduce(others - float(sentences.scores[0])))
