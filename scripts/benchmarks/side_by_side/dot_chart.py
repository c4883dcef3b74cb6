"""A chart of one figure of many contenders, written as SVG by hand: a dot each, with its spread.

Dots, not bars: times differ a hundredfold, and on a logarithmic scale a bar's length means nothing.
Its colours are of middle lightness and its ground is clear, so that it reads on light and dark.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from scripts.benchmarks.side_by_side.spread import Spread

_WIDTH, _LEFT, _RIGHT, _TOP, _STEP, _BELOW = 640, 170, 560, 56, 24, 40
_INK, _GRID, _OURS, _OTHERS = "#7d8590", "#7d859040", "#3b82f6", "#e8833a"
_FONT = "font-family='system-ui, sans-serif' font-size='12'"


@dataclass(frozen=True, slots=True)
class Dot:
    """A contender's figure."""

    name: str
    spread: Spread
    label: str
    is_ours: bool


@dataclass(frozen=True, slots=True)
class DotChart:
    """A chart with a line for each contender.

    Attributes:
        unit: What is across, with its unit.
        is_share: Whether it is a share, from 0 to 1; else the scale is logarithmic.
    """

    title: str
    unit: str
    dots: Sequence[Dot]
    is_share: bool = False

    def svg(self) -> str:
        """Return the chart as an SVG document."""
        scale = Scale.of([dot.spread for dot in self.dots], is_share=self.is_share)
        bottom = _TOP + _STEP * len(self.dots)
        title, unit = escape(self.title), escape(self.unit)
        box = f"0 0 {_WIDTH} {bottom + _BELOW}"
        lines = [
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{box}' role='img'>",
            f"<title>{title}</title>",
            f"<g {_FONT} fill='{_INK}'>",
            f"<text x='12' y='24' font-size='15'>{title}</text>",
            *_grid(scale, bottom),
            *(mark for at, dot in enumerate(self.dots) for mark in _drawn(dot, at, scale)),
            f"<text x='{_RIGHT}' y='{bottom + 34}' text-anchor='end'>{unit}</text>",
            "</g>",
            "</svg>",
        ]
        return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Scale:
    """From a figure to its place across.

    Attributes:
        ticks: The figures marked; the first and the last are its ends.
    """

    ticks: tuple[float, ...]
    is_share: bool

    @classmethod
    def of(cls, spreads: Sequence[Spread], *, is_share: bool) -> Scale:
        """Return a scale that has room for all figures and their spreads.

        >>> Scale.of([Spread(3, 2, 8)], is_share=False).ticks
        (2, 5, 10)
        """
        if is_share:
            return cls((0.0, 0.2, 0.4, 0.6, 0.8, 1.0), is_share=True)
        low = min((spread.low for spread in spreads), default=1.0)
        high = max((spread.high for spread in spreads), default=10.0)
        return cls(tuple(_round_numbers(low, high)), is_share=False)

    def x(self, figure: float) -> float:
        """Return the place of a figure across."""
        first, last = self._at(self.ticks[0]), self._at(self.ticks[-1])
        return _LEFT + (self._at(figure) - first) / (last - first) * (_RIGHT - _LEFT)

    def _at(self, figure: float) -> float:
        return figure if self.is_share else math.log10(figure)


def _round_numbers(low: float, high: float) -> Iterator[float]:
    """Yield 1, 2 and 5 times powers of ten, from the last that is below to the first above."""
    power = math.floor(math.log10(low)) - 1  # a rounded logarithm may be one too many
    numbers = [
        round(digit * 10.0**place, 12)
        for place in range(power, math.ceil(math.log10(high)) + 1)
        for digit in (1, 2, 5)
    ]
    first = max((at for at, number in enumerate(numbers) if number <= low), default=0)
    last = next((at for at, number in enumerate(numbers) if number >= high), len(numbers) - 1)
    for number in numbers[first : max(last, first + 1) + 1]:
        yield int(number) if number >= 1 else number


def _grid(scale: Scale, bottom: int) -> Iterator[str]:
    for tick in scale.ticks:
        x = scale.x(tick)
        yield f"<path d='M{x:.1f} {_TOP - 12}V{bottom}' stroke='{_GRID}'/>"
        yield f"<text x='{x:.1f}' y='{bottom + 16}' text-anchor='middle'>{tick:,g}</text>"
    yield f"<path d='M{_LEFT} {bottom}H{_RIGHT}' stroke='{_INK}'/>"


def _drawn(dot: Dot, place: int, scale: Scale) -> Iterator[str]:
    y = _TOP + _STEP * place + 4
    colour = _OURS if dot.is_ours else _OTHERS
    low, middle, high = (
        scale.x(one) for one in (dot.spread.low, dot.spread.value, dot.spread.high)
    )
    yield f"<text x='{_LEFT - 12}' y='{y + 4}' text-anchor='end'>{escape(dot.name)}</text>"
    if dot.spread.is_spread:
        yield f"<path d='M{low:.1f} {y}H{high:.1f}' stroke='{colour}' stroke-width='2'/>"
    yield f"<circle cx='{middle:.1f}' cy='{y}' r='5' fill='{colour}'/>"
    yield f"<text x='{_RIGHT + 12}' y='{y + 4}'>{escape(dot.label)}</text>"
