"""What is doubtful in a release that waits for review, written into its file as comments.

    # doubtful, dateline "3/4/2031", or 2031-04-03 where the month comes first:
    # date: 2031-03-04

The key itself is left out: whoever confirms it takes the comment's sign away, or is asked when the
file is added. The loader passes over comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.desk.choice import KEYS, Choice
from corpus.front_matter import Parts, split
from corpus.importing.extract import Found
from corpus.problem import one_line

_UNWELCOME = re.compile("[\ufeff\ufffe\uffff]")
_KEY = "|".join(KEYS)
_DOUBT = re.compile(
    rf"^# doubtful, (?P<evidence>.*):\n# (?P<key>{_KEY}): (?P<value>.+)$", re.MULTILINE
)
# The second line has lost its sign where the curator has confirmed it in the file.
_OPEN = re.compile(rf"^# (?:doubtful|missing), .*:(?:\n# (?:{_KEY}):.*)?$", re.MULTILINE)


def comments(taken: Iterable[Choice]) -> Iterator[str]:
    """Yield the lines that a file needs for what is doubtful or missing."""
    for one in taken:
        if one.is_open:
            what = "missing" if one.is_missing else "doubtful"
            yield f"# {what}, {_writable(one.evidence)}:"
            yield f"# {one.key}: {_writable(one.value or '')}".rstrip()


def comments_in(content: str) -> tuple[str, ...]:
    """Return the other comments in the front matter of a file, each with its sign."""
    parts = split(content)
    block = _OPEN.sub("", parts.block) if isinstance(parts, Parts) else ""
    return tuple(line for line in block.split("\n") if line.startswith("#"))


def doubts(block: str) -> dict[str, Found]:
    """Return what the comments of a front matter hold, by key."""
    return {
        found["key"]: Found(found["value"].strip(), found["evidence"], is_doubtful=True)
        for found in _DOUBT.finditer(block)
    }


def _writable(text: str) -> str:
    """Return a text on one line, without what YAML forbids also in a comment."""
    return one_line(_UNWELCOME.sub("", text))
