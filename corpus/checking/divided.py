"""Words that are still divided as they were at the end of a line: “interna- tional”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARKS = ("- ", "-\n", "‐ ", "‐\n", "\u00ad ", "\u00ad\n", "¬")
_GAP = re.compile(r"(?:[-‐\u00ad][ \n]|¬[ \n]?)(?=[^\W\d_]{2})")
_LAST = re.compile(r"(?<![\w-])[^\W\d_]{2,}$")
_FIRST = re.compile(r"[^\W\d_]{2,}(?![\w-])")
_LONGEST = 40  # letters of a part


class Division(NamedTuple):
    """Two parts of what may be one word; `start` and `end` are offsets."""

    start: int
    end: int
    first: str
    second: str


def divisions(text: str) -> Iterator[Division]:
    """Yield where a word is followed by a hyphen, a blank or line end, and another word."""
    if not any(mark in text for mark in _MARKS):
        return
    for gap in _GAP.finditer(text):
        before = _LAST.search(text[max(0, gap.start() - _LONGEST) : gap.start()])
        after = _FIRST.match(text, gap.end())
        if before and after:
            start = gap.start() - len(before[0])
            yield Division(start, after.end(), before[0], after[0])


def without_divisions(text: str) -> str:
    """Return a text without the words that may be parts of others."""
    kept, position = [], 0
    for one in divisions(text):
        kept.append(text[position : one.start])
        position = max(position, one.end)
    kept.append(text[position:])
    return " ".join(kept)
