"""Judging an outcome: numbers by name, each only where it has a meaning."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from scripts.evaluation.asked import Asked
from scripts.evaluation.matching import best_f1, holds, is_exact, matches, share_held
from scripts.evaluation.outcome import Outcome

Judgement = dict[str, float]
Columns = dict[str, npt.NDArray[np.float64]]

_NAMES = (
    *("answerable", "confidence", "answered", "right", "latency"),
    *("first", "in_five", "reciprocal_rank", "covered"),
    *("right_of_answerable", "held", "f1", "exact", "quote_length", "evidence_length"),
    *("completeness", "values_precision", "values_recall", "values_f1"),
    *("releases_precision", "releases_recall", "releases_f1", "ranking_f1"),
    "silent",
)


def judged(outcome: Outcome) -> Judgement:
    """Return every judgement of an outcome that has a meaning for its question."""
    asked = outcome.asked
    found: Judgement = {
        "answerable": asked.is_answerable,
        "confidence": outcome.confidence,
        "answered": outcome.answered,
        "latency": outcome.latency_ms,
    }
    if not asked.is_answerable:
        return found | {"right": 0.0, "silent": not outcome.answered}
    found |= _of_ranking(outcome) | {"covered": outcome.answered}
    if asked.is_cross:
        return found | _across_releases(outcome)
    found |= _of_quote(outcome) | _of_highlights(outcome)
    return found | _of_list(outcome) if asked.all_of else found


def columns(outcomes: Sequence[Outcome]) -> Columns:
    """Return the judgements as columns, one row an outcome, NaN where they have no meaning."""
    rows = [judged(outcome) for outcome in outcomes]
    return {name: np.array([row.get(name, np.nan) for row in rows], np.float64) for name in _NAMES}


def _of_ranking(outcome: Outcome) -> Judgement:
    right = set(outcome.asked.releases)
    places = (place for place, name in enumerate(outcome.ranked, start=1) if name in right)
    rank = next(places, 0)
    return {
        "first": rank == 1,
        "in_five": 1 <= rank <= 5,
        "reciprocal_rank": 1 / rank if rank else 0.0,
    }


def _of_quote(outcome: Outcome) -> Judgement:
    held = any(holds(outcome.quote, answer) for answer in outcome.asked.answers)
    right = held and outcome.release in outcome.asked.releases
    found: Judgement = {"right": right, "right_of_answerable": right, "held": held}
    if outcome.quote:
        found["quote_length"] = len(outcome.quote)
        if outcome.evidence_length is not None:
            found["evidence_length"] = outcome.evidence_length
    return found


def _of_highlights(outcome: Outcome) -> Judgement:
    """Judge the first highlight, or of a list all of them, joined."""
    is_list = bool(outcome.asked.all_of)
    words = " ".join(outcome.highlights if is_list else outcome.highlights[:1])
    answers = _answers(outcome.asked)
    return {"f1": best_f1(words, answers), "exact": is_exact(words, answers)}


def _answers(asked: Asked) -> Sequence[str]:
    """Return all that a highlight may be; of a list also its items in a row."""
    return (*asked.answers, " ".join(asked.all_of)) if asked.all_of else asked.answers


def _of_list(outcome: Outcome) -> Judgement:
    items = outcome.asked.all_of
    is_of_release = outcome.release in outcome.asked.releases
    right = matches(outcome.values, items)
    precision, recall = _share(right, len(outcome.values)), _share(right, len(items))
    return {
        "completeness": share_held(outcome.quote, items) if is_of_release else 0.0,
        "values_precision": precision,
        "values_recall": recall,
        "values_f1": _harmonic_mean(precision, recall),
    }


def _across_releases(outcome: Outcome) -> Judgement:
    """Judge the releases quoted, and as many of those ranked as there are right ones."""
    right = set(outcome.asked.releases)
    quoted = len(right.intersection(outcome.quoted))
    precision, recall = _share(quoted, len(outcome.quoted)), _share(quoted, len(right))
    ranked = outcome.ranked[: len(right)]
    among_ranked = len(right.intersection(ranked))
    return {
        "releases_precision": precision,
        "releases_recall": recall,
        "releases_f1": _harmonic_mean(precision, recall),
        "ranking_f1": _harmonic_mean(
            _share(among_ranked, len(ranked)), _share(among_ranked, len(right))
        ),
    }


def _share(part: int, whole: int) -> float:
    """Return a share; of nothing it is none."""
    return part / whole if whole else 0.0


def _harmonic_mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
