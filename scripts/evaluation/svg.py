"""A small chart of two shares, written as SVG by hand.

Its colours are of middle lightness and its ground is clear, so that it reads on light and dark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

Point = tuple[float, float]
Tick = tuple[float, str]
"""A place from 0 to 1, and what is written there."""

_WIDTH, _HEIGHT = 480, 360
_LEFT, _TOP, _RIGHT, _BOTTOM = 64, 44, 460, 300
_TICKS: Sequence[Tick] = tuple((tick, f"{tick:g}") for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0))
_INK, _GRID = "#7d8590", "#7d859040"
_FONT = "font-family='system-ui, sans-serif' font-size='12'"


@dataclass(frozen=True, slots=True)
class Series:
    """Points that belong together.

    Attributes:
        points: From 0 to 1 in both directions.
        bars: Lower and upper bound of each point's second value; none for no bars.
        has_line, has_marks: Whether the points are joined, and whether each is marked.
    """

    name: str
    points: Sequence[Point]
    colour: str
    bars: Sequence[Point] = field(default=())
    has_line: bool = True
    has_marks: bool = False
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart whose axes both run from 0 to 1, whatever their ticks say."""

    title: str
    across: str
    up: str
    series: Sequence[Series]
    across_ticks: Sequence[Tick] = _TICKS
    up_ticks: Sequence[Tick] = _TICKS

    def svg(self) -> str:
        """Return the chart as an SVG document."""
        return "\n".join(
            [
                f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH} {_HEIGHT}' "
                f"role='img' aria-label='{_attribute(self.title)}'>",
                f"<g {_FONT} fill='{_INK}'>",
                f"<text x='{_LEFT}' y='22' font-size='14'>{escape(self.title)}</text>",
                *_axes(self),
                *(mark for series in self.series for mark in _drawn(series)),
                *_legend(self.series),
                "</g>",
                "</svg>",
                "",
            ]
        )


def _x(share: float) -> float:
    return _LEFT + share * (_RIGHT - _LEFT)


def _y(share: float) -> float:
    return _BOTTOM - share * (_BOTTOM - _TOP)


def _axes(chart: Chart) -> Iterator[str]:
    for tick, said in chart.across_ticks:
        x = _x(tick)
        yield f"<path d='M{x:.1f} {_TOP}V{_BOTTOM}' stroke='{_GRID}'/>"
        yield f"<text x='{x:.1f}' y='{_BOTTOM + 16}' text-anchor='middle'>{said}</text>"
    for tick, said in chart.up_ticks:
        y = _y(tick)
        yield f"<path d='M{_LEFT} {y:.1f}H{_RIGHT}' stroke='{_GRID}'/>"
        yield f"<text x='{_LEFT - 8}' y='{y + 4:.1f}' text-anchor='end'>{said}</text>"
    yield f"<path d='M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}' fill='none' stroke='{_INK}'/>"
    middle = (_LEFT + _RIGHT) / 2
    across = escape(chart.across)
    yield f"<text x='{middle}' y='{_BOTTOM + 34}' text-anchor='middle'>{across}</text>"
    x, y = 18, (_TOP + _BOTTOM) / 2
    yield (
        f"<text x='{x}' y='{y}' text-anchor='middle' transform='rotate(-90 {x} {y})'>"
        f"{escape(chart.up)}</text>"
    )


def _drawn(series: Series) -> Iterator[str]:
    for (across, _), (low, high) in zip(series.points, series.bars, strict=False):
        yield (
            f"<path d='M{_x(across):.1f} {_y(low):.1f}V{_y(high):.1f}' "
            f"stroke='{series.colour}' stroke-opacity='0.5'/>"
        )
    if series.has_line and series.points:
        way = "L".join(f"{_x(across):.1f} {_y(up):.1f}" for across, up in series.points)
        yield f"<path d='M{way}' {_stroke(series)}/>"
    if series.has_marks:
        for across, up in series.points:
            yield f"<circle cx='{_x(across):.1f}' cy='{_y(up):.1f}' r='4' fill='{series.colour}'/>"


def _stroke(series: Series) -> str:
    dashes = " stroke-dasharray='4 4'" if series.is_dashed else ""
    return f"fill='none' stroke='{series.colour}' stroke-width='2'{dashes}"


def _legend(series: Sequence[Series]) -> Iterator[str]:
    x = float(_LEFT)
    for each in series:
        y = _HEIGHT - 10
        if each.has_line:
            yield f"<path d='M{x:.1f} {y - 4}h18' {_stroke(each)}/>"
        if each.has_marks:
            yield f"<circle cx='{x + 9:.1f}' cy='{y - 4}' r='4' fill='{each.colour}'/>"
        yield f"<text x='{x + 24:.1f}' y='{y}'>{escape(each.name)}</text>"
        x += 40 + 6.4 * len(each.name)


def _attribute(text: str) -> str:
    return escape(text, {"'": "&apos;", '"': "&quot;"})
