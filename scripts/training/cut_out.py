"""Text that no longer answers: what a reader must tell from text that does."""

from __future__ import annotations

from corpus import Span
from index.fold import fold
from index.tables import Tables
from scripts.training.located import Located

_LEAST = 80
"""Characters; what is shorter says too little to be mistaken for an answer."""


def cut_out(tables: Tables, release: int, stretch: Span, located: Located) -> str:
    """Return a stretch without the sentences that answer in whole or in part, or may.

    Empty, if too little is left, or if what is left holds an answer's words all the same.
    """
    text = tables.text(release)
    sentences = [
        span for span in map(tables.sentence, tables.sentence_rows(release)) if stretch.holds(span)
    ]
    kept = []
    for span, end in zip(sentences, [*(s.start for s in sentences[1:]), stretch.end], strict=True):
        if not located.touches(span.start, span.end) and not _may_answer(located, span):
            kept.append(text[span.start : end])
    left = "".join(kept).strip()
    folded = fold(left)
    is_silent = not any(fold(answer.of(text)) in folded for answer in located.answers)
    return left if is_silent and len(left) >= _LEAST else ""


def _may_answer(located: Located, sentence: Span) -> bool:
    return any(span.start < sentence.end and sentence.start < span.end for span in located.unsure)
