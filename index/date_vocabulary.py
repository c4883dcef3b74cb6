"""What the words of some languages mean in a date."""

from __future__ import annotations

import importlib.util
import re
import runpy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from index.date_words import COUNTED, TODAY, UNITS, WORDS
from index.fold import fold
from index.period import Unit

Value = int | tuple[int, Unit] | Unit | None
"""A number, so many units ago, a unit, or nothing but what the letter says."""

Expression = tuple[tuple[str, ...], str, Value]
"""Its words, its letter (see `index.date_words`) and what it stands for."""

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_SHORTEST = 3
"""Letters of an abbreviation: shorter ones ("d", "mo") are mostly something else."""
_AGO = re.compile(r"(\d) (day|week|month|year) ago")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of some languages.

    Attributes:
        expressions: By their first word, the longest first.
        month_first: Whether "6/8/2013" is a day in June.
    """

    expressions: dict[str, tuple[Expression, ...]]
    month_first: bool


def known(languages: Iterable[str]) -> tuple[str, ...]:
    """Return those of some languages, BCP 47, whose words are known here."""
    return tuple(dict.fromkeys(base for one in languages if (base := one.split("-")[0]) in WORDS))


@lru_cache(maxsize=8)
def may_tell_dates(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Return what a folded question holds where its dates are worth looking for."""
    lines = [WORDS[language].get(kind, "") for language in languages for kind in "LlTK"]
    words = {" ".join(_words_of(word)) for word in "|".join((TODAY, *lines)).split("|") if word}
    return re.compile(rf"\d{{4}}|\b(?:{'|'.join(sorted(words))})\b")


@lru_cache(maxsize=8)
def vocabulary(languages: tuple[str, ...]) -> Vocabulary:
    """Load the words of known languages; where two have the same, that of the first counts."""
    data = [_library(language) for language in languages]
    found: dict[tuple[str, ...], tuple[str, Value]] = {}
    for language, info in zip(languages, data, strict=True):
        for text, letter, value in (*_own(language), *_of_library(info)):
            words = _words_of(text)
            # "Last week" is left to its words: "his last week" and "the last week" are others.
            is_of_words = letter == "R" and any(found.get((one,), " ")[0] in "LlT" for one in words)
            if words and not is_of_words:
                found.setdefault(words, (letter, value))
    expressions: dict[str, list[Expression]] = {}
    for words in sorted(found, key=len, reverse=True):
        expressions.setdefault(words[0], []).append((words, *found[words]))
    month_first = bool(data) and data[0]["date_order"] == "MDY"
    return Vocabulary({first: tuple(all_) for first, all_ in expressions.items()}, month_first)


def _words_of(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+|-", fold(text)))


def _library(language: str) -> dict[str, Any]:
    """Return what `dateparser` knows of a language.

    Its words only: its parser takes a second to load, finds "may" and "2 days" to be dates, and
    tells no stretch of words from the date it names. The file is run by itself, for importing it
    would import the parser as well.
    """
    package = importlib.util.find_spec("dateparser")
    if package is None or not package.submodule_search_locations:
        return {}
    folder = Path(package.submodule_search_locations[0]) / "data" / "date_translation_data"
    info: dict[str, Any] = runpy.run_path(str(folder / f"{language}.py"))["info"]
    return info


def _own(language: str) -> Iterator[tuple[str, str, Value]]:
    for letter, line in WORDS[language].items():
        yield from ((word, letter, None) for word in line.split("|"))
    for letter, line in COUNTED[language].items():
        for number, alike in enumerate(line.split("|")):
            yield from ((word, letter, number) for word in alike.split(","))
    for unit, line in UNITS.get(language, {}).items():
        yield from ((word, "U", unit) for word in line.split("|"))


def _of_library(info: dict[str, Any]) -> Iterator[tuple[str, str, Value]]:
    named: list[tuple[str, str, Value]] = [
        *((name, "M", number) for number, name in enumerate(_MONTHS, 1)),
        *((name, "W", number) for number, name in enumerate(_WEEKDAYS)),
        *((name, "U", unit) for name, unit in _UNITS.items()),
    ]
    for name, letter, value in named:
        yield from ((word, letter, value) for word in info[name] if len(word) >= _SHORTEST)
    for meaning, texts in info["relative-type"].items():
        if match := _AGO.fullmatch(meaning):
            yield from ((text, "R", (int(match[1]), _UNITS[match[2]])) for text in texts)
    for rule in info.get("simplifications") or ():
        for word, digits in rule.items():
            if word.isalpha() and len(word) > 1 and digits.isdigit():
                yield word, "N", int(digits)
