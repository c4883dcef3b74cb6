"""Periods that a question names: "6 August 2013", "early 2014", "last week", "the 2010s"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from corpus.patterns import lazy_pattern
from index.date_tokens import Token
from index.date_vocabulary import Value
from index.period import (
    Period,
    Unit,
    ago,
    last_weekday,
    latest_months,
    months,
    third,
    up_to,
    years,
)

# Over the letters of the tokens, see `index.date_words`.
_YEAR = "o?a?U?Y"
_PART = "(?:P-?[oi]?a?|noa?)?"
_PERIOD = lazy_pattern(
    rf"(?:D[.o]?M[.]?,?{_YEAR}|M[.]?a?D(?:[-t&]D)?,?o?Y"  # 6 August 2013; August 6 to 8, 2013
    rf"|{_PART}M[.]?,?{_YEAR}"  # early August 2013
    rf"|{_PART}S,?{_YEAR}"  # the summer of 2013
    rf"|H,?{_YEAR}|YH"  # the first quarter of 2014
    r"|a?(?:[Ll][ND]|[ND]l)U|a?[ND]Ul|UNl"  # the last three months
    rf"|{_PART}(?:[aT]?[Ll]U|Ul|TU|R)|[LlT][MS]|[MS]l|[Ll]W|Wl"  # last year, last August
    rf"|[ND]?UK|K[ND]U"  # three years ago
    rf"|{_PART}(?:U?Y|co?Y|C))z?"  # late in 2013
)
_PARTIAL = lazy_pattern(r"D[.o]?M[.]?|M[.]?a?D|M[.]?")
_LAST = lazy_pattern("[LlT]")
_ROLLING = lazy_pattern("[aT][Ll]U")

_Values = Mapping[str, "Value | Period"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A token of a question, or those that name a period together.

    Attributes:
        kind: `p` for a period, `q` for a date whose year is unsaid, else the token's letter.
        shape: The letters of its tokens.
        start, end: Offsets in the folded question.
        period: What is named, of kind `p`.
        month, day: What is said, of kind `q`, or of a day alone; else 0.
        token: Its first token.
    """

    kind: str
    shape: str
    start: int
    end: int
    token: Token
    period: Period | None = None
    month: int = 0
    day: int = 0


def pieces_of(tokens: Sequence[Token], today: date) -> list[Piece]:
    """Return the pieces of a question, in order, periods made out among its tokens."""
    letters = "".join(token.kind for token in tokens)
    pieces: list[Piece] = []
    place = 0
    while place < len(tokens):
        piece = _piece(tokens, letters, place, today)
        pieces.append(piece)
        place += len(piece.shape)
    return pieces


def _piece(tokens: Sequence[Token], letters: str, place: int, today: date) -> Piece:
    first = tokens[place]
    if (match := _PERIOD.match(letters, place)) and not _is_anothers(match):
        end = tokens[match.end() - 1].end
        try:
            period = _period(match[0], tokens[place : match.end()], today)
        except (ValueError, OverflowError):  # 31 February, or before the calendar begins
            return Piece("x", match[0], first.start, end, first)
        if period:
            return Piece("p", match[0], first.start, end, first, period)
    if match := _PARTIAL.match(letters, place):
        values = _values(tokens[place : match.end()])
        month, day = _number(values, "M"), _number(values, "D")
        end = tokens[match.end() - 1].end
        return Piece("q", match[0], first.start, end, first, None, month, day)
    day = cast(int, first.value) if first.kind == "D" else 0
    return Piece(first.kind, first.kind, first.start, first.end, first, day=day)


def _is_anothers(match: re.Match[str]) -> bool:
    """Whether it is "his last year" or "the last week of the trial"."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return bool(_LAST.search(match[0])) and (before == "h" or after == "o")


def _values(tokens: Sequence[Token]) -> _Values:
    return {token.kind: token.value for token in tokens}


def _period(shape: str, tokens: Sequence[Token], today: date) -> Period | None:
    values = _values(tokens)
    whole = _dated(values) if {"Y", "C"} & values.keys() else _relative(shape, values, today)
    if whole is None:
        return None
    if shape.count("D") == 2:  # the value is that of the second
        first = next(cast(int, token.value) for token in tokens if token.kind == "D")
        return Period(whole.first.replace(day=first), whole.last)
    part = next((kind for kind in "Pn" if kind in values), None)
    return third(whole, _number(values, part)) if part else whole


def _dated(values: _Values) -> Period | None:
    if values.get("U", "year") != "year":  # "week 2013"
        return None
    year = _number(values, "C") or _number(values, "Y")
    if {"C", "c"} & values.keys():
        return years(year, year + 9)
    if "M" in values and "D" in values:
        day = date(year, _number(values, "M"), _number(values, "D"))
        return Period(day, day)
    if "M" in values:
        return months(year, _number(values, "M"))
    if "S" in values:
        return months(year, *_season(values))
    return _fraction(year, _number(values, "H") if "H" in values else None)


def _fraction(year: int, number: int | None) -> Period:
    """Return a quarter, 0 to 3, a half, 4 and 5, or all of a year."""
    if number is None:
        return years(year)
    return months(year, 3 * number + 1, 3) if number < 4 else months(year, 6 * number - 23, 6)


def _season(values: _Values) -> tuple[int, int]:
    """Return the first month, and how many: those of the north, winter from December on."""
    return 3 * _number(values, "S") + 3, 3


def _relative(shape: str, values: _Values, today: date) -> Period | None:
    is_last = bool(_LAST.search(shape)) and "T" not in shape
    if "W" in values:
        return last_weekday(_number(values, "W"), today)
    if "M" in values:
        return latest_months(_number(values, "M"), 1, today, ended=is_last)
    if "S" in values:
        return latest_months(*_season(values), today, ended=is_last)
    value = values.get("R")
    if isinstance(value, tuple):
        return ago(*value, today)
    return value if isinstance(value, Period) else _counted(shape, values, today)


def _counted(shape: str, values: _Values, today: date) -> Period | None:
    unit = cast(Unit, values["U"])
    number = _number(values, "N") or _number(values, "D")
    if "K" in values:
        return ago(number or 1, unit, today)
    if unit == "day" and not number:  # "the last day", "this day"
        return None
    if number or _ROLLING.search(shape):  # "in the last year" is not "last year"
        return up_to(today, number or 1, unit)
    return ago(int("T" not in values), unit, today)


def _number(values: _Values, kind: str) -> int:
    return cast(int, values.get(kind, 0))
