"""Days on the command line may be whole months and years."""

from __future__ import annotations

import argparse
from datetime import date

import pytest

from scripts.argument_types import first_day, last_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2013-08-14", date(2013, 8, 14), date(2013, 8, 14)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2013", date(2013, 1, 1), date(2013, 12, 31)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
    ],
)
def test_a_day_a_month_or_a_year_has_a_first_and_a_last_day(
    text: str, first: date, last: date
) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize(
    "text", ["yesterday", "", "2013-13", "2013-00", "0000", "2013-02-30", "٢٠١٣"]
)
def test_what_is_none_of_these_is_named(text: str) -> None:
    for read in (first_day, last_day):
        with pytest.raises(argparse.ArgumentTypeError, match="is no date such as 2013-08-14"):
            read(text)
