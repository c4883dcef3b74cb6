"""Dates in a question, as ranges of days: "in August 2013", "since 2020", "last week"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from corpus import Span
from corpus.patterns import lazy_pattern
from index.date_tokens import tokens_of
from index.date_vocabulary import known, may_tell_dates, vocabulary
from index.fold import fold, fold_with_origins
from index.named_periods import Piece, pieces_of
from index.period import Period

LONGEST = 10_000
"""Characters of a question that are looked at; they take a tenth of a second."""

_DAY = timedelta(days=1)

# Over the letters of the pieces: `p` is a period, `q` a date whose year is unsaid.
_RANGE = lazy_pattern(
    r"wa?([pqD])[&t-][ao]?(p)"  # between 2012 and 2014
    r"|[sfoi]?a?([pqD])[te-]a?(p)"  # from 6 to 8 August 2013
    r"|[io]?a?([qD])(?:,[qD]){0,9}&a?(p)"  # in March, April and May 2013
)
_ONE = lazy_pattern(r"(?:([sbgefoiv])-?)?(a?)(p)(O?)")
_LINK = lazy_pattern(r",?&?")
_ATTRIBUTE = lazy_pattern(r"P?M?Y|MD,?Y")


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days that a question restricts itself to.

    Attributes:
        since, until: The first and the last day, both included; None where it is open.
        span: The words that say so, with their "in" or "since": offsets in the question.
    """

    since: date | None
    until: date | None
    span: Span


@dataclass(frozen=True, slots=True)
class _Found:
    """A range, by the numbers of the pieces it was said with, `end` excluded."""

    since: date | None
    until: date | None
    first: int
    end: int


def date_ranges(
    question: str, today: date, languages: Sequence[str] = ("en",)
) -> tuple[DateRange, ...]:
    """Return the ranges of dates that a question names, in order; their spans do not overlap.

    A release belongs where it was published in any of them. Nothing is found of a date whose year
    is unsaid.

    Args:
        question: In the asker's words.
        today: What "last year" is counted from.
        languages: BCP 47; those whose words are unknown are passed over.

    >>> [one] = date_ranges("What was seized since March 2021?", date(2026, 11, 30))
    >>> one.since, one.until, one.span
    (datetime.date(2021, 3, 1), None, Span(start=16, end=32))
    """
    spoken = known(languages)
    question = question[:LONGEST]
    if not spoken or not may_tell_dates(spoken).search(fold(question)):
        return ()
    folded = fold_with_origins(question)
    pieces = pieces_of(tokens_of(folded.text, vocabulary(spoken)), today)
    ranges: list[DateRange] = []
    for found in _merged(_ranges(pieces), _letters(pieces)):
        span = folded.span(pieces[found.first].start, pieces[found.end - 1].end)
        if not ranges or ranges[-1].span.end <= span.start:  # one character may fold to several
            ranges.append(DateRange(found.since, found.until, span))
    return tuple(ranges)


def _letters(pieces: Sequence[Piece]) -> str:
    return "".join(piece.kind for piece in pieces)


def _ranges(pieces: Sequence[Piece]) -> list[_Found]:
    letters = _letters(pieces)
    found: list[_Found] = []
    place = 0
    while place < len(pieces):
        one = _from_to(pieces, letters, place) or _one(pieces, letters, place)
        if one:
            found.append(one)
        place = one.end if one else place + 1
    return found


def _from_to(pieces: Sequence[Piece], letters: str, place: int) -> _Found | None:
    """Read a range of two dates that begins at a place."""
    match = _RANGE.match(letters, place)
    if match is None:
        return None
    left, right = (pieces[match.start(group)] for group in range(1, 7) if match[group])
    last = right.period
    first = left.period or (last and _completed(left, last))
    if first is None or last is None:
        return None
    is_between = match[1] is not None
    if first.first > last.last and not is_between:
        return None
    both = first.joined(last)
    return _Found(both.first, both.last, place, match.end())


def _completed(left: Piece, period: Period) -> Period | None:
    """Return the date that lacks what the one after it says: "6 to 8 August 2013"."""
    month = left.month or period.first.month
    year = period.first.year - (month > period.first.month)
    try:
        first = date(year, month, left.day or 1)
    except ValueError:  # 31 February
        return None
    return Period(first, first)


def _one(pieces: Sequence[Piece], letters: str, place: int) -> _Found | None:
    """Read a range of one date that begins at a place."""
    match = _ONE.match(letters, place)
    if match is None:
        return None
    at = match.start(3)
    period = pieces[at].period
    if period is None or _is_number(pieces, letters, match):
        return None
    if match[2] and _is_attribute(pieces, at):
        return _Found(period.first, period.last, at, at + 1)
    with suppress(OverflowError):  # after the calendar's end
        since, until = _open(period, "s" if match[4] else match[1])
        return _Found(since, until, place, match.end())
    return None


def _is_attribute(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it tells a thing apart: "after the 2013 raids" is not after 2013."""
    can_stand_so = pieces[at - 1].token.value == 1 and _ATTRIBUTE.fullmatch(pieces[at].shape)
    if not can_stand_so or at + 1 == len(pieces):
        return False
    after = pieces[at + 1]
    return after.kind in "xX" and after.token.is_word


def _is_number(pieces: Sequence[Piece], letters: str, match: re.Match[str]) -> bool:
    """Whether what looks like a bare year counts or numbers things: "2013 people", "case 2013"."""
    at = match.start(3)
    if pieces[at].shape != "Y" or match[2] or match[1] in ("i", "s"):
        return False
    is_counted = at + 1 < len(pieces) and pieces[at + 1].token.is_plural
    return is_counted or match[1] == "v" or letters[:at].endswith(("X", "X."))


def _open(period: Period, word: str | None) -> tuple[date | None, date | None]:
    match word:
        case "s":
            return period.first, None
        case "g":
            return period.last + _DAY, None
        case "b":
            return None, period.first - _DAY
        case "e":
            return None, period.last
    return period.first, period.last


def _merged(found: Sequence[_Found], letters: str) -> list[_Found]:
    """Make one of ranges such as "2014 and 2015" that touch each other."""
    merged: list[_Found] = []
    for one in found:
        if merged and (both := _joined(merged[-1], one, letters)):
            merged[-1] = both
        else:
            merged.append(one)
    return merged


def _joined(left: _Found, right: _Found, letters: str) -> _Found | None:
    if not (left.since and left.until and right.since and right.until):
        return None
    first, second = Period(left.since, left.until), Period(right.since, right.until)
    if not (_LINK.fullmatch(letters, left.end, right.first) and first.touches(second)):
        return None
    both = first.joined(second)
    return _Found(both.first, both.last, left.first, right.end)
