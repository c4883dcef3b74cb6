"""Asking every question of a set, as a user would, and keeping what comes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from corpus import VerbatimError
from scripts.evaluation.asked import Asked, Conversation
from scripts.evaluation.evidence import EvidenceLengths
from scripts.evaluation.outcome import Outcome, outcome_of

if TYPE_CHECKING:
    from index import Context, Engine

_LIMIT, _LIMIT_ACROSS = 3, 50
"""Quotes at most: what a user gets unasked, and where every release is wanted."""


def ask_all(
    engine: Engine,
    conversations: Sequence[Conversation],
    evidence: EvidenceLengths,
    advance: Callable[[int], None],
) -> list[Outcome]:
    """Ask all questions, each turn in the context of the one before, and tell how many are done.

    Raises:
        VerbatimError: A question names a release that the index lacks.
    """
    _check_releases(engine, conversations)
    engine.ask(conversations[0][0].question)  # the first answer warms up and is not timed
    outcomes: list[Outcome] = []
    for conversation in conversations:
        for outcome in _outcomes(engine, conversation, evidence):
            outcomes.append(outcome)
            advance(len(outcomes))
    return outcomes


def _outcomes(
    engine: Engine, conversation: Conversation, evidence: EvidenceLengths
) -> Iterator[Outcome]:
    context: Context | None = None
    for asked in conversation:
        limit = _LIMIT_ACROSS if asked.is_cross else _LIMIT
        start = time.perf_counter()
        answer = engine.ask(asked.question, context=context, limit=limit)
        elapsed_ms = (time.perf_counter() - start) * 1000
        yield outcome_of(asked, answer, elapsed_ms, evidence.length(asked))
        context = answer.context


def _check_releases(engine: Engine, conversations: Sequence[Conversation]) -> None:
    """See that every answer can be found: else each miss would pass for the engine's."""
    from index import Filters

    known: dict[str, bool] = {}
    for asked in (asked for conversation in conversations for asked in conversation):
        for release in asked.releases:
            if release not in known:
                known[release] = engine.number_of_releases(Filters(release=release)) > 0
            if not known[release]:
                raise _unknown(asked, release)


def _unknown(asked: Asked, release: str) -> VerbatimError:
    return VerbatimError(
        f"{asked.place}: the index has no release {release}",
        mend="name the right releases with --corpus, or the right index with --index",
    )
