"""How each figure grows, drawn on logarithmic scales."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from scripts.benchmarks.scale.growth import exponents
from scripts.benchmarks.scale.measured import Size
from scripts.evaluation.svg import Chart, Point, Series, Tick

_COLOURS = ("#3b82f6", "#e8833a", "#10a37f", "#a855f7", "#d64550", "#8a8f3c", "#7d8590", "#0ea5b7")


def growth_chart(sizes: Sequence[Size], names: Mapping[str, str], title: str, up: str) -> Chart:
    """Draw some figures against the number of passages, each with its exponent in the legend.

    Args:
        sizes: What was measured.
        names: Of the figures, each with what the legend says.
        title: Of the chart.
        up: The unit of the figures.
    """
    slopes = exponents(sizes)
    across = [size.passages for size in sizes]
    values = [value for size in sizes for name in names if (value := size.figures().get(name))]
    x_low, x_high = _decades(across)
    y_low, y_high = _decades(values)
    series = [
        Series(
            _legend(short, slopes.get(name)),
            _points(sizes, name, (x_low, x_high), (y_low, y_high)),
            _COLOURS[place % len(_COLOURS)],
            has_marks=True,
        )
        for place, (name, short) in enumerate(names.items())
    ]
    return Chart(
        title,
        "passages",
        up,
        series,
        across_ticks=_ticks(x_low, x_high),
        up_ticks=_ticks(y_low, y_high),
    )


def _points(
    sizes: Sequence[Size], name: str, across: tuple[int, int], up: tuple[int, int]
) -> list[Point]:
    return [
        (_share(size.passages, *across), _share(value, *up))
        for size in sizes
        if (value := size.figures().get(name))
    ]


def _legend(short: str, slope: float | None) -> str:
    return short if slope is None else f"{short} (n^{slope:.2f})"


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """Return the powers of ten that hold all values."""
    low = math.floor(math.log10(min(values)))
    return low, max(math.ceil(math.log10(max(values))), low + 1)


def _ticks(low: int, high: int) -> tuple[Tick, ...]:
    return tuple(
        ((power - low) / (high - low), f"{10.0**power:g}" if power < 0 else f"{10**power:,}")
        for power in range(low, high + 1)
    )


def _share(value: float, low: int, high: int) -> float:
    return (math.log10(value) - low) / (high - low)
