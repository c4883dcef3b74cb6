"""How far the confidence can be trusted, drawn: risk against coverage, and reliability."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from corpus import VerbatimError
from scripts.evaluation import measures
from scripts.evaluation.evaluation import Evaluation
from scripts.evaluation.intervals import interval, resampled
from scripts.evaluation.judgement import columns
from scripts.evaluation.measures import Floats
from scripts.evaluation.svg import Chart, Point, Series

_BLUE, _ORANGE, _GREY = "#3b82f6", "#e8833a", "#7d8590"
_MOST_POINTS = 400
"""More points than pixels show nothing more."""


def write_plots(evaluations: Sequence[Evaluation], folder: Path) -> None:
    """Write both charts of each set into a folder, where it has a confidence that can be judged.

    Raises:
        VerbatimError: They cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for evaluation in evaluations:
            for kind, chart in charts(evaluation):
                name = re.sub(r"[^\w.@-]+", "-", evaluation.name).strip("-.")
                (folder / f"{name}-{kind}.svg").write_text(chart.svg(), encoding="utf-8")
    except OSError as error:
        what = f"cannot write the plots to {folder}: {error.strerror}"
        raise VerbatimError(what, mend="name another folder with --plot") from error


def charts(evaluation: Evaluation) -> Iterator[tuple[str, Chart]]:
    """Yield both charts, each with a word for it."""
    table = columns(evaluation.own)
    is_known = ~np.isnan(table["right"])
    if not is_known.any():
        return
    confidence, right, answered = (
        table[name][is_known] for name in ("confidence", "right", "answered")
    )
    yield "risk-coverage", risk_coverage(evaluation.name, confidence, right, answered)
    yield "reliability", reliability(evaluation.name, confidence, right)


def risk_coverage(name: str, confidence: Floats, right: Floats, answered: Floats) -> Chart:
    """Draw which share of answers is wrong, as ever less confident ones are given.

    Read from the left: the most confident answers first, in the end an answer to every question.
    """
    series = [
        Series("by confidence", _risks(right[np.argsort(-confidence, kind="stable")]), _BLUE),
        Series("at best", _risks(np.sort(right)[::-1]), _GREY, is_dashed=True),
    ]
    if answered.any():
        given = float(answered.mean()), float(1 - right[answered > 0].mean())
        series.append(Series("as set", [given], _ORANGE, has_line=False, has_marks=True))
    return Chart(
        f"{name}: risk and coverage",
        "share of questions answered",
        "share of answers wrong",
        series,
    )


def reliability(name: str, confidence: Floats, right: Floats) -> Chart:
    """Draw how many were right of those with about the same confidence, in ten equal parts."""
    bins = [part for part in measures.reliability_bins(confidence, right) if len(part[0])]
    points = [(float(said.mean()), float(true.mean())) for said, true in bins]
    bars = [interval(resampled(measures.mean, [true])) for _, true in bins]
    series = [
        Series("calibrated", [(0.0, 0.0), (1.0, 1.0)], _GREY, is_dashed=True),
        Series("a tenth of the questions, 95 %", points, _BLUE, bars, has_marks=True),
    ]
    return Chart(f"{name}: reliability", "confidence", "share right", series)


def _risks(right: Floats) -> list[Point]:
    """Return coverage and risk after each question, in the order given."""
    counts = np.arange(1, len(right) + 1)
    points = np.stack([counts / len(right), 1 - np.cumsum(right) / counts], axis=1)
    step = max(1, len(points) // _MOST_POINTS)
    kept = points[(counts % step == 0) | (counts == len(points))]
    return [(float(coverage), float(risk)) for coverage, risk in kept]
