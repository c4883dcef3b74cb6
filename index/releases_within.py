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
    releases = generation.tables.releases
    is_within = np.ones(len(releases), np.bool_)
    if filters.since is not None:
        is_within &= releases.days >= filters.since.toordinal()
    if filters.until is not None:
        is_within &= releases.days <= filters.until.toordinal()
    publisher = filters.publisher and fold(filters.publisher).strip()
    if publisher:
        named = [fold(name).strip() == publisher for name in releases.publishers]
        is_within &= np.array(named, np.bool_)[releases.published_by]
    if filters.release is not None:
        number = releases.number_of.get(filters.release)
        is_within &= np.arange(len(releases)) == number if number is not None else False
    return np.flatnonzero(is_within)


def number_of_releases(generation: Generation, filters: Filters) -> int:
    """Return how many releases the filters let through."""
    numbers = releases_within(generation, filters)
    return len(generation.tables.releases if numbers is None else numbers)
