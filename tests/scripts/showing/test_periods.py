"""Time parted into periods: none is lost, none is left out, and they fit."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.showing.periods import UNITS, fitting, ticks, timeline

DAYS = st.lists(st.dates(date(1990, 1, 1), date(2040, 12, 31)), min_size=1, max_size=30)


@given(DAYS, st.sampled_from(sorted(UNITS)))
def test_every_day_is_counted_in_its_period_and_empty_periods_have_their_place(
    days: list[date], name: str
) -> None:
    unit = UNITS[name]
    found = timeline(days, unit)
    assert sum(found.counts) == len(days)
    assert found.counts[0]
    assert found.counts[-1]
    assert list(found.starts) == sorted(set(found.starts))
    whole = {min(days) + timedelta(days=n) for n in range((max(days) - min(days)).days + 1)}
    assert set(found.starts) == {unit.first(day) for day in whole}
    assert found.labels() == sorted(found.labels())


@given(DAYS, st.integers(1, 200))
def test_the_periods_fit_unless_not_even_years_do(days: list[date], most: int) -> None:
    found = fitting(days, most)
    assert len(found.starts) <= most or found.unit.name == "year"
    assert sum(found.counts) == len(days)


@pytest.mark.parametrize(
    ("days", "unit"),
    [
        ([date(2031, 3, day) for day in range(1, 32) for _ in (1, 2)], "day"),
        ([date(2031, 3, 1) + timedelta(days=5 * n) for n in range(300)], "month"),
        ([date(2031, 3, 1), date(2032, 3, 1)], "year"),
        ([], "year"),
    ],
)
def test_the_shortest_period_is_taken_that_is_no_row_of_gaps(days: list[date], unit: str) -> None:
    assert fitting(days, 70).unit.name == unit


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("day", ["2031-12-31", "2032-01-01"]),
        ("week", ["2031-12-29"]),
        ("month", ["2031-12", "2032-01"]),
        ("quarter", ["2031-Q4", "2032-Q1"]),
        ("year", ["2031", "2032"]),
    ],
)
def test_periods_are_named_so_that_they_sort(name: str, labels: list[str]) -> None:
    assert timeline([date(2031, 12, 31), date(2032, 1, 1)], UNITS[name]).labels() == labels


@pytest.mark.parametrize("name", sorted(UNITS))
def test_the_first_and_the_last_day_of_the_calendar_are_days_like_others(name: str) -> None:
    for first in (date.min, date.max - timedelta(days=400)):
        days = [first, first + timedelta(days=400)]
        assert sum(timeline(days, UNITS[name]).counts) == 2


def test_years_are_marked_where_there_are_several_and_days_where_there_are_few() -> None:
    months = timeline([date(2009, 3, 1), date(2031, 3, 1)], UNITS["month"])
    assert list(ticks(months.starts, 8).values()) == ["2010", "2015", "2020", "2025", "2030"]
    days = timeline([date(2031, 3, 1), date(2031, 3, 20)], UNITS["day"])
    assert list(ticks(days.starts, 2).values()) == ["2031-03-01", "2031-03-11"]
