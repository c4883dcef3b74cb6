"""Time parted into days, weeks, months, quarters or years, and what falls into each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project
from datetime import timedelta

_JANUARY = 1
_FEW = 2  # days a period, below which a plot is nothing but gaps


@dataclass(frozen=True, slots=True)
class Unit:
    """A way to part time.

    Attributes:
        first: The first day of the period that a day is in.
        days: How long a period is, at most.
        label: The period's name, which sorts as time does.
    """

    name: str
    days: int
    first: Callable[[Date], Date]
    label: Callable[[Date], str]


def _monday(day: Date) -> Date:
    return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))


def _quarter(day: Date) -> Date:
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


UNITS = {
    unit.name: unit
    for unit in (
        Unit("day", 1, lambda day: day, Date.isoformat),
        Unit("week", 7, _monday, Date.isoformat),
        Unit("month", 31, lambda day: day.replace(day=1), lambda day: day.isoformat()[:7]),
        Unit("quarter", 92, _quarter, lambda day: f"{day.isoformat()[:4]}-Q{(day.month + 2) // 3}"),
        Unit("year", 366, lambda day: day.replace(month=1, day=1), lambda day: day.isoformat()[:4]),
    )
}
"""From the shortest to the longest."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """How many releases fall into each period, from the first with any to the last.

    Attributes:
        starts: The first day of each period; none is left out, empty ones neither.
    """

    unit: Unit
    starts: tuple[Date, ...]
    counts: tuple[int, ...]

    def labels(self) -> list[str]:
        """Return the name of each period."""
        return [self.unit.label(start) for start in self.starts]


def timeline(days: Sequence[Date], unit: Unit) -> Timeline:
    """Count days by period."""
    found = Counter(map(unit.first, days))
    if not found:
        return Timeline(unit, (), ())
    starts = [min(found)]
    while starts[-1] < max(found):
        # One day past the longest period is in the next, and never beyond it.
        starts.append(unit.first(_later(starts[-1], unit)))
    return Timeline(unit, tuple(starts), tuple(found[start] for start in starts))


def fitting(days: Sequence[Date], most: int) -> Timeline:
    """Count days by the shortest period of which there are no more than `most`.

    Where the days are few, by one so long that two of them fall into it, if any is.
    """
    *shorter, longest = UNITS.values()
    if days:
        span = (max(days) - min(days)).days
        for unit in shorter:
            if span // unit.days < most:
                found = timeline(days, unit)
                if len(found.starts) <= min(most, len(days) // _FEW):
                    return found
    return timeline(days, longest)


def _later(start: Date, unit: Unit) -> Date:
    return start + timedelta(days=unit.days)


def ticks(starts: Sequence[Date], most: int) -> dict[int, str]:
    """Return where a scale of time is marked, and with what: years, else months, else days.

    Args:
        starts: The first day of each period, in order.
        most: Marks at most.
    """
    years = {place: f"{day:%Y}" for place, day in enumerate(starts) if _begins_year(starts, place)}
    if len(years) > 2 or len(years) == len(starts):
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if len(years) <= most * step)
        return {place: year for place, year in years.items() if int(year) % step == 0}
    step = max(1, -(-len(starts) // most))
    form = "%Y-%m-%d" if len(starts) > 1 and (starts[1] - starts[0]).days < 28 else "%Y-%m"
    return {place: f"{starts[place]:{form}}" for place in range(0, len(starts), step)}


def _begins_year(starts: Sequence[Date], place: int) -> bool:
    day = starts[place]
    return day.month == _JANUARY if place == 0 else starts[place - 1].year != day.year
