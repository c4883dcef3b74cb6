"""The dateline of a release, which names its place and often its day.

"BUENOS AIRES, Argentina – ", "(Washington, D.C.) — ", "Paris, le 14 août 2013".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.importing.extract import Found
from corpus.importing.place_names import as_place
from corpus.importing.written_dates import WrittenDate, written_dates, yearless_dates
from corpus.release import paragraphs

_SIGHTED = 8  # paragraphs from the beginning: summaries stand before the dateline
_LONGEST = 110  # characters of a dateline
_DASH = re.compile(
    r"\s*(?:[–—―]|--+|(?<=\d)\.\s?[-–—]+|:\s?[-–—]|(?<=\s)-(?=\s)|(?<=\))\s?-(?=\s)|،?\s-)\s*"
)
_ENDS_IN = re.compile(r"\s*(?:[.:]|$)")
# What stands beside a place: an agency's mark, and words that lead to the date.
_AGENCY = re.compile(
    r"\s*(?:\((?:[A-Z]{2,6}|[a-z]{2,5}|Reuters|[A-Z][\w ]{1,14} News)\)|/[A-Z][\w -]{2,24}/)"
)
_TO_DATE = re.compile(
    r"[\s,،，(]*(?:\b(?:on|le|el|den|am|this|em|il|the)\b)?[\s,]*$", re.IGNORECASE
)
_WEEKDAY = re.compile(
    r"[\s,]*\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)day\b[\s,]*$"
    r"|[\s,]*\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b[\s,]*$"
    r"|[\s,]*\b(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b[\s,]*$"
    r"|[\s,]*\b(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag\b[\s,]*$|[\s,]*\bMittwoch\b[\s,]*$",
    re.IGNORECASE,
)
_MARKS = " \t\u00a0,،，"


@dataclass(frozen=True, slots=True)
class _Dateline:
    words: str
    place: str | None
    day: WrittenDate | None
    is_sure: bool


def dateline(text: str, language: str = "en") -> tuple[Found | None, Found | None]:
    """Return the place and the day that the dateline of a text names.

    A place that could as well be another name ("Europol – the agency …") is doubtful, and so is a
    day whose day and month may be the other way round. A day without its year is no day.

    Args:
        text: A body in the normal form of `corpus.text`.
        language: BCP 47 tag; days are read in it.

    >>> place, day = dateline("Buenos Aires, 14 August 2013. Police arrested nine people.", "en")
    >>> place.value, day.value
    ('Buenos Aires', '2013-08-14')
    """
    best: _Dateline | None = None
    for number, span in enumerate(paragraphs(text)):
        if number == _SIGHTED or (best is not None and best.is_sure):
            break
        for line in span.of(text).split("\n")[:2]:
            found = _in_line(line, language)
            if found and (best is None or (found.is_sure and not best.is_sure)):
                best = found
    if best is None:
        return None, None
    evidence = f'dateline "{best.words}"'
    place = Found(best.place, evidence, not best.is_sure) if best.place else None
    return place, _found_day(best.day, evidence)


def _found_day(day: WrittenDate | None, evidence: str) -> Found | None:
    if day is None:
        return None
    if day.other:
        evidence += f", or {day.other.isoformat()} where the month comes first"
    return Found(day.date.isoformat(), evidence, is_doubtful=day.other is not None)


def _in_line(line: str, language: str) -> _Dateline | None:
    head = line[:_LONGEST]
    if found := _after_day(head, language):
        return found
    for end in _ends(head):
        if found := _before_dash(head[: end.start()].strip(), language):
            return found
    return _before_full_stop(line, head, language)


def _ends(head: str) -> Iterator[re.Match[str]]:
    """Yield the dashes a dateline may end at: the first, or a later one inside its brackets."""
    for found in _DASH.finditer(head):
        before = head[: found.start()]
        yield found
        if before.count("(") <= before.count(")") and "," not in before[-40:]:
            return


def _before_dash(head: str, language: str) -> _Dateline | None:
    """Read what stands before the dash that parts a dateline from the text."""
    bare = _bare(_AGENCY.sub("", head))
    days = written_dates(bare, language)
    if days:
        if bare[days[-1].end :].strip(_MARKS + ").:"):
            return None
        place = _place_before(bare, days[0].start)
        return _Dateline(head, place, days[0], is_sure=True) if place is not None else None
    for yearless in yearless_dates(bare, language):
        if not bare[yearless.end :].strip(_MARKS + ").:"):
            bare = bare[: yearless.start]
            place = _place_before(bare, len(bare))
            return _Dateline(head, place, None, is_sure=True) if place else None
    named = as_place(bare)
    if named is None:
        return None
    is_marked = head != bare  # brackets or an agency's mark around it
    return _Dateline(head, named.value, None, is_sure=named.is_sure or is_marked)


def _before_full_stop(line: str, head: str, language: str) -> _Dateline | None:
    """Read a dateline that ends with its date: in a full stop, a colon or the line."""
    for day in written_dates(head, language)[:1]:
        end = _ENDS_IN.match(line, day.end + len(_closing(line, day.end)))
        place = _place_before(head, day.start)
        if end and place:
            return _Dateline(line[: day.end].strip(), place, day, is_sure=True)
    return None


def _after_day(head: str, language: str) -> _Dateline | None:
    """Read a dateline that begins with its day: "August 14, 2013 – Ottawa, Ontario – ..."."""
    for day in written_dates(head, language)[:1]:
        pieces = _DASH.split(head[day.end :])
        if head[: day.start].strip() or len(pieces) < 2 or pieces[0].strip():
            continue
        named = as_place(_bare(pieces[1]))
        if named and named.is_sure:
            end = head.find(pieces[1], day.end) + len(pieces[1])
            return _Dateline(head[:end].strip(), named.value, day, is_sure=True)
    return None


def _bare(words: str) -> str:
    """Return words without the marks around them, and without brackets around them all."""
    words = words.strip(_MARKS)
    if words[:1] in {"(", "["} and words.find(")") in {-1, len(words) - 1}:
        words = words.strip("()[]")
    return words.strip(_MARKS)


def _closing(line: str, position: int) -> str:
    return ")" if line[position : position + 1] == ")" else ""


def _place_before(head: str, position: int) -> str | None:
    """Return the place before a date, "" where there is none, None where it is no place."""
    before = _TO_DATE.sub("", head[:position])
    before = _bare(_TO_DATE.sub("", _WEEKDAY.sub("", before)))
    if not before:
        return ""
    named = as_place(before)
    return named.value if named else None
