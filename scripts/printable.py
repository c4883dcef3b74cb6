"""Making foreign text safe to show on a terminal."""

from __future__ import annotations

import re

_CLOSES = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
}
"""What ends a stretch of text whose direction is set, by the mark that begins it."""

_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    r"""Return `text` on one line, with what could steer a terminal written out as an escape.

    For questions, metadata and messages. The releases' own text is shown as it is: of these
    characters it can hold only those that set a direction, which `unclosed` keeps to their line.

    >>> printable("red \x1b[31m")
    'red \\x1b[31m'
    """
    return _STEERING.sub(lambda found: ascii(found[0])[1:-1], text)


def unclosed(text: str) -> str:
    r"""Return the marks that end every direction that `text` sets and leaves set.

    >>> ascii(unclosed("left \u202e thgir \u2067 left"))
    "'\\u2069\\u202c'"
    """
    due: list[str] = []
    for mark in text:
        if mark in _CLOSES:
            due.append(_CLOSES[mark])
        elif mark == "\u2069" and mark in due:
            while due.pop() != mark:  # it ends also what was begun inside
                pass
        elif due and mark == due[-1] == "\u202c":
            due.pop()
    return "".join(reversed(due))
