"""Releases over time as a chart in SVG, written by hand.

Its colours are of middle lightness and its ground is clear, so that it reads on light and dark;
a ground can be asked for where the chart becomes an image.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from scripts.showing.periods import ticks

if TYPE_CHECKING:
    from scripts.showing.periods import Timeline

_WIDTH, _HEIGHT = 720, 320
_LEFT, _TOP, _RIGHT, _BOTTOM = 64, 48, 700, 276
_INK, _GRID, _BAR = "#7d8590", "#7d859040", "#3b82f6"
_FONT = "font-family='system-ui, DejaVu Sans, sans-serif' font-size='12'"
_MOST_TICKS = 12
_MOST_STEPS = 5
_THINNEST = 1.0  # of a bar, so that it is seen


def timeline_svg(timeline: Timeline, title: str, ground: str | None = None) -> str:
    """Return the chart as an SVG document.

    Args:
        timeline: What is drawn, one bar for each period.
        title: What stands above it.
        ground: The colour behind it; None for none.
    """
    return "\n".join(
        [
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH} {_HEIGHT}' "
            f"width='{_WIDTH}' height='{_HEIGHT}' role='img'>",
            f"<title>{escape(title)}</title>",
            *([f"<rect width='100%' height='100%' fill='{ground}'/>"] if ground else []),
            f"<g {_FONT} fill='{_INK}'>",
            f"<text x='{_LEFT}' y='26' font-size='15'>{escape(title)}</text>",
            *_scale_up(timeline),
            *_bars(timeline),
            *_scale_across(timeline),
            "</g>",
            "</svg>",
            "",
        ]
    )


def even_steps(most: int) -> list[int]:
    """Return where a scale from 0 is marked, in up to five steps of 1, 2 or 5 times a power of ten.

    >>> even_steps(87)
    [0, 20, 40, 60, 80, 100]
    """
    step = next(step for step in _round_numbers() if step * _MOST_STEPS >= most)
    steps = max(1, -(-most // step))
    return [step * number for number in range(steps + 1)]


def _round_numbers() -> Iterator[int]:
    for power in itertools.count():
        yield from (number * 10**power for number in (1, 2, 5))


def _scale_up(timeline: Timeline) -> Iterator[str]:
    marks = even_steps(max(timeline.counts, default=1))
    for mark in marks:
        y = _y(mark, marks[-1])
        yield f"<path d='M{_LEFT} {y:.1f}H{_RIGHT}' stroke='{_GRID}'/>"
        yield f"<text x='{_LEFT - 8}' y='{y + 4:.1f}' text-anchor='end'>{mark:,}</text>"


def _bars(timeline: Timeline) -> Iterator[str]:
    top = even_steps(max(timeline.counts, default=1))[-1]
    wide = _wide(timeline)
    gap = wide * 0.15 if wide >= 3 else 0
    for place, (count, label) in enumerate(zip(timeline.counts, timeline.labels(), strict=True)):
        if count:
            x, y = _LEFT + place * wide + gap / 2, _y(count, top)
            yield (
                f"<rect x='{x:.2f}' y='{y:.2f}' width='{max(wide - gap, _THINNEST):.2f}' "
                f"height='{_BOTTOM - y:.2f}' fill='{_BAR}'>"
                f"<title>{escape(label)}: {count:,}</title></rect>"
            )


def _scale_across(timeline: Timeline) -> Iterator[str]:
    yield f"<path d='M{_LEFT} {_BOTTOM}H{_RIGHT}' stroke='{_INK}'/>"
    wide = _wide(timeline)
    for place, label in ticks(timeline.starts, _MOST_TICKS).items():
        x = _LEFT + place * wide
        yield f"<path d='M{x:.1f} {_BOTTOM}v5' stroke='{_INK}'/>"
        yield f"<text x='{x:.1f}' y='{_BOTTOM + 20}'>{label}</text>"
    named = f"releases by {timeline.unit.name}"
    yield f"<text x='{_RIGHT}' y='{_BOTTOM + 38}' text-anchor='end'>{named}</text>"


def _wide(timeline: Timeline) -> float:
    return (_RIGHT - _LEFT) / max(1, len(timeline.starts))


def _y(count: int, top: int) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * count / top
