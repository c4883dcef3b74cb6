"""What the seed release answers, asked with the real command and the bundled model."""

from __future__ import annotations

import json
from typing import Any

import pytest
from real_command import Seed

pytestmark = pytest.mark.slow

NINE = (
    "Argentina", "Brazil", "Chile", "Colombia", "Costa Rica", "Ecuador", "Uruguay", "Venezuela",
    "Spain",
)  # fmt: skip
SEIZED = "more than 6,000 items"
ARRESTED = "Some 100 people were arrested"
INITIATED = "initiative of the Spanish National Police and Guardia Civil"
QUESTIONS: dict[str, tuple[str, ...]] = {
    "Which countries took part in Operation Pureza II?": NINE,
    "What was seized?": (SEIZED,),
    "How many people were arrested?": ("100",),
    "When did the two operations take place?": ("6 August", "9 August"),
    "What does “pureza” mean?": ("‘purity’",),
    "Who initiated Operation Historia?": (INITIATED,),
    "Who said that this kind of crime “does not respect physical borders”?": (
        "does not respect physical borders",
        "Rafael Peña, Head\N{NO-BREAK SPACE} of INTERPOL’s Regional Bureau in Buenos Aires",
    ),
    "Where was the “international distribution centre”?": (
        "‘international distribution centre’",
        "In one location raided by the Technology Crime Division of the Argentine Federal Police",
    ),
}
OFF_TOPIC = (
    "What is the capital of Australia?",
    "Who won the football world cup in 2014?",
    "How do I bake bread?",
)


@pytest.fixture(scope="module")
def answers(seed: Seed) -> dict[str, Any]:
    """All questions, asked in one go."""
    lines = "\n".join([*QUESTIONS, *OFF_TOPIC])
    outcome = seed.place.verbatim("ask", "-", "--json", stdin=lines)
    found = [json.loads(line) for line in outcome.out.splitlines()]
    return {answer["question"]: answer for answer in found}


NOT_YET = pytest.mark.xfail(
    reason="the reader takes a bare “the two operations” for a question on something else",
    strict=True,
)
WITHHELD = "When did the two operations take place?"


@pytest.mark.parametrize(
    "question",
    [pytest.param(one, marks=NOT_YET) if one == WITHHELD else one for one in QUESTIONS],
)
def test_the_first_quote_holds_the_answer(answers: dict[str, Any], question: str) -> None:
    answer = answers[question]
    assert answer["answered"], answer["confidence"]
    quote = answer["quotes"][0]["text"]
    assert [words for words in QUESTIONS[question] if words not in quote] == []


@pytest.mark.parametrize("question", OFF_TOPIC)
def test_what_the_release_does_not_speak_of_is_not_answered(
    answers: dict[str, Any], question: str
) -> None:
    answer = answers[question]
    assert not answer["answered"], answer["confidence"]
    assert answer["nearest"]


def test_a_statement_is_quoted_to_the_end_of_its_speakers_title(answers: dict[str, Any]) -> None:
    [question] = [question for question in QUESTIONS if "borders" in question]
    quote = answers[question]["quotes"][0]
    assert quote["text"].startswith("“These operations clearly show")
    assert quote["text"].endswith(
        "Head\N{NO-BREAK SPACE} of INTERPOL’s Regional Bureau in Buenos Aires."
    )
    assert quote["paragraph"] == 8
