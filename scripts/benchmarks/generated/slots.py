"""What fills each slot of a sentence: a fact of the case, or something drawn for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project
from datetime import timedelta

from scripts.benchmarks.generated import sentences
from scripts.benchmarks.generated.case import Case
from scripts.benchmarks.generated.chance import Chance
from scripts.benchmarks.generated.names import firm, operation, ship, surname, town
from scripts.benchmarks.generated.words import WORDS

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_EVERYWHERE_ELSE = 0.25
"""How often a country that is named took no part."""


class Telling:
    """Fills the slots of sentences with what a case says, and the rest by chance.

    A slot that begins with a capital is filled as a sentence begins; one in capitals, in capitals.
    """

    def __init__(self, case: Case, chance: Chance) -> None:
        self.case = case
        self.chance = chance
        self._left: dict[Sequence[str], Iterator[str]] = {}

    def told(self, sentence: str) -> str:
        """Return a sentence with its slots filled."""
        # A company's "S.A." at the end has its full stop already.
        return sentence.format_map(self).replace("..", ".")

    def one_of(self, some: tuple[str, ...]) -> str:
        """Return one of them, told; none comes again before all were told."""
        if some not in self._left:
            self._left[some] = iter(self.chance.several(some, len(some)))
        following = next(self._left[some], None)
        if following is None:
            del self._left[some]
            return self.one_of(some)
        return self.told(following)

    def __getitem__(self, slot: str) -> str:
        """Return what fills a slot; called by `str.format_map`."""
        if fill := _FILLS.get(slot):
            return fill(self)
        if slot.isupper():
            return self[slot.lower()].upper()
        value = self[slot.lower()]
        return value[0].upper() + value[1:]

    def number(self, low: int, high: int) -> str:
        """Return a number of any size between two, as it is written in a text."""
        return written(self.chance.count(low, high))

    def country(self) -> str:
        """Return a country, mostly one that took part."""
        elsewhere = self.chance.happens(_EVERYWHERE_ELSE)
        return self.chance.pick(WORDS["countries"] if elsewhere else self.case.countries)


def written(number: int) -> str:
    """Return a number as press releases write it: in words below ten.

    >>> written(4), written(12500)
    ('four', '12,500')
    """
    return _SMALL[number] if number < len(_SMALL) else f"{number:,}"


def dated(day: Date) -> str:
    """Return a day as it is written in a text."""
    return f"{day.day} {sentences.MONTHS[day.month - 1]} {day.year}"


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence.

    >>> listed(["Chad", "Peru", "Mali"])
    'Chad, Peru and Mali'
    """
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]


def _good(telling: Telling) -> str:
    return telling.chance.often_first(telling.case.goods)


def _later(telling: Telling) -> str:
    return dated(telling.case.date + timedelta(days=telling.chance.between(5, 200)))


def _year(telling: Telling) -> str:
    return str(telling.case.date.year - telling.chance.between(1, 5))


def _money(telling: Telling) -> str:
    return f"{telling.chance.between(2, 90) * 5},000"


_FILLS: dict[str, Callable[[Telling], str]] = {
    "operation": lambda t: t.case.operation,
    "publisher": lambda t: t.case.publisher,
    "place": lambda t: t.case.place,
    "topic": lambda t: t.case.topic.tag,
    "chief": lambda t: t.case.chief,
    "officer": lambda t: t.case.officer,
    "suspect": lambda t: t.case.suspect,
    "offence": lambda t: t.case.offence,
    "firm": lambda t: t.case.firm if t.chance.happens(0.7) else firm(t.chance),
    "goods_1": lambda t: t.case.goods[0],
    "goods_2": lambda t: t.case.goods[1],
    "good": _good,
    "countries": lambda t: listed(t.case.countries),
    "n_countries": lambda t: written(len(t.case.countries)),
    "arrests": lambda t: written(t.case.arrests),
    "raids": lambda t: written(t.case.raids),
    "seized": lambda t: written(t.case.seized),
    "amount": lambda t: written(t.case.amount),
    "date": lambda t: dated(t.case.date),
    "began": lambda t: dated(t.case.began),
    "ended": lambda t: dated(t.case.ended),
    "later": _later,
    "year": _year,
    "month": lambda t: t.chance.pick(sentences.MONTHS),
    "hour": lambda t: f"{t.chance.between(3, 11)} a.m.",
    "few": lambda t: t.number(2, 40),
    "part": lambda t: t.number(2, t.case.arrests),
    "some": lambda t: t.number(3, 4_000),
    "some_thousand": _money,
    "years": lambda t: t.number(2, 25),
    "age": lambda t: str(t.chance.between(19, 78)),
    "miles": lambda t: t.number(3, 300),
    "case_number": lambda t: str(t.chance.between(1_000, 99_999)),
    "phone": lambda t: f"0{t.chance.between(100, 999)} 555 {t.chance.between(1000, 9999)}",
    "job": lambda t: t.chance.pick(sentences.JOBS),
    "nickname": lambda t: t.chance.pick(sentences.NICKNAMES),
    "surname": lambda t: surname(t.chance),
    "town": lambda t: town(t.chance),
    "country": Telling.country,
    "ship": lambda t: ship(t.chance),
    "other_operation": lambda t: f"Operation {operation(t.chance)}",
    "means": lambda t: t.one_of(t.case.topic.means),
    "find": lambda t: t.one_of(t.case.topic.finds),
    "expert": lambda t: t.chance.pick(t.case.topic.experts),
    "saying": lambda t: t.one_of(sentences.SAYINGS),
}
