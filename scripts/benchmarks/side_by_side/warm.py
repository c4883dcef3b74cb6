"""Warm questions: all contenders serve at once, and take turns at a few questions each.

Every question is asked of everybody, once: what is kept of repeated questions helps nobody. The
first of each turn finds the processor's caches filled by the one before, and is not counted.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import Any

from scripts.benchmarks.side_by_side.measuring import Bench
from scripts.benchmarks.side_by_side.serving import Serving
from scripts.benchmarks.side_by_side.turns import Turns
from scripts.evaluation.asked import Asked

_LIMIT = 10
_PAUSE_S = 0.3
"""Before each turn: threads of the one before may wait busily for so long."""


def ask_warm(bench: Bench, turns: Turns, questions: Sequence[Asked], number: int) -> None:
    """Ask all questions in so many turns."""
    if turns.are_taken(number):
        return
    slices = [questions[turn::number] for turn in range(number)]
    with ExitStack() as stack:
        serving: dict[str, Serving] = {}
        for contender in list(turns.contenders):
            if served := turns.attempt(contender, bench.serving):
                serving[contender.name] = stack.enter_context(served)
        turns.take(number, lambda one, turn: _turn(serving[one.name], slices[turn]))


def _turn(serving: Serving, questions: Sequence[Asked]) -> Mapping[str, Any]:
    time.sleep(_PAUSE_S)
    replies = [serving.ask(asked.question, _LIMIT) for asked in questions]
    return {
        "inside_ms": [reply.inside_ms for reply in replies[1:]],
        "outside_ms": [reply.outside_ms for reply in replies[1:]],
    }
