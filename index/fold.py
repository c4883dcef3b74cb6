"""Folding: the form of a text in which matching happens, and the way back to the text itself.

Folding forgives case, accents, typographic quotes and dashes, and marks nobody sees. What is shown
to a person is never folded.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from corpus import Span
from corpus.patterns import lazy_pattern

_ALIKE = {
    **dict.fromkeys("’‘‚‛′ʼʹ`‹›＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("−⁃", "-"),
    **dict.fromkeys("\t\n", " "),
    # Letters with a stroke and ligatures, which Unicode does not take apart.
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ـ": "",  # the Arabic tatweel only stretches a word
}
# Accents, points and Arabic vowel signs may be left out by whoever types a question. Vowel signs of
# the Indic and other scripts are letters in all but name and stay.
_ACCENT = lazy_pattern(
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7"
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    r"\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)
_KINDS = {"Cf": "", "Pd": "-", "Zs": " "}


class _Table(dict[int, str]):
    """What each character folds to, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = character = chr(code)
        while (again := "".join(map(_fold_once, folded))) != folded:
            folded = again
        self[code] = folded
        return self[ord(character)]


def _fold_once(character: str) -> str:
    if character in _ALIKE:
        return _ALIKE[character]
    kind = unicodedata.category(character)
    if kind in _KINDS:
        return _KINDS[kind]
    plain = unicodedata.normalize("NFKC", character).casefold()
    bare = _ACCENT.sub("", unicodedata.normalize("NFD", plain))
    return unicodedata.normalize("NFC", bare)


_TABLE = _Table()


def fold(text: str) -> str:
    """Return the text as it is compared.

    >>> fold("“Opération PUREZA” – Straße")
    '"operation pureza" - strasse'
    """
    return text.translate(_TABLE)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each of its characters came from.

    Attributes:
        text: The folded text.
        origins: For each character of it the offset of the original one; never decreasing.
    """

    text: str
    origins: range | list[int]

    def span(self, start: int, end: int) -> Span:
        """Return what `text[start:end]`, not empty, covers in the original."""
        return Span(self.origins[start], self.origins[end - 1] + 1)


def fold_with_origins(text: str) -> Folded:
    """Fold a text and remember the way back.

    >>> folded = fold_with_origins("Straße")
    >>> folded.text, folded.span(4, 6)
    ('strasse', Span(start=4, end=5))
    """
    pieces = [_TABLE[ord(character)] for character in text]
    folded = "".join(pieces)
    if len(folded) == len(text) and all(pieces):
        return Folded(folded, range(len(text)))
    origins = [offset for offset, piece in enumerate(pieces) for _ in piece]
    return Folded(folded, origins)
