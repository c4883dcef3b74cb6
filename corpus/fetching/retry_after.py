"""When a busy server asks to be asked again."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def wait_s(header: str, now: datetime) -> float | None:
    """Return the seconds that a Retry-After asks to wait; None where it is missing or garbled.

    >>> wait_s("120", datetime.now(UTC))
    120.0
    """
    header = header.strip()
    if header.isascii() and header.isdecimal() and len(header) < 10:
        return float(header)
    try:
        then = parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - now).total_seconds())
