"""All figures as one JSON object, and outcomes as an object a line."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus import VerbatimError
from scripts.evaluation.comparison import Comparison
from scripts.evaluation.evaluation import Evaluation
from scripts.evaluation.figures import Figure
from scripts.evaluation.findings import Findings
from scripts.evaluation.judgement import judged
from scripts.evaluation.outcome import Outcome

_DIGITS = 6


def as_json(findings: Findings, floors_missed: Sequence[str]) -> str:
    """Return all that was found out, as one JSON object on one line."""
    found = {
        "sets": [_evaluation(evaluation) for evaluation in findings.evaluations],
        "pooled": _evaluation(findings.pooled) if findings.pooled else None,
        "comparisons": [_comparison(comparison) for comparison in findings.comparisons],
        "floors_missed": list(floors_missed),
    }
    return json.dumps(found, allow_nan=False)


def write_outcomes(findings: Findings, path: Path) -> None:
    """Write what came of each question and every judgement of it, one JSON object a line.

    Raises:
        VerbatimError: The file cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8") as file:
            for setting, name, outcomes in _asked_under(findings):
                for outcome in outcomes:
                    file.write(_outcome(outcome, {"set": name, "setting": setting}) + "\n")
    except OSError as error:
        what = f"cannot write {path}: {error.strerror}"
        raise VerbatimError(what, mend="name another file with --outcomes") from error


def _asked_under(findings: Findings) -> Iterator[tuple[str, str, Sequence[Outcome]]]:
    """Yield outcomes, each with what was set otherwise, and with the name of the question set."""
    for evaluation in findings.evaluations:
        yield "", evaluation.name, evaluation.outcomes
    for comparison in findings.comparisons:
        yield comparison.names[1], comparison.name, comparison.outcomes


def _outcome(outcome: Outcome, where: Mapping[str, str]) -> str:
    found = {**where, **asdict(outcome)}
    found["judged"] = {key: _number(value) for key, value in judged(outcome).items()}
    return json.dumps(found, ensure_ascii=False, allow_nan=False)


def _evaluation(evaluation: Evaluation) -> Mapping[str, Any]:
    own = evaluation.own
    answerable = sum(outcome.asked.is_answerable for outcome in own)
    return {
        "name": evaluation.name,
        "answerable": answerable,
        "unanswerable": len(own) - answerable,
        **(asdict(evaluation.place) if evaluation.place else {}),
        "figures": _figures(evaluation.figures),
        "groups": {
            heading: {
                group.name: {"questions": group.number, "figures": _figures(group.figures)}
                for group in groups
            }
            for heading, groups in evaluation.groups.items()
        },
    }


def _figures(figures: Iterable[Figure]) -> Mapping[str, Any]:
    return {
        figure.measure.key: {
            "value": _number(figure.value),
            "interval": [_number(figure.low), _number(figure.high)],
            "questions": figure.number,
        }
        for figure in figures
    }


def _comparison(comparison: Comparison) -> Mapping[str, Any]:
    return {
        "name": comparison.name,
        "settings": list(comparison.names),
        "second": asdict(comparison.place),
        "figures": {
            found.measure.key: {
                "first": _number(found.first),
                "second": _number(found.second),
                "difference": _number(found.second - found.first),
                "interval": [_number(found.low), _number(found.high)],
                "p": _number(found.probability),
                "test": found.test,
                "questions": found.number,
            }
            for found in comparison.differences
        },
    }


def _number(value: float) -> float | None:
    """Round, and give what is no number as null, for JSON has no NaN."""
    return None if math.isnan(value) else round(float(value), _DIGITS)
