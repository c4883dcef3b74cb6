"""The figures of the corpus as a person reads them on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project
from typing import TYPE_CHECKING

from scripts.showing.figures_data import rankings
from scripts.showing.periods import Timeline
from scripts.showing.ranking import ranking
from scripts.showing.skyline import room_for, skyline

if TYPE_CHECKING:
    from scripts.page import Page
    from scripts.showing.figures import Figures
    from scripts.showing.index_size import IndexSize

_FEW = 8
"""So many names of a ranking are shown."""
_MEGABYTE = 1_000_000


def figures_shown(
    figures: Figures, timeline: Timeline, index: IndexSize | None, page: Page
) -> Iterator[str]:
    """Yield everything, line by line."""
    first, last = figures.days[0], figures.days[-1]
    yield f"{_count(figures.releases, 'release')}, {_day(first)}" + (
        f" to {_day(last)}" if last != first else ""
    )
    words = _count(figures.words, "word")
    yield f"{words} in {_count(figures.paragraphs, 'paragraph')}"
    yield from _over_time(timeline, page)
    for name, names in rankings(figures).items():
        # One name says nothing that the number of releases does not, but which it is.
        if names:
            yield ""
            yield from ranking(name, names, figures.releases, page, shown=_FEW)
    yield ""
    yield page.styled("index", "quiet")
    yield f"  {_index(index)}"


def _over_time(timeline: Timeline, page: Page) -> Iterator[str]:
    room = max(1, room_for(page, max(timeline.counts)))
    shown = Timeline(timeline.unit, timeline.starts[-room:], timeline.counts[-room:])
    if len(shown.starts) == 1:
        return  # a single bar tells nothing
    left_out = len(timeline.starts) - len(shown.starts)
    more = f", the last {room:,}" if left_out else ""
    yield ""
    yield page.styled(f"releases by {timeline.unit.name}{more}", "quiet")
    yield from skyline(shown, page)


def _index(index: IndexSize | None) -> str:
    if index is None:
        return "none yet; `verbatim rebuild` makes one"
    state = "up to date" if index.is_current else "older than the releases: `verbatim rebuild`"
    size = f"{_count(index.passages, 'passage')}, {index.bytes / _MEGABYTE:,.0f} MB"
    return f"{_count(index.releases, 'release')}, {size}, {state}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _day(day: Date) -> str:
    return f"{day.day} {day:%B} {day.isoformat()[:4]}"
