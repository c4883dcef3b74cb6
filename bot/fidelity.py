"""What Telegram does to a text on its way: which texts arrive as they were sent.

Bot API servers drop or replace some characters of every message (`clean_input_string` and
`remove_invalid_entities` in TDLib, https://github.com/tdlib/td): control characters and tabs
become spaces, line separators and bidirectional embeddings vanish, runs of directional marks
change, and an entity loses the white space it begins with. A quote that would not arrive letter
by letter must not be sent as a quote.
"""

from __future__ import annotations

import re

_VANISHES = "\u202a-\u202e\u030a\u0333\u033f"
_ALTERED = re.compile(f"[\x00-\x09\x0b-\x1f\u2028\u2029{_VANISHES}]|[\u200e\u200f]{{2}}")
_UNFIT = re.compile(f"[\x00-\x08\x0e-\x1b\u200e\u200f{_VANISHES}]")
_INVISIBLE = re.compile(
    "[\\s\u180e\u200b-\u200f\u202e\u2060\u2800\ufeff\ufffc\U000e0000\U000e0001]*"
)


def arrives_whole(text: str) -> bool:
    """Whether Telegram shows exactly this text when it is sent as a quotation."""
    return text.strip() == text and is_visible(text) and not _ALTERED.search(text)


def is_visible(text: str) -> bool:
    """Whether there is anything to see; Telegram refuses a mark on nothing."""
    return not _INVISIBLE.fullmatch(text)


def tidied(text: str, limit: int) -> str:
    """Return a title or a name on one line, of at most `limit` code points, fit to be sent.

    Never for a quote: this changes what it is given.
    """
    line = " ".join(_UNFIT.sub("", text).split())
    short = line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
    return short if is_visible(short) else ""
