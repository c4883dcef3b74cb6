"""Operations told apart: a sentence on another operation than the one asked about answers badly.

A release on two operations tells of each in sentences of one mould ("was initiated by …"), and what
tells such sentences apart is the name alone.
"""

from __future__ import annotations

from corpus.patterns import lazy_pattern
from index.choose import Sentences
from index.fold import fold
from index.generation import Generation

COST = 4.0
"""What naming only another operation takes off a sentence's score: as much as a quoted phrase adds
(`index.phrases`). A rule of thumb, not fitted: few development questions name an operation that
shares its release with another."""

_ASKED = lazy_pattern(r"\b(?:operations?|projects?)\s+[\"']?(\w+)")
_NAMED = lazy_pattern(r"\b(?:Operation|Project|OPERATION|PROJECT)[sS]?\s+[“\"‘']?([A-Z]\w+)")


def avoid_namesakes(generation: Generation, question: str, sentences: Sentences) -> Sentences:
    """Lower the sentences that name another operation of their release instead of the one asked."""
    asked = set(_ASKED.findall(fold(question)))
    if not asked:
        return sentences
    tables = generation.tables
    releases = tables.sentences[sentences.rows, 0].tolist()
    texts = {release: tables.text(release) for release in releases}
    known = {release: asked & _names(text) for release, text in texts.items()}
    scores = sentences.scores.copy()
    for place, (row, release) in enumerate(zip(sentences.rows.tolist(), releases, strict=True)):
        words = tables.sentence(row).of(texts[release])
        if known[release] and _names(words) and not known[release] & set(fold(words).split()):
            scores[place] -= COST
    return sentences.rescored(scores)


def _names(text: str) -> set[str]:
    return {fold(name) for name in _NAMED.findall(text)}
