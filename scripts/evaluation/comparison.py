"""Two settings on the same questions: differences, with intervals and paired tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from scripts.evaluation.evaluation import Place, own
from scripts.evaluation.figures import MEASURES, Measure
from scripts.evaluation.intervals import interval, mcnemar, resampled, sign_probability
from scripts.evaluation.judgement import columns
from scripts.evaluation.measures import Floats, Measuring
from scripts.evaluation.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure under two settings.

    Attributes:
        low, high: Bounds of the 95 % interval of `second - first`, both on the same samples.
        probability: That there is no difference: by McNemar's exact test where the measure is a
            share of questions, else by the bootstrap.
        number: Of questions for which the measure has a meaning under both.
    """

    measure: Measure
    first: float
    second: float
    low: float
    high: float
    probability: float
    number: int

    @property
    def test(self) -> str:
        """Name of the test."""
        return "McNemar" if self.measure.is_binary else "bootstrap"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A question set under two settings.

    Attributes:
        names: What the two are called.
        place: What the second was asked over.
        outcomes: Of the second, in the order of the first's.
    """

    name: str
    names: tuple[str, str]
    place: Place
    outcomes: tuple[Outcome, ...]
    differences: tuple[Difference, ...]


def differences(first: Sequence[Outcome], second: Sequence[Outcome]) -> tuple[Difference, ...]:
    """Return the differences between outcomes of the same questions in the same order."""
    return tuple(_differences(own(first), own(second)))


def _differences(first: Sequence[Outcome], second: Sequence[Outcome]) -> Iterator[Difference]:
    judged = columns(first), columns(second)
    for measure in MEASURES:
        known = measure.known(*judged)
        if len(known[0]) == 0:
            continue
        before, after = _halves(known)
        values = float(measure.of(*before)), float(measure.of(*after))
        if np.isnan(values).all():
            continue
        samples = resampled(partial(_difference, measure.of), known)
        probability = mcnemar(*before, *after) if measure.is_binary else sign_probability(samples)
        yield Difference(measure, *values, *interval(samples), probability, len(known[0]))


def _difference(of: Measuring, *drawn: Floats) -> Floats:
    before, after = _halves(drawn)
    return of(*after) - of(*before)


def _halves(found: Sequence[Floats]) -> tuple[Sequence[Floats], Sequence[Floats]]:
    middle = len(found) // 2
    return found[:middle], found[middle:]
