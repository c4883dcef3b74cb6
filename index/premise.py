"""False premises: what a question takes for granted and the quoted release does not hold.

"How many were arrested in Operation Pangea?" is no question to a release on another operation,
well as its sentence on arrests may fit. What is missing lowers the confidence (`index.confidence`);
it decides nothing alone, for a name may be there in other words: "the Texan" for a man of Dallas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.country_names import country_names, key_of
from index.fold import fold
from index.generation import Generation
from index.near_words import is_near_any
from index.taken_for_granted import NUMERALS, Granted, taken_for_granted
from index.terms import stems_of

_MOST_INITIALS = 6
_BETWEEN_INITIALS = r"\w*[\s-](?:(?:of|the|and|for|on|in|to|de|la|del|et|&)\s)*"


@dataclass(frozen=True, slots=True)
class Missing:
    """What a release lacks of a question's premises.

    Attributes:
        names: How rare the rarest name that it lacks is, 0 to 1; 0 where it lacks none.
        facts: 1 where it lacks an operation, a country, a year or the numeral of a name, else 0.
        words: All that it lacks, as it was typed, folded, in order.
    """

    names: float
    facts: float
    words: tuple[str, ...]


def missing(question: str, generation: Generation, release: int) -> Missing:
    """Return what a release, by its number, lacks of what a question takes for granted.

    Its title, publisher and date count as well as its text; slips of spelling, accents and case
    are forgiven, a country may be named by its people, a body spelled out for its initials.
    """
    held = _Held(generation, release)
    granted = taken_for_granted(question, generation, held.language, held.stems)
    lacking = [one for one in granted if not held.holds(one)]
    return Missing(
        names=max((one.weight for one in lacking if one.kind == "name"), default=0.0),
        facts=float(any(one.kind != "name" for one in lacking)),
        words=tuple(one.word for one in lacking),
    )


class _Held:
    """What a release holds."""

    def __init__(self, generation: Generation, release: int) -> None:
        stored, words = generation.tables.releases[release], generation.words(release)
        self.language = stored.language
        self._text = f"{stored.title}\n{generation.tables.text(release)}"
        beside = f"{stored.publisher} {stored.date:%B %Y}"
        self.stems = words.title.union(stems_of(beside, stored.language), *words.sentences)

    def holds(self, granted: Granted) -> bool:
        if granted.kind == "country":
            return self._holds_country(granted.code)
        if granted.kind == "numeral":
            return self._holds_numeral(granted)
        if granted.kind == "year":
            return granted.stem in self.stems
        is_spelled = granted.stem in self.stems or is_near_any(granted.stem, self.stems)
        return is_spelled or self._spells_out(granted.word)

    def _holds_country(self, code: str) -> bool:
        text = f" {key_of(self._text)} "
        codes = country_names(self.language).codes
        return any(f" {name} " in text for name, its in codes.items() if its == code)

    def _holds_numeral(self, granted: Granted) -> bool:
        """Whether a numeral follows the same word; of a word that is missing it says no more."""
        text, before = fold(self._text), re.escape(granted.before)
        if not re.search(rf"\b{before}\b", text):
            return True
        number = NUMERALS.get(granted.word, granted.word)
        written = "|".join({number, *(roman for roman, its in NUMERALS.items() if its == number)})
        return re.search(rf"\b{before}\W+(?:{written})\b", text) is not None

    def _spells_out(self, word: str) -> bool:
        """Whether words stand together in the text whose initials, in capitals, are the word."""
        if not (2 <= len(word) <= _MOST_INITIALS and word.isalpha()):
            return False
        initials = _BETWEEN_INITIALS.join(map(re.escape, word.upper()))
        return re.search(rf"\b{initials}\w*", self._text) is not None
