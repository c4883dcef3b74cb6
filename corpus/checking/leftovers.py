"""Rules on what belongs to the page or the sheet of paper and not to the release."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.checking.divided import divisions
from corpus.checking.furniture_lines import is_furniture
from corpus.checking.rule import Remark, Rule
from corpus.checking.subject import Subject
from corpus.checking.surroundings import Surroundings
from corpus.problem import quoted

_LONGEST = 90  # characters of a line that can be furniture
_COOKIES = re.compile(
    r"\b(?:(?:we|our (?:web)?site|this (?:web)?site|this page) uses? (?:\w+ ){0,3}cookies"
    r"|accept (?:all )?(?:\w+ )?cookies|cookie (?:settings|preferences|policy|consent|notice)"
    r"|(?:nous utilisons|ce site utilise) (?:\w+ ){0,2}cookies"
    r"|(?:utilizamos|este sitio (?:web )?(?:usa|utiliza)) cookies"
    r"|(?:wir verwenden|diese (?:web)?seite verwendet) cookies|utilizziamo (?:i )?cookie)",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"(?:page|página|pagina|seite|страница|صفحة)\s*\|?\s*\d{1,4}(?:\s*(?:of|/|de|von|di|sur|из|من)\s*\d{1,4})?"
    r"|\d{1,4}\s*\|\s*(?:page|página|seite)|[-–—]\s?\d{1,3}\s?[-–—]",
    re.IGNORECASE,
)
_SUSPENDED = frozenset(
    ["and", "or", "to", "und", "oder", "bis", "et", "ou", "og", "och", "en", "of", "as", "sowie"]
)


def _furniture(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    text = subject.release.text
    for start, line in _short_lines(text):
        if is_furniture(line):
            yield Remark(start, f"{quoted(line.strip())} is furniture of the page; remove the line")
    if "ookie" in text and (found := _COOKIES.search(text)):
        yield Remark(found.start(), f"{quoted(found[0])} is of the page's banner; remove it")


def _page_number(subject: Subject, _: Surroundings) -> Iterator[Remark]:
    for start, line in _short_lines(subject.release.text):
        if any(map(str.isdecimal, line)) and _PAGE_NUMBER.fullmatch(line.strip()):
            message = f"{quoted(line.strip())} is the number of a page; remove the line"
            yield Remark(start, message)


def _short_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the short lines of a text with where they begin."""
    start = 0
    for line in text.split("\n"):
        length = len(line)
        if 0 < length <= _LONGEST:
            yield start, line
        start += length + 1


def _divided(subject: Subject, around: Surroundings) -> Iterator[Remark]:
    text = subject.release.text
    for one in divisions(text):
        if not one.second.islower() or one.second in _SUSPENDED or not one.first[-1].islower():
            continue
        whole = (f"{one.first}{one.second}", f"{one.first}-{one.second}")
        known = next((word for word in whole if word.casefold() in around.words), None)
        # Two words may have a dash between them: “the young- under 18- were”.
        if known and not {one.first.casefold(), one.second} <= around.words:
            shown = quoted(text[one.start : one.end])
            message = f"{shown} was divided at the end of a line; write {quoted(known)}"
            yield Remark(one.start, message)


RULES = (
    Rule(
        "furniture",
        "a line belongs to the page, such as “Share this page”; it would be found and quoted",
        _furniture,
    ),
    Rule(
        "page-number",
        "the number of a page was left where one page of a document ends and another begins",
        _page_number,
    ),
    Rule(
        "divided-word",
        "a word is still divided as it was at the end of a line, so that no search finds it",
        _divided,
    ),
)
