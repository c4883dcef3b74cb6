"""Questions about generated releases: in their words, so that each meets rare and common ones."""

from __future__ import annotations

from scripts.benchmarks.generated.case import draw_case
from scripts.benchmarks.generated.chance import Chance
from scripts.benchmarks.generated_corpus import DEFAULT_SEED

_FORMS = (
    "How many people were arrested in Operation {operation}?",
    "What was {suspect} charged with?",
    "Which countries took part in the operation against {topic} led by the {publisher}?",
    "What did {chief} say about {goods} seized in {place}?",
    "How much were the {goods} of {firm} worth?",
    "When did police in {place} search premises in the {topic} case?",
    "Who led the investigation of {offence} in {place}?",
)


def questions(number: int, releases: int) -> list[str]:
    """Return so many questions about the first releases of a generated corpus."""
    chance = Chance("questions")
    return [_question(chance.between(0, releases - 1), chance) for _ in range(number)]


def _question(place: int, chance: Chance) -> str:
    case = draw_case(Chance(f"{DEFAULT_SEED} {place}"))
    return chance.pick(_FORMS).format(
        operation=case.operation,
        suspect=case.suspect,
        topic=case.topic.tag,
        publisher=case.publisher,
        chief=case.chief,
        goods=case.goods[0],
        place=case.place,
        firm=case.firm,
        offence=case.offence,
    )
