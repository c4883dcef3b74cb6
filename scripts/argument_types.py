"""What an argument must be, with what is said where it is not."""

from __future__ import annotations

import argparse
import re
from calendar import monthrange
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project

_YEAR_OR_MONTH = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?", re.ASCII)


def positive(text: str) -> int:
    """Return the whole number from 1 that `text` is."""
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")


def first_day(text: str) -> Date:
    """Return the day that `text` names in ISO 8601, or the first of a month or year.

    >>> first_day("2013-08"), first_day("2013")
    (datetime.date(2013, 8, 1), datetime.date(2013, 1, 1))
    """
    return _day(text, is_last=False)


def last_day(text: str) -> Date:
    """Return the day that `text` names in ISO 8601, or the last of a month or year.

    >>> last_day("2012-02"), last_day("2013")
    (datetime.date(2012, 2, 29), datetime.date(2013, 12, 31))
    """
    return _day(text, is_last=True)


def _day(text: str, *, is_last: bool) -> Date:
    found = _YEAR_OR_MONTH.fullmatch(text)
    try:
        if found is None:
            return Date.fromisoformat(text)
        year, month = int(found["year"]), int(found["month"] or (12 if is_last else 1))
        return Date(year, month, monthrange(year, month)[1] if is_last else 1)
    except ValueError as error:  # of a month that is none, too
        problem = f"{text!r} is no date such as 2013-08-14, 2013-08 or 2013"
        raise argparse.ArgumentTypeError(problem) from error
