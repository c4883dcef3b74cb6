"""When an entry was published, where it says so in a way that means one moment.

The two formats that feeds must use are read strictly here: feedparser makes New Year 2025 of
2024-13-45. What is in neither format is left to it.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import struct_time
from typing import Any

_ISO = re.compile(r"\d{4}-?\d\d")
_LONGEST = 100  # characters


def published(raw: Any) -> datetime | None:
    """Return when one of feedparser's entries was published, else when it was changed."""
    for name in ("published", "created", "updated"):
        # Past feedparser's own access, which mixes the names up, and warns.
        text = str(dict.get(raw, name) or "").strip()
        if 0 < len(text) <= _LONGEST and (found := _read(text, dict.get(raw, f"{name}_parsed"))):
            return found
    return None


def _read(text: str, parsed: Any) -> datetime | None:
    reader = datetime.fromisoformat if _ISO.match(text) else parsedate_to_datetime
    try:
        return _in_utc(reader(text))
    except (ValueError, OverflowError):
        return None if _ISO.match(text) else _elsewise(text, parsed)


def _elsewise(text: str, parsed: Any) -> datetime | None:
    """Take feedparser's word for a date, where the year is one that is written there."""
    # An element of that very name would put something else there.
    if not isinstance(parsed, struct_time) or not re.search(rf"\b{parsed.tm_year}\b", text):
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _in_utc(found: datetime) -> datetime:
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
