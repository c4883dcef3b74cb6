"""What came of a question: what the engine gave, as far as it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.evaluation.asked import Asked

if TYPE_CHECKING:
    from index import Answer, Quote


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question.

    The top quote is judged whether or not it was given as an answer: where the engine abstained,
    it is the nearest one.

    Attributes:
        release: Of the top quote; empty, like its words, where there is no quote at all.
        highlights: The words that stand out in the top quote, in order.
        values: The answer's; where it abstained, the nearest quote's highlights.
        quoted: Releases quoted as answers, without repeats; none where it abstained.
        ranked: Releases as the engine ranks them, ten at most.
        latency_ms: From the question to the answer, on a clock on the wall.
        evidence_length: Of the sentence that holds the answer, in characters, where it is known.
    """

    asked: Asked
    answered: bool
    confidence: float
    release: str = ""
    quote: str = ""
    highlights: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    ranked: tuple[str, ...] = ()
    understood_as: str | None = None
    latency_ms: float = 0.0
    evidence_length: int | None = None


def outcome_of(
    asked: Asked,
    answer: Answer,
    latency_ms: float,
    evidence_length: int | None,
) -> Outcome:
    """Return what is judged of an answer."""
    quotes = answer.quotes or answer.nearest
    top = quotes[0] if quotes else None
    highlights = _highlights(top) if top else ()
    return Outcome(
        asked,
        answered=answer.answered,
        confidence=answer.confidence,
        release=top.release if top else "",
        quote=top.text if top else "",
        highlights=highlights,
        values=answer.values if answer.answered else tuple(dict.fromkeys(highlights)),
        quoted=tuple(dict.fromkeys(quote.release for quote in answer.quotes)),
        ranked=answer.ranking,
        understood_as=answer.understood_as,
        latency_ms=latency_ms,
        evidence_length=evidence_length,
    )


def _highlights(quote: Quote) -> tuple[str, ...]:
    return tuple(
        quote.text[span.start - quote.start : span.end - quote.start] for span in quote.highlights
    )
