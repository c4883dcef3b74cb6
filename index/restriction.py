"""Filters in words: "of August 2013", "since 1 March 2021, of INTERPOL"."""

from __future__ import annotations

import calendar
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the package

from index.answer import Filters


def restriction(filters: Filters) -> str:
    """Return what the filters restrict releases to, to be read after "releases"; "" if nothing.

    >>> restriction(Filters(since=Date(2013, 1, 1), until=Date(2014, 12, 31), publisher="INTERPOL"))
    'of 2013 to 2014, of INTERPOL'
    """
    parts = [
        _dates(filters.since, filters.until),
        filters.publisher and f"of {filters.publisher}",
        filters.release and f"with the id {filters.release}",
    ]
    return ", ".join(part for part in parts if part)


def _dates(since: Date | None, until: Date | None) -> str:
    if since is None or until is None:
        return f"since {_day(since)}" if since else f"until {_day(until)}" if until else ""
    if since == until:
        return f"of {_day(since)}"
    if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
        first, last = str(since.year), str(until.year)
    elif since.day == 1 and until.day == calendar.monthrange(until.year, until.month)[1]:
        first, last = f"{since:%B %Y}", f"{until:%B %Y}"
    else:
        first, last = _day(since), _day(until)
    return f"of {first}" if first == last else f"of {first} to {last}"


def _day(date: Date) -> str:
    return f"{date.day} {date:%B %Y}"
