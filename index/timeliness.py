"""Dates in an ordinary question: they favour releases, and rule none out.

A question for one answer names the time of what happened as often as that of the release, which
may come years later. Of 82 dated development questions the right release lies in the range named
for 59, and never before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the package

import numpy as np
import numpy.typing as npt

from index.generation import Generation
from index.question_dates import DateRange

Floats = npt.NDArray[np.float64]

INSIDE, BEFORE = 1.0, -2.0
"""What a release of a date that is named is worth, and one from before all of them. Not fitted: to
be before counts more, as the right release never is."""


def timeliness(
    generation: Generation, dates: Sequence[DateRange], numbers: npt.NDArray[np.int64]
) -> Floats:
    """Return what the dates of a question are worth to each of some releases, float64 `(n,)`."""
    worth = np.zeros(len(numbers))
    if not dates:
        return worth
    known = {number: generation.tables.releases[number].date for number in set(numbers.tolist())}
    by_release = {number: _worth(dates, date) for number, date in known.items()}
    worth[:] = [by_release[number] for number in numbers.tolist()]
    return worth


def _worth(dates: Sequence[DateRange], published: Date) -> float:
    if any(
        (one.since is None or one.since <= published)
        and (one.until is None or published <= one.until)
        for one in dates
    ):
        return INSIDE
    first = min((one.since for one in dates if one.since), default=Date.min)
    return BEFORE if published < first else 0.0
