"""Separators: where one item of an enumeration ends and the next begins.

A comma parts items, but not in "Dallas, Texas", "Acme, Inc.", "Jan. 5, 2012" or inside brackets.
In a list with semicolons only those do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import Span
from corpus.patterns import lazy_pattern
from index.country_names import country_names, key_of
from index.recognise import Recognised

_AND = r"(?:and|or|as\swell\sas|along\swith|y|et|ou)"
_SEPARATOR = lazy_pattern(
    rf"(?P<strong>;[”\"]?\s+(?:{_AND}\s+)?|[ \t]*\n\s*(?:[•·▪*–-]\s*|\d{{1,2}}[.)]\s+)?)"
    rf"|(?P<comma>\s?,[”\"]?\s+(?:{_AND}\s+)?)"
    rf"|(?P<word>\s{_AND}\s+)"
)
_CLOSING = lazy_pattern(rf"\b{_AND}\s+$")
_SUFFIX = lazy_pattern(
    r"(?:Inc|LLC|L\.L\.C|Ltd|Jr|Sr|PLC|LLP|Corp|APC|PC|P\.C|Co|N\.A|[IV]{2,3}|[A-Z]{2}(?!\s[A-Z][a-z])"
    r"|D\.C|N\.[YJ])(?![\w’'])|[A-Z][a-z]{1,4}\.(?=[,;)\s]|$)|\d{1,4}(?=[,.;)]|\s(?:of|and)\b|$)"
)
_STATE = lazy_pattern(r"[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?!\w|\s[A-Z])")
_CAPITALISED_BEFORE = lazy_pattern(r"[A-Z][\w’'.]*$")
_BRACKETS = lazy_pattern(r"[()]")
_AGE_BEFORE = lazy_pattern(r",\s\d{1,3}$")
_PERSON_WITH_AGE = lazy_pattern(r"[^,.;\n]{3,40},\s\d{1,3}\b")
_UNIVERSITY = lazy_pattern(r"\bUniversity(?:\sof\s[A-Z]\w+)?$")
_TOWN = lazy_pattern(r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?(?=[,.;\s]|$)")
# Well-known names that hold a separator.
_NAMES = lazy_pattern(
    r"Alcohol,\sTobacco,\sFirearms,?\sand\sExplosives|Customs\sand\sBorder|Fire\sand\sRescue"
    r"|Health\sand\sHuman\sServices|Immigration\sand\sCustoms|Missing\sand\sExploited"
    r"|Corrections\sand\sRehabilitation|Probation\sand\sParole|Food\sand\sDrug"
    r"|Fraud\sand\sAbuse|Police\sand\sBorder|Search\sand\sRescue|Drugs\sand\sCrime"
    r"|Smith\sand\sWesson"
)
_UNPARTED = lazy_pattern(
    r"\b(?:[Bb]etween|[Ii]ntersection\sof)\s[^;\n]{1,60}?\sand\s"
    r"|\b[\w-]+\s(?:years?\sand\s[\w-]+\s(?:months?|weeks?|days?)"
    r"|months?\sand\s[\w-]+\s(?:weeks?|days?)|hours?\sand\s[\w-]+\sminutes?)\b"
    r"|\w\s(?:or\s(?:more|less|fewer|so)|and\s(?:elsewhere|a\s(?:half|quarter|third)))\b"
)
_REACH = 60


@dataclass(frozen=True, slots=True)
class Separator:
    """The stretch between two items.

    Attributes:
        is_strong: A semicolon or the end of a line.
        is_word: Nothing but "and" or the like.
        closes: Whether it ends with "and" or the like, so that the last item follows.
    """

    start: int
    end: int
    is_strong: bool
    is_word: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Where countries begin and end."""

    starts: set[int]
    ends: set[int]


def separators(text: str, within: Span, recognised: list[Recognised]) -> list[Separator]:
    """Return what may part items in a stretch of a text, in order."""
    closed = _closed(text, within, recognised)
    spans = [one.span for one in recognised if one.kind == "country"]
    countries = _Bounds({span.start for span in spans}, {span.end for span in spans})
    found = []
    for match in _SEPARATOR.finditer(text, within.start, within.end):
        while closed and closed[-1].end <= match.start():
            closed.pop()
        if closed and closed[-1].start < match.start() and match["strong"] is None:
            continue
        if match["comma"] is not None and _binds(text, match, countries):
            continue
        found.append(
            Separator(
                *match.span(),
                is_strong=match["strong"] is not None,
                is_word=match["word"] is not None,
                closes=_CLOSING.search(match[0]) is not None,
            )
        )
    return found


def _closed(text: str, within: Span, recognised: list[Recognised]) -> list[Span]:
    """Return what holds no separator, brackets and findings, the first one last."""
    named = (Span(*match.span()) for match in _NAMES.finditer(text, within.start, within.end))
    unparted = (Span(*match.span()) for match in _UNPARTED.finditer(text, within.start, within.end))
    spans = [*_bracketed(text, within), *named, *unparted, *(one.span for one in recognised)]
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged[::-1]


def _bracketed(text: str, within: Span) -> Iterator[Span]:
    opened = None
    for match in _BRACKETS.finditer(text, within.start, within.end):
        if match[0] == "(":
            opened = match.start()
        elif opened is not None:
            yield Span(opened, match.end())
            opened = None


def _binds(text: str, comma: re.Match[str], countries: _Bounds) -> bool:
    """Whether a comma joins what follows to what stands before it: a state, an age, a suffix."""
    if _CLOSING.search(comma[0]):
        return False
    before = text[max(0, comma.start() - _REACH) : comma.start()]
    after = comma.end()
    if _SUFFIX.match(text, after):
        return True
    if _AGE_BEFORE.search(before):
        return _PERSON_WITH_AGE.match(text, after) is None
    if not _CAPITALISED_BEFORE.search(before):
        return False
    if _UNIVERSITY.search(before) and _TOWN.match(text, after):
        return True
    return _is_place_in(text, comma, before, countries)


def _is_place_in(text: str, comma: re.Match[str], before: str, countries: _Bounds) -> bool:
    """Whether a comma stands between a town and its state or country."""
    states = country_names().states
    words = key_of(before).split()
    if comma.start() in countries.ends:
        return False
    if comma.end() in countries.starts:
        return True
    state = _STATE.match(text, comma.end())
    if state is None or words[-1] in states or " ".join(words[-2:]) in states:
        return False
    named = key_of(state[0])
    return named in states or named.partition(" ")[0] in states
