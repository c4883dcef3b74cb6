"""Outcomes in groups: by kind, style and turn where there is an answer, by reason where not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scripts.evaluation.asked import FOREIGN
from scripts.evaluation.figures import BY_KEY, Figure, figures
from scripts.evaluation.outcome import Outcome

_ANSWERABLE = tuple(
    BY_KEY[key]
    for key in (
        *("recall@1", "answer-in-quote", "F1", "EM", "list-completeness", "values-F1"),
        *("releases-F1", "ranking-F1", "coverage"),
    )
)
_UNANSWERABLE = (BY_KEY["abstention"],)
_AGAINST_ANSWERABLE = (BY_KEY["AUROC-answerable"],)

# The first that is found in the reason names it; each has the words that people write for it.
_REASONS = (
    (FOREIGN, f"^{FOREIGN}$"),
    ("off topic", r"\boff.topic\b"),
    ("no such event", r"\bno such\b|\banother (?:operation|event|case|year)\b|\binvented\b"),
    ("false premise", r"\bfalse premise\b|\b(?:not|n't|no) (?:take|took|taken) part\b"),
    (
        "still to come",
        r"\bstill\b|\bawait|\bschedul|\bpending\b|\bahead\b|\bto come\b|\byet\b|\bfuture\b"
        r"|\bto be determined\b",
    ),
    (
        "said only vaguely",
        r"^(?:\W*\w+ (?:is |are )?)?only\b|\bonly (?:called |as )?['‘“\"]|^['‘“\"]",
    ),
    (
        "not stated, named or given",
        r"\b(?:no|not|nor|none|nothing|neither|never|without)\b|\bun\w+ed\b|n't\b|\bunknown\b",
    ),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Outcomes that have something in common, and their figures."""

    name: str
    number: int
    figures: tuple[Figure, ...]


def by_kind(outcomes: Sequence[Outcome]) -> list[Group]:
    """Group the answerable questions by kind, the most frequent first."""
    return _of_answerable(outcomes, lambda outcome: outcome.asked.kind)


def by_style(outcomes: Sequence[Outcome]) -> list[Group]:
    """Group the answerable questions by style, the most frequent first."""
    return _of_answerable(outcomes, lambda outcome: outcome.asked.style)


def by_turn(outcomes: Sequence[Outcome]) -> list[Group]:
    """Group the answerable questions of conversations by their place."""
    turns = [outcome for outcome in outcomes if outcome.asked.turn]
    found = _of_answerable(turns, lambda outcome: f"turn {outcome.asked.turn}")
    return sorted(found, key=lambda group: int(group.name.split()[1]))


def by_reason(outcomes: Sequence[Outcome]) -> list[Group]:
    """Group the unanswerable questions by why they are; AUROC is against all answerable ones."""
    answerable = [outcome for outcome in outcomes if outcome.asked.is_answerable]
    silent = [outcome for outcome in outcomes if not outcome.asked.is_answerable]
    return [
        Group(
            name,
            len(members),
            figures(members, _UNANSWERABLE) + figures([*answerable, *members], _AGAINST_ANSWERABLE),
        )
        for name, members in _grouped(silent, lambda outcome: reason(outcome.asked.why))
    ]


def reason(why: str) -> str:
    """Return the class of a reason that was given in free words.

    >>> reason("the judge is not named"), reason("only 'a foreign partner' is said")
    ('not stated, named or given', 'said only vaguely')
    """
    if not why:
        return "no reason given"
    found = (name for name, pattern in _REASONS if re.search(pattern, why, re.IGNORECASE))
    return next(found, "other")


def _of_answerable(outcomes: Sequence[Outcome], name_of: Callable[[Outcome], str]) -> list[Group]:
    answerable = [outcome for outcome in outcomes if outcome.asked.is_answerable]
    return [
        Group(name, len(members), figures(members, _ANSWERABLE))
        for name, members in _grouped(answerable, name_of)
        if name
    ]


def _grouped(
    outcomes: Sequence[Outcome], name_of: Callable[[Outcome], str]
) -> list[tuple[str, list[Outcome]]]:
    groups: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[name_of(outcome)].append(outcome)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
