"""The figures of a set of outcomes: which there are, what they are called, and their intervals."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from scripts.evaluation import measures
from scripts.evaluation.intervals import interval, resampled
from scripts.evaluation.judgement import Columns, columns
from scripts.evaluation.measures import Floats, Measuring
from scripts.evaluation.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure over columns of judgements.

    Attributes:
        key: Its name in JSON and in floors.
        of: Takes the columns named, over the questions for which all of them have a meaning.
        decimals: So many are shown.
        is_binary: Whether it is the mean of one column of 0 and 1.
    """

    key: str
    label: str
    columns: tuple[str, ...]
    of: Measuring = measures.mean
    decimals: int = 3
    is_binary: bool = False
    is_less_better: bool = False

    def known(self, *judged: Columns) -> list[Floats]:
        """Return its columns, of all judgements in turn, over the rows known in every one."""
        found = [table[name] for table in judged for name in self.columns]
        is_known = ~np.isnan(np.stack(found)).any(axis=0)
        return [column[is_known] for column in found]

    def count(self, known: Sequence[Floats]) -> int:
        """Return over how many questions it is: of a share among some, only those count."""
        is_among = self.of is measures.share_among
        return int(known[0].sum()) if is_among else len(known[0])


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure's value with the bounds of its 95 % interval.

    Attributes:
        number: Of questions that it is over.
    """

    measure: Measure
    value: float
    low: float
    high: float
    number: int


def _binary(key: str, label: str, column: str) -> Measure:
    return Measure(key, label, (column,), is_binary=True)


def _length(key: str, label: str, *columns: str, of: Measuring, decimals: int) -> Measure:
    return Measure(key, label, columns, of, decimals=decimals, is_less_better=True)


MEASURES = (
    _binary("recall@1", "right release first (recall@1)", "first"),
    _binary("recall@5", "right release in the first five (recall@5)", "in_five"),
    Measure("MRR@10", "mean reciprocal rank (MRR@10)", ("reciprocal_rank",)),
    _binary("answer-in-quote", "top quote holds an answer", "right_of_answerable"),
    _binary("answer-in-any-quote", "  … counting other releases' quotes too", "held"),
    Measure("F1", "token F1 of the top highlight", ("f1",)),
    _binary("EM", "top highlight exact", "exact"),
    _length(
        "quote-length",
        "median length of the top quote",
        "quote_length",
        of=measures.median,
        decimals=0,
    ),
    _length(
        "quote-length-ratio",
        "  … to the evidence sentence's",
        "quote_length",
        "evidence_length",
        of=measures.ratio_of_medians,
        decimals=2,
    ),
    Measure("list-completeness", "items of a list in the top quote", ("completeness",)),
    Measure("values-precision", "values that are items (precision)", ("values_precision",)),
    Measure("values-recall", "items that are values (recall)", ("values_recall",)),
    Measure("values-F1", "F1 of values", ("values_f1",)),
    Measure("releases-precision", "releases quoted that belong", ("releases_precision",)),
    Measure("releases-recall", "releases that belong quoted", ("releases_recall",)),
    Measure("releases-F1", "F1 of the releases quoted", ("releases_f1",)),
    Measure("ranking-F1", "F1 of as many ranked releases (of ten)", ("ranking_f1",)),
    Measure(
        "AUROC-answerable",
        "AUROC answerable against not",
        ("confidence", "answerable"),
        measures.auroc,
    ),
    Measure("AUROC-right", "AUROC right against wrong", ("confidence", "right"), measures.auroc),
    _binary("coverage", "answerable questions answered", "covered"),
    Measure("accuracy", "right where answered", ("answered", "right"), measures.share_among),
    _binary("abstention", "unanswerable questions met by abstaining", "silent"),
    Measure(
        "ECE",
        "expected calibration error",
        ("confidence", "right"),
        measures.calibration_error,
        is_less_better=True,
    ),
    Measure(
        "Brier-skill",
        "Brier skill over the base rate",
        ("confidence", "right"),
        measures.brier_skill,
    ),
    _length("latency-p50", "answer, ms: median", "latency", of=measures.median, decimals=1),
    _length(
        "latency-p99",
        "answer, ms: 99 of 100 within",
        "latency",
        of=measures.ninety_ninth_percentile,
        decimals=1,
    ),
)
BY_KEY = {measure.key: measure for measure in MEASURES}


def figures(
    outcomes: Sequence[Outcome], wanted: Iterable[Measure] = MEASURES
) -> tuple[Figure, ...]:
    """Return the figures that have a meaning for these outcomes."""
    return tuple(_figures(columns(outcomes), wanted)) if outcomes else ()


def _figures(judged: Columns, wanted: Iterable[Measure]) -> Iterator[Figure]:
    for measure in wanted:
        known = measure.known(judged)
        value = float(measure.of(*known)) if len(known[0]) else math.nan
        if not math.isnan(value):
            bounds = interval(resampled(measure.of, known))
            yield Figure(measure, value, *bounds, measure.count(known))
