"""The day of a time: all that is kept of when something was asked, as a time tells more."""

from __future__ import annotations

from datetime import UTC, datetime


def day_of(seconds: float) -> str:
    """Return the day in UTC, in ISO 8601.

    >>> day_of(86_400 * 365)
    '1971-01-01'
    """
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
