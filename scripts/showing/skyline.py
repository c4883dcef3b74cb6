"""Releases over time as bars of a terminal, one column for each period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scripts.showing.periods import ticks

if TYPE_CHECKING:
    from scripts.page import Page
    from scripts.showing.periods import Timeline

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_LOWEST, _HIGHEST = 3, 8  # lines
_WIDEST_BAR = 6  # columns, so that two releases do not look like a wall
_TICK = 6  # columns that a year and a gap take


def room_for(page: Page, most: int) -> int:
    """Return how many periods a page has room for, the largest of them holding `most`."""
    return (page.width or 0) - len(f"{most:,}") - 2


def skyline(timeline: Timeline, page: Page) -> Iterator[str]:
    """Yield the lines of a plot: bars, a scale at the left and one of time below."""
    most = max(timeline.counts, default=0)
    if not most:
        return
    height = min(_HIGHEST, max(_LOWEST, most))
    margin = len(f"{most:,}")
    room = room_for(page, most)
    wide = max(1, min(_WIDEST_BAR, room // len(timeline.counts)))
    for line in range(height, 0, -1):
        scale = {height: f"{most:,}", 1: "0"}.get(line, "")
        filled = [count * height / most - line + 1 for count in timeline.counts]
        bars = "".join(_bar(share, wide, page) for share in filled).rstrip(" ")
        quiet = page.styled(f"{scale:>{margin}} {page.bar}", "quiet")
        yield quiet + page.styled(bars, "bar")
    yield " " * (margin + 2) + page.styled(_scale(timeline, wide, room), "quiet")


def _bar(filled: float, wide: int, page: Page) -> str:
    """Return a bar's part in one line; from three columns on, the last is a gap."""
    gap = 1 if wide >= 3 else 0
    return _block(filled, page.bar == "│") * (wide - gap) + " " * gap


def _block(filled: float, can_draw: bool) -> str:
    """Return a cell of which a share is filled; a bar that is there at all is seen."""
    if not can_draw:
        return "#" if filled > 0.5 else "." if filled > 0 else " "
    eighths = round(max(0.0, min(1.0, filled)) * 8)
    return _EIGHTHS[eighths or (1 if filled > 0 else 0)]


def _scale(timeline: Timeline, wide: int, room: int) -> str:
    written = [" "] * room
    free = 0
    most = max(1, wide * len(timeline.starts) // _TICK)
    for place, label in ticks(timeline.starts, most).items():
        start, end = place * wide, place * wide + len(label)
        if free <= start and end <= room:
            written[start:end] = label
            free = end + 1
    return "".join(written).rstrip(" ")
