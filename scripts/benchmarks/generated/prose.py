"""A case told as a press release: its title and its text."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.benchmarks.generated import sentences
from scripts.benchmarks.generated.case import Case
from scripts.benchmarks.generated.chance import Chance
from scripts.benchmarks.generated.slots import Telling, written

INVENTED = "Everything in this release is invented; it serves to measure software."
_KINDS = 2 * (sentences.RESULTS, sentences.BACKGROUND) + (sentences.COURT,)
"""So seldom that no sentence has to be told twice."""


def told(case: Case, chance: Chance) -> tuple[str, str]:
    """Return the title and the text of a case's release."""
    telling = Telling(case, chance)
    title = telling.one_of(sentences.TITLES)
    return title, "\n\n".join(_paragraphs(telling, chance))


def _paragraphs(telling: Telling, chance: Chance) -> Iterator[str]:
    yield _paragraph(telling, sentences.LEADS, sentences.BACKGROUND, more=chance.between(0, 2))
    if chance.happens(0.4):
        lines = [telling.one_of(sentences.SUMMARY) for _ in range(chance.between(3, 5))]
        yield "\n".join(lines)
    for number, kind in enumerate(chance.several(_KINDS, chance.between(3, len(_KINDS)))):
        yield _paragraph(telling, kind, kind, more=chance.between(2, 5))
        if number % 2 == 0 and chance.happens(0.7):
            yield telling.one_of(sentences.QUOTES)
    if chance.happens(0.3):
        yield _by_country(telling, chance)
    yield _paragraph(telling, sentences.ADVICE, sentences.ADVICE, more=chance.between(0, 1))
    yield INVENTED


def _paragraph(
    telling: Telling, opening: tuple[str, ...], others: tuple[str, ...], more: int
) -> str:
    return " ".join([telling.one_of(opening), *(telling.one_of(others) for _ in range(more))])


def _by_country(telling: Telling, chance: Chance) -> str:
    """Return a list of what was found in each country."""
    lines = [
        f"- {country}: {written(chance.count(2, 900))} {telling['good']},"
        f" {written(chance.count(2, 60))} arrests"
        for country in telling.case.countries[:8]
    ]
    return "\n".join(["Results by country:", *lines])
