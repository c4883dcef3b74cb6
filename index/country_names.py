"""What countries and peoples are called: the data that `scripts/make_gazetteer.py` wrote."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus import Span
from corpus.patterns import lazy_pattern
from index.fold import fold

DATA = Path(__file__).with_name("countries.json")
WORD = lazy_pattern(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A country or a people named in a text.

    Attributes:
        span: Where the name stands, without its article.
        code: ISO 3166-1 alpha-2, `XK` for Kosovo; the parts of the United Kingdom are `GB`. Empty
            for what only looks like a country, such as New Mexico.
        is_nationality: Whether it names the people ("Spanish", "Spaniards") and not the country.
    """

    span: Span
    code: str
    is_nationality: bool


@dataclass(frozen=True, slots=True)
class CountryNames:
    """What countries and peoples are called in English and in one other language.

    Attributes:
        codes: The code of each name, empty for what only looks like one; names are `key_of`.
        peoples: The names among them that mean the people.
        abbreviations: Those that count in capital letters only, such as "us".
        states: The states of the United States.
        longest: For each first word of a name, how many words its longest name has.
    """

    codes: Mapping[str, str]
    peoples: frozenset[str]
    abbreviations: frozenset[str]
    states: frozenset[str]
    longest: Mapping[str, int]


def key_of(name: str) -> str:
    """Return the form in which names are compared: folded words, parted by one space.

    >>> key_of("Côte d’Ivoire"), key_of("U.S.")
    ("cote d ivoire", "u s")
    """
    return " ".join(WORD.findall(fold(name)))


@cache
def country_names(language: str = "en") -> CountryNames:
    """Read the names of countries in English and in a language (BCP 47) that may be another."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    codes: dict[str, str] = {**data["peoples"], **data["abbreviations"]}
    for spoken in {"en", language.partition("-")[0].lower()}:
        codes |= data["names"].get(spoken, {})
    codes |= dict.fromkeys(data["others"], "")
    longest: dict[str, int] = {}
    for name in codes:
        first, *rest = name.split()
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return CountryNames(
        codes,
        frozenset(data["peoples"]),
        frozenset(data["abbreviations"]),
        frozenset(data["states"]),
        longest,
    )
