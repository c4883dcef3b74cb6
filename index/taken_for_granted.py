"""What a question takes for granted: the names, operations, countries and years it speaks of.

Names are told by their capitals. A question typed all in one case shows none; there a word is a
name if the releases never write it small, or if it follows "operation" and stands in no release.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from index.country_names import CountryNames, country_names
from index.fold import fold
from index.generation import Generation
from index.terms import Term, terms

Kind = Literal["name", "operation", "country", "year", "numeral"]

NUMERALS = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
"""The Roman numerals that are no letter, with their figures."""

_RELEASES_LOOKED_AT, _FEWEST_CAPITALS = 5, 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDS_SENTENCE = re.compile(r"[.?!:]")
_CHARACTERS = 1_000
"""Of a question that are looked at at all."""
_BEFORE_NAME = frozenset(("operation", "operations", "operacion", "project", "projects"))
_BEFORE_NOUN = frozenset(("the", "this", "that", "an", "each", "la"))


@dataclass(frozen=True, slots=True)
class Granted:
    """A thing that a question takes for granted.

    Attributes:
        word, stem: As it is typed, folded, and as it is compared.
        weight: How rare it is among the releases, 1 where it stands in none.
        code: Of a country, as `index.country_names` has it.
        before: Of a numeral, the word before it: "pureza" in "Pureza II".
    """

    kind: Kind
    word: str
    stem: str
    weight: float
    code: str = ""
    before: str = ""


def taken_for_granted(
    question: str, generation: Generation, language: str, known: Container[str] = ()
) -> list[Granted]:
    """Return what a question takes for granted, in order.

    Args:
        question: As it was typed.
        generation: The index, for what its releases write with a capital.
        language: That its words are stemmed in (BCP 47).
        known: Stems of names that need not be looked for.
    """
    return list(_Asked.read(question, generation, language).granted(known))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question word by word.

    Attributes:
        words: The terms as they are typed, folded.
        shows_names: Whether capital and small letters are both put to use.
    """

    question: str
    generation: Generation
    language: str
    terms: list[Term]
    words: list[str]
    shows_names: bool

    @classmethod
    def read(cls, question: str, generation: Generation, language: str) -> _Asked:
        question = question[:_CHARACTERS]
        found = terms(question, language)
        firsts = [question[term.start] for term in found]
        cases = {first.isupper() for first in firsts[1:] if first.isalpha()}
        words = [fold(question[term.start : term.end]).replace(".", "") for term in found]
        return cls(question, generation, language, found, words, len(cases) > 1)

    def granted(self, known: Container[str]) -> Iterator[Granted]:
        countries = dict(self._countries())
        for place, term in enumerate(self.terms):
            word, code = self.words[place], countries.get(place)
            if code is not None:
                if code:
                    yield Granted("country", word, term.stem, 1.0, code=code)
            elif _YEAR.fullmatch(term.stem):
                yield Granted("year", word, term.stem, 1.0)
            elif self._is_numeral(place):
                yield Granted("numeral", word, term.stem, 1.0, before=self.words[place - 1])
            elif term.stem not in known and self._is_name(place):
                rarity = self.generation.lexical_releases.rarity
                kind: Kind = "operation" if self._operation_before(place) is not None else "name"
                yield Granted(kind, word, term.stem, rarity(term.stem) / rarity(""))

    def _countries(self) -> Iterator[tuple[int, str]]:
        """Yield the places of countries' names, the code at the first word, "" at the others.

        What only looks like a country, such as New Mexico, is none of either.
        """
        names = country_names(self.language)
        place = 0
        while place < len(self.words):
            sizes = range(names.longest.get(self.words[place], 0), 0, -1)
            keys = [" ".join(self.words[place : place + size]) for size in sizes]
            key = next((key for key in keys if self._is_country(names, key, place)), "")
            if key and names.codes[key]:
                yield place, names.codes[key]
                yield from ((place + step, "") for step in range(1, key.count(" ") + 1))
            place += 1 + key.count(" ")

    def _is_country(self, names: CountryNames, key: str, place: int) -> bool:
        """Whether words name a country; "us" and the like only in capitals among small letters."""
        is_capital = self.shows_names and self.question[self.terms[place].start].isupper()
        return key in names.codes and (is_capital or key not in names.abbreviations)

    def _is_numeral(self, place: int) -> bool:
        word = self.words[place]
        if place == 0 or not (word in NUMERALS or (word.isdecimal() and len(word) < 3)):
            return False
        is_after_operation = place > 1 and self.words[place - 2] in _BEFORE_NAME
        return word in NUMERALS or is_after_operation or self._is_name(place - 1)

    def _is_name(self, place: int) -> bool:
        term = self.terms[place]
        if term.stem in self.generation.stop_words or not term.stem[0].isalpha():
            return False
        if self.shows_names and not self._begins_sentence(place):
            return self.question[term.start].isupper() or self._is_named_operation(place)
        return self._is_never_small(place) or self._is_named_operation(place)

    def _begins_sentence(self, place: int) -> bool:
        if place == 0:
            return True
        gap = self.question[self.terms[place - 1].end : self.terms[place].start]
        return _ENDS_SENTENCE.search(gap) is not None

    def _operation_before(self, place: int) -> int | None:
        """Return where "operation" stands, one or two words before, if it does."""
        places = range(max(0, place - 2), place)
        return next((at for at in places if self.words[at] in _BEFORE_NAME), None)

    def _is_named_operation(self, place: int) -> bool:
        """Whether a word that no release has follows "operation", or follows the word after it."""
        at = self._operation_before(place)
        if at is None or self.generation.lexical_releases.document_frequency(
            self.terms[place].stem
        ):
            return False
        return at == 0 or not (self.words[at - 1] in _BEFORE_NOUN or self._is_never_small(at - 1))

    def _is_never_small(self, place: int) -> bool:
        """Whether the releases that have a word write it always with a capital.

        Where many have it, the first few must write it so again and again.
        """
        lexical, tables = self.generation.lexical_releases, self.generation.tables
        stem = self.terms[place].stem
        releases = np.flatnonzero(lexical.scores([stem])).tolist()
        if 0 < len(releases) <= _RELEASES_LOOKED_AT:
            return all(stem in self.generation.words(number).names for number in releases)
        word = re.compile(rf"\b{re.escape(self.words[place])}", re.IGNORECASE)
        texts = [tables.text(number) for number in releases[:_RELEASES_LOOKED_AT]]
        firsts = [match[0][0] for text in texts for match in word.finditer(text)]
        return len(firsts) >= _FEWEST_CAPITALS and all(first.isupper() for first in firsts)
