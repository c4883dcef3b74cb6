"""The words of a question, each as one letter for what it does in a date.

Expressions are then patterns over these letters: "6 August 2013" is `DMY` in any language.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from corpus.patterns import lazy_pattern
from index.date_vocabulary import Value, Vocabulary
from index.period import Period, months, years

# A number with what is joined to it ("2012-334", "6/8/2013", "6th", but not "6-8"), a word, a mark.
# A word of Latin letters may hold digits ("q1"). Apostrophes part words and are passed over.
_TOKEN = lazy_pattern(
    r"\d{1,2}(?=-\d{1,2}(?![\w/.-]))|\d+(?:[.,:/-]\d+)*[^\W\d_]*"
    r"|[a-z](?:\w|(?<=\d)\.(?=\d))*|[^\W\d_]+|[^\s\w']|_"
)
_NUMBER = lazy_pattern(r"(\d+)(st|nd|rd|th|er|re|o|a|s|م)?")
_QUARTER = lazy_pattern(r"([qh])([1-4])")
_PLURAL = lazy_pattern(r"s$|^(?:people|men|women|children|police|kg|km)$")
_BEFORE_A_SUM = frozenset("$€£¥₹#&@+=_%")
_AFTER_A_SUM = frozenset("$€£¥₹%°_")
_MARKS = frozenset(",-.")
_HALF = 4
"""What the first half of a year is numbered; the quarters are 0 to 3."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or several that make one expression.

    Attributes:
        kind: Its letter, see `index.date_words`; beside those D day, N number, Y year, C decade,
            R a whole date or several, a mark, or `x` for any other word.
        value: What it stands for.
        start, end: Offsets in the folded question.
        is_word: Whether it is a word of letters, of two at least.
        is_plural: Whether it looks like the name of several things.
    """

    kind: str
    value: Value | Period
    start: int
    end: int
    is_word: bool = False
    is_plural: bool = False


def tokens_of(folded: str, words: Vocabulary) -> list[Token]:
    """Return the tokens of a folded question, in order."""
    matches = list(_TOKEN.finditer(folded))
    texts = [match[0] for match in matches]
    found: list[Token] = []
    place = 0
    while place < len(matches):
        length, kind, value = _expression(texts, place, words)
        start, end = matches[place].start(), matches[place + length - 1].end()
        if kind != "x" and kind not in _MARKS and _is_glued(folded, start, end, found):
            kind = "x"
        is_word = texts[place].isalpha() and len(texts[place]) > 1
        is_plural = kind == "x" and is_word and _PLURAL.search(texts[place]) is not None
        found.append(Token(kind, value, start, end, is_word, is_plural))
        place += length
    return found


def _expression(texts: list[str], place: int, words: Vocabulary) -> tuple[int, str, Value | Period]:
    """Return how many words an expression takes, its letter and its value."""
    text = texts[place]
    if text[0].isdigit():
        return (1, *_number(text, words.month_first))
    for phrase, kind, value in words.expressions.get(text, ()):
        if tuple(texts[place : place + len(phrase)]) == phrase:
            return len(phrase), kind, value
    if match := _QUARTER.fullmatch(text):
        number = int(match[2]) - 1
        if match[1] == "q" or number < 2:
            return 1, "H", number if match[1] == "q" else _HALF + number
    return 1, text if text in _MARKS else "x", None


def _number(text: str, month_first: bool) -> tuple[str, Value | Period]:
    match = _NUMBER.fullmatch(text)
    if match is None:
        with suppress(ValueError):
            return "R", _written(text, month_first)
        return "x", None
    digits, ending = match.groups()
    number = int(digits[:5])
    if len(digits) == 4 and 1900 <= number < 2100:
        decade = ending == "s" and number % 10 == 0
        return ("C" if decade else "Y" if ending in (None, "م") else "x"), number
    if len(digits) <= 2 and 1 <= number <= 31 and ending != "s":
        return "D", number
    return ("N" if number < 1000 and ending is None else "x"), number


def _written(text: str, month_first: bool) -> Period:
    """Read a date of digits alone, such as 2013-08-06, 6.8.2013, 2013-08 and 2012-2014.

    Raises:
        ValueError: It is none.
    """
    parts = re.split(r"[./-]", text)
    numbers = list(map(int, parts))
    match [len(part) for part in parts]:
        case [4, 1 | 2, 1 | 2]:
            return _day(*numbers)
        case [1 | 2, 1 | 2, 4]:
            first, second, year = numbers
            is_month_first = (month_first and "/" in text and first <= 12) or second > 12
            return _day(year, *((first, second) if is_month_first else (second, first)))
        case [4, 2] if 1 <= numbers[1] <= 12 and "-" in text:
            return _year_of(numbers[0], months(*numbers))
        case [4, 2] if "." not in text and numbers[1] > numbers[0] % 100:
            return _year_of(numbers[0], years(numbers[0], numbers[0] // 100 * 100 + numbers[1]))
        case [1 | 2, 4] if 1 <= numbers[0] <= 12 and "/" in text:
            return _year_of(numbers[1], months(numbers[1], numbers[0]))
        case [4, 4] if "-" in text and numbers[0] < numbers[1] < 2100:
            return _year_of(numbers[0], years(*numbers))
    raise ValueError(text)


def _day(year: int, month: int, day: int) -> Period:
    found = date(year, month, day)
    return _year_of(year, Period(found, found))


def _year_of(year: int, period: Period) -> Period:
    if not 1900 <= year < 2100:
        raise ValueError(year)
    return period


def _is_glued(folded: str, start: int, end: int, before: list[Token]) -> bool:
    """Whether a number is part of something else: a sum, a name with a hyphen, a percentage."""
    if not folded[start].isdigit():
        return False
    if (start and folded[start - 1] in _BEFORE_A_SUM) or folded[end : end + 1] in _AFTER_A_SUM:
        return True
    is_hyphened = start > 1 and folded[start - 1] == "-" and not folded[start - 2].isspace()
    return is_hyphened and len(before) > 1 and before[-2].kind in "xXN"
