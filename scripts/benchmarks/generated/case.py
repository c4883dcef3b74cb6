"""The facts of one invented release, drawn before a word of it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project
from datetime import timedelta

from scripts.benchmarks.generated.chance import Chance
from scripts.benchmarks.generated.names import firm, operation, person, surname, town
from scripts.benchmarks.generated.topics import TOPICS, Topic
from scripts.benchmarks.generated.words import WORDS

_AGENCIES = (
    "Bureau of Investigation",
    "Police Service",
    "Prosecutor’s Office",
    "Customs Administration",
    "Task Force on Organised Crime",
    "Constabulary",
    "Border Police",
    "Regional Court",
    "Ministry of Justice",
    "Inspectorate",
)
AGENCIES = 60
"""Different publishers; the commonest writes a fifth of all releases."""
_FIRST_DAY, _DAYS = Date(2009, 1, 5), 6_200


@dataclass(frozen=True, slots=True)
class Case:
    """What a release tells of.

    Attributes:
        operation: Its name, without the word itself.
        countries: Those that took part, the publisher's first.
        chief, officer: Who speaks, by name; the first is also the publisher's head.
        began, ended: First and last day of the operation.
    """

    topic: Topic
    date: Date
    publisher: str
    place: str
    countries: tuple[str, ...]
    operation: str
    chief: str
    officer: str
    suspect: str
    firm: str
    goods: tuple[str, ...]
    offence: str
    arrests: int
    raids: int
    seized: int
    amount: int
    began: Date
    ended: Date


def draw_case(chance: Chance) -> Case:
    """Draw the facts of one release."""
    topic = chance.often_first(TOPICS)
    day = _FIRST_DAY + timedelta(days=_later_more_often(chance))
    ended = day - timedelta(days=chance.between(1, 20))
    agency = chance.rank(AGENCIES)
    return Case(
        topic=topic,
        date=day,
        publisher=publisher(agency),
        place=_seat(agency) if chance.happens(0.5) else town(chance),
        countries=tuple(chance.several(WORDS["countries"], chance.count(2, 14))),
        operation=operation(chance),
        chief=person(Chance(f"chief {agency} {day.year // 3}")),
        officer=person(chance),
        suspect=surname(chance),
        firm=firm(chance),
        goods=tuple(chance.several(topic.goods, chance.between(3, 6))),
        offence=chance.often_first(topic.offences),
        arrests=chance.count(3, 400),
        raids=chance.count(3, 900),
        seized=chance.count(12, 900_000),
        amount=chance.count(3, 900),
        began=ended - timedelta(days=chance.between(1, 40)),
        ended=ended,
    )


def publisher(rank: int) -> str:
    """Return the name of a publisher; the seat of each is part of it."""
    return f"{_seat(rank)} {_AGENCIES[rank % len(_AGENCIES)]}"


def _seat(rank: int) -> str:
    return town(Chance(f"seat {rank}"))


def _later_more_often(chance: Chance) -> int:
    """Return a day's number: newsrooms write more every year."""
    return max(chance.between(0, _DAYS - 1), chance.between(0, _DAYS - 1))
