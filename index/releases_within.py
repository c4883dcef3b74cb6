"""Filters to the releases that they let through."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.answer import Filters
from index.fold import fold
from index.generation import Generation

_EVERYTHING = Filters()


def releases_within(generation: Generation, filters: Filters) -> npt.NDArray[np.int64] | None:
    """Return the numbers of the releases that the filters let through, or None for all."""
    if filters == _EVERYTHING:
        return None
    publisher = filters.publisher and fold(filters.publisher).strip()
    numbers = [
        number
        for number, release in enumerate(generation.tables.releases)
        if (filters.since is None or release.date >= filters.since)
        and (filters.until is None or release.date <= filters.until)
        and (not publisher or fold(release.publisher).strip() == publisher)
        and (filters.release is None or release.id == filters.release)
    ]
    return np.array(numbers, np.int64)


def number_of_releases(generation: Generation, filters: Filters) -> int:
    """Return how many releases the filters let through."""
    numbers = releases_within(generation, filters)
    return len(generation.tables.releases if numbers is None else numbers)
