"""The topic of a question across releases: its words, and which passages say them.

A word counts by its forms in every language of the releases; a country also by its other names,
and, where it has to be named, by its people: "which releases mention Nepal" finds the Nepalese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from corpus.patterns import lazy_pattern
from index.country_names import Mention, country_names
from index.encoder import Vectors
from index.fold import fold
from index.gazetteer import find_countries
from index.generation import Generation
from index.phrases import quoted_phrases
from index.question_form import Form
from index.terms import stems_of, terms

Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Stems = Mapping[str, frozenset[str]]
"""By language (BCP 47)."""

_OR = lazy_pattern(r"\s(?:or|o|ou)\s", re.IGNORECASE)
_MOST_CHECKED = 100
"""Passages in which the other names of a country are looked up, about a millisecond each."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country that is asked for.

    Attributes:
        code: ISO 3166-1 alpha-2.
        with_people: Whether naming its people counts.
    """

    code: str
    with_people: bool

    def is_named(self, text: str, language: str) -> bool:
        """Whether a text names it."""
        return any(
            found.code == self.code and (self.with_people or not found.is_nationality)
            for found in find_countries(text, language)
        )


@dataclass(frozen=True, slots=True)
class Word:
    """One word, perhaps of the name of a country.

    Attributes:
        stems: What it is cut to by the rules of each language of the releases: "Atlantis" in one
            is "Atlantic" in another, so that texts are searched for those of their own language.
    """

    stems: Stems
    country: Country | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """What is looked for.

    Attributes:
        text: As it stands in the question.
        words: That carry it.
        phrases: That have to occur as they stand, folded.
        must_be_named: Whether a release has to say the words.
        must_speak: Whether somebody who speaks is asked for.
        vector: Of the text, a unit vector, float32 `(dim,)`.
    """

    text: str
    words: tuple[Word, ...]
    phrases: tuple[str, ...]
    must_be_named: bool
    must_speak: bool
    vector: Vectors


def topics(generation: Generation, form: Form) -> list[Topic]:
    """Return the topic of a question, or several of which one is enough: "cars or boats"."""
    sides = _OR.split(form.text)
    if len({len(side.split()) for side in sides}) > 1:
        sides = [form.text]  # "on the dark web or elsewhere" offers no choice
    texts = [side for side in sides if side.strip()]
    if not texts:
        return []
    vectors = generation.encoder().encode_queries(texts)
    return [
        Topic(
            text,
            tuple(_words(generation, text, named=form.must_be_named)),
            tuple(quoted_phrases(text)),
            form.must_be_named,
            form.must_speak,
            vector,
        )
        for text, vector in zip(texts, vectors, strict=True)
    ]


def _words(generation: Generation, text: str, *, named: bool) -> Iterator[Word]:
    """Yield the words that carry a topic, or all where none of them does."""
    found: dict[tuple[int, int], dict[str, frozenset[str]]] = {}
    for language in generation.tables.languages:
        for term in terms(text, language):
            stems = found.setdefault((term.start, term.end), {})
            stems[language] = stems.get(language, frozenset()) | {term.stem}
    carrying = {
        span: stems
        for span, stems in found.items()
        if generation.stop_words.isdisjoint(stem for one in stems.values() for stem in one)
    }
    names = _countries(text)
    for (start, _), stems in sorted((carrying or found).items()):
        name = next((one for one in names if one.span.start <= start < one.span.end), None)
        country = Country(name.code, named) if name and not name.is_nationality else None
        yield Word(stems, country)


def _countries(text: str) -> list[Mention]:
    """Return the countries of a topic, which may be typed in small letters."""
    written = text if text != text.lower() else text.title()
    return [found for found in find_countries(written) if found.code]


def holding(generation: Generation, word: Word) -> Flags:
    """Return which passages say a word: bool `(passages,)`."""
    found = _saying(generation, word.stems)
    if word.country is None:
        return found
    tables = generation.tables
    names = _stems_of_names(word.country.code, tables.languages)
    known = set(tables.passages[found, 0].tolist())
    checked = 0
    for row in np.flatnonzero(_saying(generation, names)).tolist():
        release, start, end = tables.passages[row, :3].tolist()
        if release in known or checked == _MOST_CHECKED:
            continue
        checked += 1
        text = tables.text(release)[start:end]
        found[row] = word.country.is_named(text, tables.releases[release].language)
        if found[row]:
            known.add(release)
    return found


def _saying(generation: Generation, stems: Stems) -> Flags:
    """Return which passages hold one of the stems of their own language."""
    tables = generation.tables
    found = np.zeros(len(tables.passages), np.bool_)
    for language, known in stems.items():
        holds = generation.lexical_passages.scores(known) > 0
        if len(tables.languages) > 1:
            place = tables.languages.index(language)
            holds &= tables.spoken[tables.passages[:, 0]] == place
        found |= holds
    return found


@cache
def _stems_of_names(code: str, languages: tuple[str, ...]) -> Stems:
    """Return for each language a stem of each name of a country, that of its last word."""
    return {
        language: frozenset(
            stems_of(name, language)[-1]
            for name, known in country_names(language).codes.items()
            if known == code
        )
        for language in languages
    }


def literal(generation: Generation, release: int, phrases: tuple[str, ...]) -> bool:
    """Whether a release says some phrases as they stand, in its title or its text."""
    if not phrases:
        return True
    tables = generation.tables
    words = fold(f"{tables.releases[release].title}\n{tables.text(release)}")
    return all(phrase in words for phrase in phrases)
