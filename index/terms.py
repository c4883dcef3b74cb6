"""Terms: the words of a text as the lexical index counts them, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import Stemmer

from corpus import Span
from corpus.patterns import lazy_pattern
from index.fold import fold_with_origins

_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Snowball's algorithm for a BCP 47 language; words of other languages are only folded."""

# In this order: an abbreviation with its full stops ("u.s."), a number with its separators
# ("1,500", "1.5"), one character of a script that parts no words, a word. What parts words is
# listed, rather than what makes them, because vowel signs of many scripts are no letters to `\w`.
_TERM = lazy_pattern(
    r"(?<!\w)(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,]\d+)*(?![^\W\d_])"
    r"|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
    r"|[^\s!-/:-@\[-`{-¿×÷،؛؟۔।॥\u2000-\u206f\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+"
)
_THOUSANDS = lazy_pattern(r"\d{1,3}(?:[.,]\d{3})+")


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a text.

    Attributes:
        stem: The word as it is compared, folded and without its ending.
        start, end: Where the word stands in the text it was taken from.
    """

    stem: str
    start: int
    end: int


def terms(text: str, language: str = "en") -> list[Term]:
    """Return the words of a text, in order.

    Each part of a hyphenated word is a word, and "1,500" is the same as "1500".

    >>> [term.stem for term in terms("The agency’s 1,500 CDs")]
    ['the', 'agenc', '1500', 'cds']
    """
    words, spans = _words(text)
    return [
        Term(stem, span.start, span.end)
        for stem, span in zip(stems(words, language), spans, strict=True)
    ]


def stems_of(text: str, language: str = "en") -> list[str]:
    """Return the stems of a text's words, in order."""
    return stems(_words(text)[0], language)


def stems(words: Iterable[str], language: str = "en") -> list[str]:
    """Return the stem of each folded word."""
    algorithm = _ALGORITHMS.get(language.partition("-")[0].lower())
    return _stemmer(algorithm).stemWords(list(words)) if algorithm else list(words)


@cache
def _stemmer(algorithm: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(algorithm)


def _words(text: str) -> tuple[list[str], list[Span]]:
    folded = fold_with_origins(text)
    words: list[str] = []
    spans: list[Span] = []
    for match in _TERM.finditer(folded.text):
        word = match[0]
        if word == "s" and folded.text[match.start() - 1 : match.start()] == "'":
            continue  # the possessive
        words.append(_plain(word))
        spans.append(folded.span(match.start(), match.end()))
    return words, spans


def _plain(word: str) -> str:
    """Take out the separators of thousands and the full stops of an abbreviation."""
    if word[0].isdigit():
        return re.sub(r"[.,]", "", word) if _THOUSANDS.fullmatch(word) else word
    return word.replace(".", "")
