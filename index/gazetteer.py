"""Countries and nationalities in a text: which words name them, and where.

`index.country_names` says what countries and peoples are called, `index.country_sense` drops what
only looks like one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus import Span
from index.country_names import WORD, CountryNames, Mention, country_names
from index.country_sense import in_context
from index.fold import Folded, fold_with_origins

__all__ = ["Mention", "find_countries"]

_GAPS = frozenset({" ", "-", "'", ".", " & ", " - "})
_MOST_WORDS = 12
_ARABIC_PREFIXES = "وفبكل"  # and, so, in, like, to: written together with the word


@dataclass(frozen=True, slots=True)
class _Words:
    """The folded words of a text."""

    text: str
    folded: Folded
    spans: list[tuple[int, int]]

    def without_prefix(self, place: int) -> _Words | None:
        """Return the words from a place on with an Arabic prefix taken off the first, if any."""
        start, end = self.spans[place]
        if end - start < 3 or self.folded.text[start] not in _ARABIC_PREFIXES:
            return None
        near = self.spans[place + 1 : place + _MOST_WORDS]
        return _Words(self.text, self.folded, [(start + 1, end), *near])

    def word(self, place: int) -> str:
        start, end = self.spans[place]
        return self.folded.text[start:end]

    def phrase(self, place: int, size: int) -> str | None:
        """Return the key of `size` words, or nothing where they do not belong together."""
        if place + size > len(self.spans):
            return None
        for after in range(place + 1, place + size):
            gap = self.folded.text[self.spans[after - 1][1] : self.spans[after][0]]
            if gap not in _GAPS and not (gap == ". " and self.word(after - 1) == "st"):
                return None
        return " ".join(self.word(place + step) for step in range(size))


def find_countries(text: str, language: str = "en") -> list[Mention]:
    """Return the countries, territories and peoples that a text names, in order.

    Names count in English and in `language` (Spanish, French, Portuguese, Arabic), the longest one
    that matches; peoples in English. They begin with a capital letter where the script has them.

    >>> [mention.code for mention in find_countries("Police in Chad, the UK and New Mexico")]
    ['TD', 'GB']
    """
    names = country_names(language)
    return in_context(text, list(_mentions(text, names, language)), names.states)


def _mentions(text: str, names: CountryNames, language: str) -> Iterator[Mention]:
    folded = fold_with_origins(text)
    words = _Words(text, folded, [match.span() for match in WORD.finditer(folded.text)])
    place = 0
    while place < len(words.spans):
        found = _longest(words, place, names)
        if found is None and language.startswith("ar"):
            bare = words.without_prefix(place)
            found = _longest(bare, 0, names) if bare else None
        if found is None:
            place += 1
            continue
        mention, size = found
        yield mention
        place += size


def _longest(words: _Words, place: int, names: CountryNames) -> tuple[Mention, int] | None:
    """Return the longest name that begins with a word, and how many words it has."""
    for size in range(names.longest.get(words.word(place), 0), 0, -1):
        key = words.phrase(place, size)
        if key is None or key not in names.codes:
            continue
        span = words.folded.span(words.spans[place][0], words.spans[place + size - 1][1])
        written = span.of(words.text)
        if written[0].islower() or (key in names.abbreviations and written != written.upper()):
            continue
        if key in names.abbreviations and " " in key and words.text[span.end : span.end + 1] == ".":
            span = Span(span.start, span.end + 1)
        return Mention(span, names.codes[key], key in names.peoples), size
    return None
