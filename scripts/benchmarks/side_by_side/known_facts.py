"""Questions over a generated corpus, made of the facts that its releases were made of.

Each names its operation, which no other release of the corpus is about. It is answerable where the
release states the fact, in words that are looked for, and else has no answer; those are a fifth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.benchmarks.generated.case import Case, draw_case
from scripts.benchmarks.generated.chance import Chance
from scripts.benchmarks.generated.slots import dated, listed, written
from scripts.benchmarks.generated_corpus import DEFAULT_SEED, generated_release
from scripts.evaluation.asked import Asked, QuestionSet

SET = "generated"


@dataclass(frozen=True, slots=True)
class _Fact:
    """What a release may state; its fields are filled from a case.

    Attributes:
        stated: Words that state it, whatever their case.
        absent: Words that no release has in which the fact is not stated; none for a fact whose
            absence is hard to be sure of.
    """

    kind: str
    question: str
    stated: str
    answer: str
    absent: str = ""


_FACTS = (
    _Fact(
        "when", "When did Operation {operation} begin?", "ran from {began} to", "{began}", "ran "
    ),
    _Fact("when", "When did Operation {operation} end?", "to {ended}.", "{ended}"),
    _Fact(
        "who",
        "Who coordinated Operation {operation}?",
        "coordinated by the {publisher}",
        "{publisher}",
        "coordinated",
    ),
    _Fact(
        "list",
        "Which countries took part in Operation {operation}?",
        "{countries} took part",
        "{countries}",
    ),
    _Fact(
        "how_many",
        "How many people were arrested in Operation {operation}?",
        "{arrests} people have been arrested",
        "{arrests}",
    ),
    _Fact(
        "how_many",
        "How many suspects of Operation {operation} were arrested?",
        "{arrests} suspects arrested",
        "{arrests}",
    ),
    _Fact(
        "money",
        "What is the value of the {goods} found in Operation {operation}?",
        "the value of the {goods} is put at {amount} million euros",
        "{amount} million euros",
        "million euros",
    ),
    _Fact(
        "how_many",
        "How many houses, offices and vehicles were searched in Operation {operation}?",
        "{raids} houses, offices and vehicles searched",
        "{raids}",
        "search",
    ),
)


def questions_on_generated(number: int, *, seed: int = DEFAULT_SEED) -> QuestionSet:
    """Return the questions over the generated corpus of so many releases."""
    cases = [draw_case(Chance(f"{seed} {place}")) for place in range(number)]
    operations = Counter(case.operation for case in cases)
    return QuestionSet(
        SET,
        tuple(
            (asked,)
            for place, case in enumerate(cases)
            if operations[case.operation] == 1
            for asked in _asked(place, case, seed)
        ),
    )


def _asked(place: int, case: Case, seed: int) -> Iterator[Asked]:
    release = generated_release(place, seed=seed)
    words = f"{release.title}\n{release.text}".lower()
    known = _known(case)
    if f"operation {case.operation}".lower() not in words:
        return
    for number, fact in enumerate(_FACTS):
        id_, question = f"{SET}-{place + 1}-{number + 1}", fact.question.format_map(known)
        if fact.stated.format_map(known).lower() in words:
            answer = fact.answer.format_map(known)
            items = case.countries if fact.kind == "list" else ()
            yield Asked(
                id_, question, id_, fact.kind, "named", (release.id,), (answer,), all_of=items
            )
        elif fact.absent and fact.absent not in words:
            yield Asked(id_, question, id_, fact.kind, "named", why="not stated")


def _known(case: Case) -> Mapping[str, str]:
    """Return the facts of a case as they are written in its release."""
    return {
        "operation": case.operation,
        "publisher": case.publisher,
        "countries": listed(case.countries),
        "goods": case.goods[0],
        "began": dated(case.began),
        "ended": dated(case.ended),
        "arrests": written(case.arrests),
        "raids": written(case.raids),
        "amount": written(case.amount),
    }
