"""What the reader learns from: a question, stretches of text, and where in them it is answered."""

from __future__ import annotations

from dataclasses import dataclass

from corpus import Span

UNKNOWN, ONE, SEVERAL = -1, 0, 1
"""How many things a question asks for, as far as its set tells."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of text, read for one question.

    Attributes:
        title: Of the release or article, empty where there is none worth the name.
        answers: Spans of `text`, any of which answers; none where the stretch is silent.
        items: Every item of a list, or the one preferred answer.
        unsure: Spans that may answer as well: neither right nor wrong.
        is_whole: Whether an answer is the whole sentence that holds it, no span being known.
        knows_items: Whether `items` holds all there is; else they are not learnt from.
    """

    title: str
    text: str
    answers: tuple[Span, ...] = ()
    items: tuple[Span, ...] = ()
    unsure: tuple[Span, ...] = ()
    is_whole: bool = False
    knows_items: bool = True


@dataclass(frozen=True, slots=True)
class Example:
    """A question with the stretches that are read for it together."""

    question: str
    readings: tuple[Reading, ...]
    number: int = UNKNOWN
