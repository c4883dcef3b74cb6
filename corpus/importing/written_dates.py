"""Days that are written out in a text: "14 August 2013", "le 1er août 2013", "03/04/2024"."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is the field's name below
from functools import lru_cache

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
# Beside what the library has: abbreviations of American agencies, and the names of the Levant.
_MORE_MONTHS = {
    "sept": 9, "febr": 2,
    "كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6,
    "تموز": 7, "آب": 8, "أيلول": 9, "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12,
}  # fmt: skip
_YEARS = range(1800, 2200)
# What may stand between day, month and year: "14th of August", "14. August", "14 de agosto del".
_ORDINAL = r"(?:\s?(?:st|nd|rd|th|er|ère|º|ª|°|o)\b|\.)?"
_JOINER = r"(?:[\s\u00a0]+(?:de|del|of|d['’]|do))?[\s\u00a0]*"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_ISO = re.compile(
    r"(?<![\d/.-])(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d/])"
)
_CJK = re.compile(
    r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]"
)
_FIGURES = re.compile(
    rf"(?<![\d/.-])(?P<first>\d{{1,2}})(?P<mark>[/.-])[ ]?(?P<second>\d{{1,2}})(?P=mark)[ ]?{_YEAR}"
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as it is written in a text.

    Attributes:
        start, end: Where, in code points.
        other: The other reading where day and month could be either way round.
    """

    start: int
    end: int
    date: Date
    other: Date | None = None


@dataclass(frozen=True, slots=True)
class YearlessDate:
    """A day and month that are written without their year."""

    start: int
    end: int
    day: int
    month: int


def written_dates(text: str, language: str = "en") -> list[WrittenDate]:
    """Return the days written in a text, in order; names of months are those of the language.

    >>> [str(one.date) for one in written_dates("Madrid, 14 de agosto de 2013.-", "es")]
    ['2013-08-14']
    """
    found = sorted(_all(text, language), key=lambda one: (one.start, -one.end))
    apart: list[WrittenDate] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart


def yearless_dates(text: str, language: str = "en") -> Iterator[YearlessDate]:
    """Yield the days of a text that have a month, by name, and no year."""
    names = _month_numbers(language)
    for pattern in _patterns(language, year=False):
        for found in pattern.finditer(text):
            day, month = int(found["day"]), names[_key(found["month"])]
            if 1 <= day <= 31:
                yield YearlessDate(found.start(), found.end(), day, month)


def _all(text: str, language: str) -> Iterator[WrittenDate]:
    for pattern in (_ISO, _CJK):
        for found in pattern.finditer(text):
            if day := _day(int(found["year"]), int(found["month"]), int(found["day"])):
                yield WrittenDate(found.start(), found.end(), day)
    yield from _in_figures(text)
    names = _month_numbers(language)
    for pattern in _patterns(language, year=True):
        for found in pattern.finditer(text):
            month = names[_key(found["month"])]
            if day := _day(int(found["year"]), month, int(found["day"])):
                yield WrittenDate(found.start(), found.end(), day)


def _in_figures(text: str) -> Iterator[WrittenDate]:
    """Yield days such as 14/08/2013; with full stops the day comes first wherever they are used."""
    for found in _FIGURES.finditer(text):
        year, first, second = int(found["year"]), int(found["first"]), int(found["second"])
        day_first, month_first = _day(year, second, first), _day(year, first, second)
        if found["mark"] == ".":
            month_first = None
        if day_first and month_first and day_first != month_first:
            yield WrittenDate(found.start(), found.end(), day_first, month_first)
        elif day := day_first or month_first:
            yield WrittenDate(found.start(), found.end(), day)


def _day(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


@lru_cache(maxsize=32)
def _patterns(language: str, *, year: bool) -> tuple[re.Pattern[str], ...]:
    names = sorted(_month_numbers(language), key=len, reverse=True)
    month = rf"(?P<month>{'|'.join(re.escape(name) for name in names)})\b\.?"
    day = r"(?<!\d)(?P<day>\d{1,2})(?!\d)"
    tail = rf"\s?,?{_JOINER}\s?{_YEAR}" if year else ""
    day_first = rf"{day}{_ORDINAL}{_JOINER}{month}{tail}"
    month_first = rf"(?<!\w){month}\s*{day}{_ORDINAL}{tail}"
    return tuple(re.compile(one, re.IGNORECASE) for one in (day_first, month_first))


@lru_cache(maxsize=32)
def _month_numbers(language: str) -> dict[str, int]:
    """Return the names and abbreviations of the months, in a language and in English."""
    names = dict(_MORE_MONTHS)
    for one in ("en", language.split("-", maxsplit=1)[0].lower()):
        info = _vocabulary(one)
        for number, month in enumerate(_MONTHS, start=1):
            for name in info.get(month, ()):
                if any(letter.isalpha() for letter in name):
                    names[_key(name)] = number
    return names


def _vocabulary(language: str) -> dict[str, list[str]]:
    """Return a language's words in dates as the library dateparser has them; none if it hasn't."""
    if not re.fullmatch("[a-z]{2,3}", language):
        return {}
    try:
        module = importlib.import_module(f"dateparser.data.date_translation_data.{language}")
    except ModuleNotFoundError:
        return {}
    info: dict[str, list[str]] = module.info
    return info


def _key(name: str) -> str:
    return name.lower().rstrip(".")
