"""The one normal form of a text, which every offset counts in.

It is made in three steps, so that each can say what is wrong: bytes are decoded, characters that
may not stand in a text are found, and the rest is brought into its form. Only line ends, trailing
blanks and blank lines are touched, and letters composed (NFC); everything else stays as published:
no-break spaces, soft hyphens, zero-width and bidirectional marks, leading blanks, tabs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from corpus.problem import Fault

# Controls but tab and line feed, the two Unicode separators, and surrogates, which UTF-8 lacks.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_BLANK_LINES = re.compile(r"\n{3,}")
_BLANKS = " \t"
_BYTE_ORDER_MARK = "\ufeff"
_STAND_IN = "\ufffd"


class NotUtf8(ValueError):
    """The bytes are no UTF-8; `fault` says in which line."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def decode(data: bytes) -> str:
    """Return the text of a file's bytes, without byte-order marks, its lines ended by line feeds.

    Raises:
        NotUtf8: A byte is no UTF-8.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotUtf8(_undecodable(data, error.start)) from None
    return _with_line_feeds(text.lstrip(_BYTE_ORDER_MARK))


def forbidden_characters(text: str) -> Iterator[Fault]:
    """Yield a fault for every line that holds a character no text may hold."""
    if not _FORBIDDEN.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _FORBIDDEN.search(line):
            column = found.start() + 1
            yield Fault(
                number,
                "control-character",
                f"U+{ord(found[0]):04X} in column {column} is a control character; remove it",
            )


def without_forbidden(text: str) -> str:
    """Return the text with a stand-in for what no text may hold, so that it can be read on."""
    return _FORBIDDEN.sub(_STAND_IN, text)


def normal_form(text: str) -> str:
    r"""Return a text in normal form; what is in it already comes back as it is.

    A line is blank when it holds nothing but spaces and tabs: a no-break space or a zero-width
    space alone is a line of its own, for it was published.

    >>> normal_form("\n  One \t\r\nline.\n\n \n\nTwo.\n")
    '  One\nline.\n\nTwo.'
    """
    text = unicodedata.normalize("NFC", _with_line_feeds(text))
    # Composed first: what trails a line afterwards really is its end.
    text = "\n".join(line.rstrip(_BLANKS) for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", text).strip("\n")


def is_visible(text: str) -> bool:
    """Whether a text holds a letter, digit, punctuation mark or symbol, so anything to read."""
    return any(unicodedata.category(character)[0] in "LNPS" for character in text)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _undecodable(data: bytes, position: int) -> Fault:
    before = _with_line_feeds(data[:position].decode("utf-8"))
    return Fault(
        before.count("\n") + 1,
        "not-utf8",
        f"byte 0x{data[position]:02X} is no UTF-8; save the file as UTF-8",
    )
