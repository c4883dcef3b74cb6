"""Invented names, each made from its rank: the same rank is the same name in every corpus."""

from __future__ import annotations

from functools import cache

from scripts.benchmarks.generated.chance import Chance
from scripts.benchmarks.generated.words import WORDS

SURNAMES, FORENAMES, TOWNS, FIRMS, SHIPS, OPERATIONS = 40_000, 900, 9_000, 20_000, 6_000, 4_000
"""How many there are of each. Drawn by Zipf's law, a few are met daily and most only once."""

_FORMS = ("Ltd", "GmbH", "S.A.", "Inc.", "S.r.l.", "B.V.", "plc", "AB")


def person(chance: Chance) -> str:
    """Draw a person's name."""
    return f"{_made('forename', chance.rank(FORENAMES))} {surname(chance)}"


def surname(chance: Chance) -> str:
    """Draw a family's name."""
    return _made("surname", chance.rank(SURNAMES))


def town(chance: Chance) -> str:
    """Draw a town's name."""
    return _made("town", chance.rank(TOWNS))


def firm(chance: Chance) -> str:
    """Draw a company's name."""
    return _firm(chance.rank(FIRMS))


def ship(chance: Chance) -> str:
    """Draw a ship's name, with the letters before it."""
    return f"MV {_two_words('ship', chance.rank(SHIPS))}"


def operation(chance: Chance) -> str:
    """Draw the name of an operation, without the word itself; some are the second or third."""
    name = _two_words("operation", chance.rank(OPERATIONS))
    return f"{name} {chance.pick(('II', 'III', 'IV'))}" if chance.happens(0.15) else name


@cache
def _made(kind: str, rank: int) -> str:
    """Make a name of two or three syllables; the commonest are the shortest."""
    chance = Chance(f"{kind} {rank}")
    middle = "".join(
        chance.pick(WORDS["vowels"]) + chance.pick(WORDS["middles"])
        for _ in range(1 if rank < 300 else 2)
    )
    return chance.pick(WORDS["starts"]) + middle + chance.pick(WORDS[kind])


@cache
def _two_words(kind: str, rank: int) -> str:
    chance = Chance(f"{kind} {rank}")
    noun = chance.pick(WORDS["nouns"])
    return noun if chance.happens(0.3) else f"{chance.pick(WORDS['adjectives'])} {noun}"


@cache
def _firm(rank: int) -> str:
    chance = Chance(f"firm {rank}")
    name = _made("surname", chance.rank(SURNAMES))
    return f"{name} {chance.pick(WORDS['trades'])} {chance.pick(_FORMS)}"
