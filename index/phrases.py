"""Words that a question puts in quotation marks: they are looked for as they stand."""

from __future__ import annotations

from corpus.patterns import lazy_pattern
from index.choose import Sentences
from index.fold import fold
from index.generation import Generation

WORTH = 4.0
"""What holding them adds to a sentence's score: about what the right one mostly leads by.
A rule of thumb, not fitted: few development questions quote."""

_QUOTED = lazy_pattern(r"[“„«\"]([^“”„«»\"]+)[”“»\"]")


def quoted_phrases(question: str) -> list[str]:
    """Return what a question puts in quotation marks, folded.

    >>> quoted_phrases("Where was the “International Centre”?")
    ['international centre']
    """
    return [phrase for found in _QUOTED.findall(question) if (phrase := fold(found).strip())]


def holds_literally(text: str, question: str) -> bool:
    """Whether a text holds all phrases that a question quotes, and it quotes some."""
    phrases = quoted_phrases(question)
    words = fold(text) if phrases else ""
    return bool(phrases) and all(phrase in words for phrase in phrases)


def prefer_literal(generation: Generation, question: str, sentences: Sentences) -> Sentences:
    """Raise the sentences that hold all quoted phrases; where none is quoted, change nothing."""
    if not quoted_phrases(question):
        return sentences
    tables = generation.tables
    raised = sentences.scores.copy()
    for place, row in enumerate(sentences.rows.tolist()):
        text = tables.text(int(tables.sentences[row, 0]))
        raised[place] += WORTH * holds_literally(tables.sentence(row).of(text), question)
    return sentences.rescored(raised)
