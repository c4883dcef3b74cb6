"""Regular expressions that are compiled when they are first used.

Python's compiler takes milliseconds for a pattern of a hundred alternatives, and a question meets
few of the patterns there are: compiling all of them at import took a sixth of the way to an answer.
"""

from __future__ import annotations

import re
from typing import Any, cast


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` would, compiled when first used; so a mistake in it shows there."""
    return cast("re.Pattern[str]", _Later(source, flags))


class _Later:
    """Stands for a compiled pattern; each method becomes its own and is as fast as there."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found
