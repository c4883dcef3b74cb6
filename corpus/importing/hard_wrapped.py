"""Plain text whose lines a program broke at a width, as e-mail does, told from text that is not.

A program breaks a line where the next word would not fit. A text counts as hard-wrapped if nearly
all its long lines inside paragraphs end so; then those are taken back, and all others are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

WIDTHS = range(50, 101)
"""Characters of the longest line, for a text to be one that was broken at a width."""

_FEWEST = 4  # line ends inside paragraphs
_LONG = 0.6  # of the longest: shorter lines are those of addresses and lists
_SHARE = 0.9  # of line ends behind long lines where the next word would not fit
_OWN_LINE = re.compile(
    r"[ \t]*(?:[•·▪*–—-]|\(?(?:\d{1,2}|[a-z])[.)])[ \t]+\S|[ \t]*[>|]|[ \t]{4,}\S"
)


def width(text: str) -> int | None:
    """Return the width at which a text was broken, or None where it was not."""
    pairs = [pair for block in _blocks(text) for pair in pairwise(block)]
    breakable = [line for block in _blocks(text) for line in block if " " in line.strip()]
    longest = max(map(len, breakable), default=0)
    if len(pairs) < _FEWEST or longest not in WIDTHS:
        return None
    long = [
        _is_forced(before, after, longest)
        for before, after in pairs
        if len(before) >= _LONG * longest and not _OWN_LINE.match(after)
    ]
    return longest if len(long) >= _FEWEST and sum(long) >= _SHARE * len(long) else None


def unwrapped(text: str, longest: int) -> str:
    """Take back the line ends that a program made in a text at a width."""
    return "\n\n".join("\n".join(_rejoined(block, longest)) for block in _blocks(text))


def _blocks(text: str) -> list[list[str]]:
    return [block.split("\n") for block in text.split("\n\n")]


def _rejoined(block: Sequence[str], longest: int) -> Iterator[str]:
    line = block[0]
    for before, after in pairwise(block):
        if not _is_forced(before, after, longest):
            yield line
            line = after
        elif re.search(r"\w-$", line):  # broken behind the hyphen of a compound
            line += after.lstrip(" ")
        else:
            line += f" {after.lstrip(' ')}"
    yield line


def _is_forced(before: str, after: str, longest: int) -> bool:
    """Whether a line ends because the next one's first word would not fit on it."""
    words = after.split(maxsplit=1)  # none in a line that holds a no-break space alone
    if not words or _OWN_LINE.match(after) or before.lstrip()[:1] in {">", "|"}:
        return False
    return len(before) + 1 + len(words[0]) > longest
