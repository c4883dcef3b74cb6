"""The different values of an array, without `np.unique`, which imports all of `numpy.ma` first."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def distinct(values: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
    """Return the different values, ascending: int64.

    >>> distinct(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    ordered = np.sort(values).astype(np.int64)
    is_first = np.ones(len(ordered), np.bool_)
    is_first[1:] = ordered[1:] != ordered[:-1]
    return ordered[is_first]
