"""How a figure grows with the number of passages: the exponent of a power law, fitted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scripts.benchmarks.scale.measured import Size


def exponent(numbers: Sequence[float], values: Sequence[float]) -> float | None:
    """Return the slope of values against numbers, both on logarithmic scales.

    1 is growth in proportion, 0 none. None of fewer than two sizes, or of values that are nothing.

    >>> round(exponent([10, 100, 1000], [2, 20, 200]), 3)
    1.0
    """
    if len(set(numbers)) < 2 or min(values) <= 0:
        return None
    slope, _ = np.polyfit(np.log(numbers), np.log(values), 1)
    return float(slope)


def exponents(sizes: Sequence[Size]) -> dict[str, float | None]:
    """Return the exponent of each figure that grows."""
    numbers = [float(size.passages) for size in sizes]
    names = sizes[0].figures() if sizes else {}
    return {
        name: exponent(numbers, [size.figures().get(name, 0.0) for size in sizes]) for name in names
    }
