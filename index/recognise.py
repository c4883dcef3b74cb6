"""Recognisers: the sums, dates, quantities, ages, countries and names that stand in a text.

Each is a pattern, so that what it finds can be foretold. Digits and currencies are read in every
language, months in English, Spanish, French and Portuguese, the words of numbers and units in
English only. Where two overlap, the more telling kind stays: the order of `_PATTERNS`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus import Span
from corpus.patterns import lazy_pattern
from index.gazetteer import find_countries

Kind = Literal[
    "country", "nationality", "money", "quantity", "number", "date", "percent", "age", "name"
]

_ONES = "two three four five six seven eight nine ten eleven twelve"
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = "|".join(
    [*_TEENS.split(), *(rf"{ten}(?:-[a-z]+)?" for ten in _TENS.split()), *_ONES.split(), "one"]
)
_DIGITS = (
    r"(?<![\w.,-])(?:\d{1,3}(?:[,.\u00a0\u202f ’']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?)"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_NUMBER = (
    rf"(?:(?:{_DIGITS})(?!\w)|\b(?i:{_WORDS})\b)(?:\s{_SCALE}\b)?"
    rf"|\b(?i:(?:several|a|a\sfew)\s{_SCALE}|dozens|hundreds|thousands|tens\sof\sthousands)\b"
)
_ABOUT = (
    r"(?:(?:\b(?i:more\sthan|less\sthan|fewer\sthan|over|nearly|almost|about|approximately|roughly"
    r"|around|some|at\sleast|up\sto|an\sestimated|an\sadditional))\s)?"
)

_SIGN = (
    r"(?:(?<![\w$])(?:US|A|C|CA|AU|NZ|HK|R|S)?\$|[€£¥₹₽₩₺₴₦₱฿]|\b(?:USD|EUR|GBP|CHF|AED)(?=\s?\d))"
)
_SCALE_OF_MONEY = (
    r"(?:\s?(?:hundred|thousand|million|billion|trillion|mil\smillones|mill[oó]n(?:es)?|millions?"
    r"|milliards?|milh(?:ão|ões)|mil|mn|bn|[kKmM])\b)"
)
_COINS = (
    r"(?:U\.?S\.?\s)?(?:(?i:dollars|euros?|d[oó]lares|reais|pesos|yen|yuan|roubles|rubles|rupees"
    r"|baht|dirhams|(?:swiss\s)?francs?|pounds\ssterling)\b|€|(?:USD|EUR|GBP|CHF|AED)\b)"
)
_MONEY = (
    rf"{_ABOUT}(?:{_SIGN}\s?\d[\d,.]*(?<![,.]){_SCALE_OF_MONEY}?"
    rf"|(?:{_NUMBER}){_SCALE_OF_MONEY}?(?:\sde|\sd[’'])?\s?{_COINS})"
)

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun[e.]?|Jul[y.]?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?i:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre"
    r"|diciembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre"
    r"|décembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro))"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º)?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WHOLE_DATE = (
    rf"(?:{_WEEKDAY},?\s)?(?:\b{_DAY}\s(?:de\s)?{_MONTH}(?:(?:\sde|,)?\s{_YEAR})?(?!\w)"
    rf"|\b{_MONTH}\s{_DAY}(?!\w)(?:,?\s{_YEAR}(?!\w))?|\b{_MONTH}(?:\sde|,)?\s{_YEAR}(?!\w))"
    rf"|(?<![\w/.-])(?:{_YEAR}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d\d)?\d\d)(?![\w/-])"
)
_IN_TIME = (
    r"(?:(?<=\b[Ii]n\s)|(?<=\b[Bb]y\s)|(?<=\b[Oo]f\s)|(?<=\b[Ss]ince\s)|(?<=\b[Uu]ntil\s)"
    r"|(?<=\b[Ff]rom\s)|(?<=\b[Dd]uring\s)|(?<=\b[Ll]ate\s)|(?<=\b[Ee]arly\s)|(?<=\b[Ll]ast\s)"
    r"|(?<=\b[Bb]etween\s)|(?<=\b[Tt]hrough\s)|(?<=\b[Aa]fter\s)|(?<=\b[Bb]efore\s))"
)
_PART_OF_DATE = rf"{_IN_TIME}(?:{_MONTH}|{_YEAR})(?![\w$%,]\w|\w|\s[a-z]+s\b)|\b{_WEEKDAY}\b"
_DATE = (
    rf"\b(?:[Bb]etween|[Ff]rom)\s(?:{_WHOLE_DATE}|{_MONTH}|{_YEAR}\b)\s(?:and|to|through|until)\s"
    rf"(?:{_WHOLE_DATE}|{_YEAR}\b)|{_WHOLE_DATE}|{_PART_OF_DATE}|(?<=\(){_YEAR}(?=\))"
)

_PERCENT = rf"{_ABOUT}(?:{_NUMBER})\s?(?:%|(?i:per\s?cent|por\sciento|por\scento|pour\scent)\b)"
_AGE = (
    r"\b(?i:aged?)\s\d{1,3}\b|\b(?:\d{1,3}|[a-z]+)-years?-olds?\b|\b\d{1,3}\syears\sold\b"
    r"|(?<=[a-z.],\s)\d{2}(?=,\s(?:of|and|was|is|who|[A-Z])|\sof\s[A-Z])"
)

_NOT_COUNTED = (
    r"(?:a|an|and|are|as|at|be|been|but|by|did|for|from|had|has|have|he|her|his|in|into|is|it|its"
    r"|of|on|or|other|over|she|that|the|their|they|this|to|under|was|were|when|which|who|will|with"
    r"|years?-old)\b"
)
_COUNTED = rf"(?!{_NOT_COUNTED})[^\W\d_][\w’'-]*"
_UNIT = (
    r"(?:kilo(?:gram)?s?|kg|grams?|g|lbs?|pounds?|ounces?|oz|tons?|tonnes?|lit(?:re|er)s?|ml|mg)\b"
)
_PLURAL = r"(?:[^\W\d_][\w’'-]*(?<![us'’i])s(?![\w’'-])|men\b|women\b|people\b|children\b)"
_QUANTITY = (
    rf"{_ABOUT}(?:{_NUMBER})(?:\s?{_UNIT}|\s(?:{_COUNTED}\s){{0,3}}?(?!{_NOT_COUNTED}){_PLURAL}"
    rf"|(?<=one)\s{_COUNTED}(?=\sof\b))(?:\sof\s{_COUNTED}(?:\s(?!\w+(?:ed|ing|ly)\b){_COUNTED})?)?"
)

_UPPER = "".join(character for character in map(chr, range(0x250)) if character.isupper())
_CAPITALISED = rf"(?:[{_UPPER}](?:\.[{_UPPER}]){{1,6}}\.?|[{_UPPER}]\.|[{_UPPER}][\w’'-]*)"
_JOINED = (
    r"\s(?:(?:of|de|del|la|al|bin|van|von|der|den|du|da|dos|el|for)\s(?:the\s)?){0,2}"
    rf"{_CAPITALISED}"
    rf"|\s&\s{_CAPITALISED}|,\s(?:Inc|LLC|Ltd|Jr|Sr|Corp)\b\.?"
)
_LOWER_FIRST = (
    r"(?:A|According|After|Also|All|An|And|As|At|Because|Before|Between|But|By|During|Each|For|From"
    r"|He|Her|His|How|However|I|If|In|It|Its|On|Or|Our|She|Since|So|That|The|Their|There|These|They"
    r"|This|Those|Through|To|Two|Under|Upon|We|What|When|Where|While|Who|With|You|Your)(?![\w’'-])"
)
_NAME = (
    rf"(?<![\w’'-])(?!{_LOWER_FIRST}){_CAPITALISED}(?:{_JOINED})+"
    rf"|(?<=[a-z,;(] )(?!{_LOWER_FIRST}){_CAPITALISED}"
)

_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("money", lazy_pattern(_MONEY)),
    ("percent", lazy_pattern(_PERCENT)),
    ("age", lazy_pattern(_AGE)),
    ("date", lazy_pattern(_DATE)),
    ("quantity", lazy_pattern(_QUANTITY)),
    ("number", lazy_pattern(_NUMBER)),
    ("name", lazy_pattern(_NAME)),
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A stretch of a text and what it is.

    Attributes:
        kind: "nationality" is a people's name, "name" a person's, organisation's or place's.
    """

    span: Span
    kind: Kind


def recognise(text: str, language: str = "en") -> list[Recognised]:
    """Return what the recognisers find in a text, in order; no two overlap.

    >>> [(found.span.of("Ann Lee, 34, paid $2 million in May 2012"), found.kind) for found in …]
    [('Ann Lee', 'name'), ('34', 'age'), ('$2 million', 'money'), ('May 2012', 'date')]
    """
    taken: list[tuple[int, int]] = []
    found = [one for one in _candidates(text, language) if _claim(taken, one.span)]
    return sorted(found, key=lambda one: one.span)


def _candidates(text: str, language: str) -> Iterator[Recognised]:
    """Yield everything that any recogniser finds, the more telling kinds first."""
    countries = find_countries(text, language)
    for kind, pattern in _PATTERNS:
        if kind == "name":
            for mention in countries:
                yield Recognised(
                    mention.span, "nationality" if mention.is_nationality else "country"
                )
        for match in pattern.finditer(text):
            yield Recognised(Span(*match.span()), kind)


def _claim(taken: list[tuple[int, int]], span: Span) -> bool:
    """Take a stretch for a finding unless a part of it is taken; `taken` stays in order."""
    place = bisect_left(taken, (span.end, 0))
    if place and taken[place - 1][1] > span.start:
        return False
    insort(taken, (span.start, span.end))
    return True
