"""Making foreign text safe to show on a terminal."""

from __future__ import annotations

import re

_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    r"""Return `text` on one line, with what could steer a terminal written out as an escape.

    For questions, metadata and messages; the releases' own text holds no such characters.

    >>> printable("red \x1b[31m")
    'red \\x1b[31m'
    """
    return _STEERING.sub(lambda found: ascii(found[0])[1:-1], text)
