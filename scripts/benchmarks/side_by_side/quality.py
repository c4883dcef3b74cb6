"""How good a contender's answers are, judged by the rules of `verbatim eval`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from scripts.benchmarks.side_by_side.spread import Spread
from scripts.evaluation.asked import Asked
from scripts.evaluation.figures import BY_KEY, figures
from scripts.evaluation.outcome import Outcome

NEAREST = "answer-in-nearest"
"""The top quote holds an answer, counting what is offered as nearest where it abstains."""

_WANTED = ("recall@1", "recall@5", "MRR@10", "answer-in-quote", "quote-length", "abstention")


def quality(questions: Sequence[Asked], replies: Sequence[Mapping[str, Any]]) -> dict[str, Spread]:
    """Return the figures with the bounds of their 95 % intervals, by name.

    Tools that never abstain meet no unanswerable question by abstaining.

    Args:
        questions: What was asked.
        replies: What came of each, as `Bench.alone` keeps it.
    """
    outcomes = [_outcome(*pair) for pair in zip(questions, replies, strict=True)]
    found = dict(_figures(outcomes, _WANTED))
    if any(reply["nearest"] for reply in replies):
        offered = [
            replace(outcome, quote=outcome.quote or reply["nearest"])
            for outcome, reply in zip(outcomes, replies, strict=True)
        ]
        found |= [(NEAREST, one) for _, one in _figures(offered, ("answer-in-quote",))]
    return found


def _outcome(asked: Asked, reply: Mapping[str, Any]) -> Outcome:
    return Outcome(
        asked,
        answered=bool(reply["quote"]),
        confidence=0.0,  # the others have none
        release=reply["release"],
        quote=reply["quote"],
        ranked=tuple(reply["ranked"]),
        latency_ms=reply["ms"],
    )


def _figures(outcomes: Sequence[Outcome], keys: Sequence[str]) -> Iterator[tuple[str, Spread]]:
    for figure in figures(outcomes, [BY_KEY[key] for key in keys]):
        yield figure.measure.key, Spread(figure.value, figure.low, figure.high)
