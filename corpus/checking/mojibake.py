"""Letters that were read in another encoding than they were written in: “Ã©” for “é”.

UTF-8 read as Windows-1252 or Mac Roman leaves pairs and triples of characters that make sense in no
language, and that turn back into one when the reading is undone. What could be meant as it stands,
such as “É»” at the end of a quote, is left alone: what comes back must be what texts are full of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

# The bytes that Windows-1252 has no characters for are read as the controls of Latin-1.
_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(128, 256)}
_MACINTOSH = {byte: bytes([byte]).decode("mac_roman") for byte in range(128, 256)}
_READINGS = (_WINDOWS, _MACINTOSH)
_LENGTHS = (((0xC2, 0xDF), 1), ((0xE0, 0xEF), 2), ((0xF0, 0xF4), 3))
# Quote marks, dashes and the like stand behind a capital of their own right: “IRMÃ”, “AMANHÃ—”.
_OWN_RIGHT = frozenset("“”‘’‚„…–—•‹›«»™\u00a0")
# Scripts of which one letter alone proves nothing, for it reads as two Latin ones.
_FEWEST_IN_A_ROW = 3
_ADJACENT = re.compile("[^\x00-\x7f]{2}")


class Garbled(NamedTuple):
    """Where a text is garbled; `meant` is what it was before."""

    start: int
    shown: str
    meant: str


def garbled(text: str) -> Iterator[Garbled]:
    """Yield the places where a text was read in the wrong encoding, in order of the reading.

    >>> [(one.shown, one.meant) for one in garbled("The cafÃ© isnâ€™t open")]
    [('Ã©', 'é'), ('â€™', '’')]
    """
    if text.isascii() or not _ADJACENT.search(text):
        return
    for reading in range(len(_READINGS)):
        for found in _runs(reading).finditer(text):
            meant = _undone(found[0], reading)
            if meant and _is_likely(meant) and not _is_meant(text, found):
                yield Garbled(found.start(), found[0], meant)


@cache
def _runs(reading: int) -> re.Pattern[str]:
    """Return what finds characters in a row that were the bytes of UTF-8."""
    table = _READINGS[reading]
    following = _class(table, 0x80, 0xBF)
    sequences = [
        f"{_class(table, first, last)}{following}{{{length}}}" for (first, last), length in _LENGTHS
    ]
    return re.compile(f"(?:{'|'.join(sequences)})+")


def _class(table: dict[int, str], first: int, last: int) -> str:
    return "[" + "".join(re.escape(table[byte]) for byte in range(first, last + 1)) + "]"


def _undone(shown: str, reading: int) -> str | None:
    to_byte = {character: byte for byte, character in _READINGS[reading].items()}
    try:
        return bytes(to_byte[one] for one in shown).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_likely(meant: str) -> bool:
    """Whether what came back is what texts are full of."""
    if any(map(_proves_itself, meant)):
        return True
    return sum(map(_is_of_other_script, meant)) >= _FEWEST_IN_A_ROW


def _proves_itself(one: str) -> bool:
    """Whether a character alone, behind what it was garbled to, leaves no doubt.

    Letters of Western languages, general punctuation, arrows and signs, ligatures, emoji.
    """
    return (
        "\u00a0" <= one <= "\u017f"
        or ("\u2010" <= one <= "\u27bf" and not "\u2140" <= one <= "\u218f")
        or "\ufb00" <= one <= "\ufb06"
        or one == "\ufeff"
        or "\U0001f300" <= one <= "\U0001faff"
    )


def _is_of_other_script(one: str) -> bool:
    return one.isalpha() and one >= "\u0370"


def _is_meant(text: str, found: re.Match[str]) -> bool:
    """Whether a capital letter with a mark behind it may be just that."""
    shown = found[0]
    if len(shown) != 2 or not shown[0].isupper():
        return False
    if shown[0] == "Å" and shown[1] in "²³":  # square and cubic ångström
        return True
    if shown[1] not in _OWN_RIGHT:
        return False
    before = text[max(0, found.start() - 1) : found.start()]
    return shown[0] not in "ÃÂ" or not before.strip() or before.isupper() or before in "“‘„«("
