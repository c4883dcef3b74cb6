"""Stretches of the calendar that a question may name, from a day to a decade."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "year"]

_DAY = timedelta(days=1)
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """Some days in a row, the first and the last included."""

    first: date
    last: date

    def touches(self, other: Period) -> bool:
        """Whether no day lies between the two."""
        return self.first - _DAY <= other.last and other.first - _DAY <= self.last

    def joined(self, other: Period) -> Period:
        """Return the days from the first of either to the last of either."""
        return Period(min(self.first, other.first), max(self.last, other.last))


def months(year: int, month: int, number: int = 1) -> Period:
    """Return some whole months; `month` may lie outside 1 to 12 and counts on from there.

    >>> months(2013, 12, 3)
    Period(first=datetime.date(2013, 12, 1), last=datetime.date(2014, 2, 28))
    """
    last_year, last_month = divmod(year * 12 + month + number - 2, 12)
    year, month = divmod(year * 12 + month - 1, 12)
    last_day = monthrange(last_year, last_month + 1)[1]
    return Period(date(year, month + 1, 1), date(last_year, last_month + 1, last_day))


def years(first: int, last: int | None = None) -> Period:
    """Return a whole year, or all from one to another."""
    return Period(date(first, 1, 1), date(first if last is None else last, 12, 31))


def third(period: Period, number: int) -> Period:
    """Return the early (0), middle (1) or late (2) part of a month or more, else all of it.

    Years are parted between months, months between the days 10, 11, 20 and 21.

    >>> third(years(2013), 2)
    Period(first=datetime.date(2013, 9, 1), last=datetime.date(2013, 12, 31))
    """
    first, last = period.first, period.last
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    if length > 1:
        start, end = length * number // 3, length * (number + 1) // 3
        return months(first.year, first.month + start, end - start) if length >= 3 else period
    if (last - first).days < 27:
        return period
    start, end = 10 * number + 1, 10 * number + 10
    return Period(first.replace(day=start), last if number == 2 else last.replace(day=end))


def ago(number: int, unit: Unit, today: date) -> Period:
    """Return the whole day, week, month … that lies so many back; weeks start on Monday."""
    if unit == "day":
        return Period(today - number * _DAY, today - number * _DAY)
    if unit == "week":
        monday = today - (today.weekday() + 7 * number) * _DAY
        return Period(monday, monday + 6 * _DAY)
    length = _MONTHS[unit]
    this = (today.month - 1) // length * length + 1
    return months(today.year, this - number * length, length)


def up_to(today: date, number: int, unit: Unit) -> Period:
    """Return the days from so many units back until today.

    >>> up_to(date(2026, 5, 31), 3, "month").first
    datetime.date(2026, 2, 28)
    """
    if unit in ("day", "week"):
        return Period(today - number * (7 if unit == "week" else 1) * _DAY, today)
    then = months(today.year, today.month - number * _MONTHS[unit])
    return Period(min(then.last, then.first.replace(day=1) + (today.day - 1) * _DAY), today)


def latest_months(month: int, number: int, today: date, *, ended: bool) -> Period:
    """Return the last time that a month, or a season of so many, had begun or also ended."""
    for year in (today.year, today.year - 1):
        found = months(year, month, number)
        if (found.last < today) if ended else (found.first <= today):
            return found
    return months(today.year - 2, month, number)


def last_weekday(weekday: int, today: date) -> Period:
    """Return the last Monday (0) to Sunday (6) before today."""
    day = today - ((today.weekday() - weekday - 1) % 7 + 1) * _DAY
    return Period(day, day)
