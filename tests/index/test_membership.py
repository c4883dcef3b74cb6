"""Whether a country took part, turned into the question for the list."""

from __future__ import annotations

import pytest

from index.membership import question_for_list


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        (
            "Did France take part in Operation Heron?",
            "Which countries took part in Operation Heron?",
        ),
        ("and did the uk also join operation heron", "operation heron"),
        ("chad participated in heron 2?", "Which countries took part in heron 2?"),
        (
            "Was Costa Rica part of Operation Heron II?",
            "Which countries took part in Operation Heron II?",
        ),
        ("Is Spain among the countries in Heron?", "Which countries took part in Heron?"),
        ("Was Peru one of the ten countries that sent boats?", "Which countries sent boats?"),
        ("Did France take part?", "Which countries took part?"),
    ],
)
def test_the_list_is_asked_for(question: str, wanted: str) -> None:
    found = question_for_list(question)
    assert found is not None
    assert wanted in found


@pytest.mark.parametrize(
    "question",
    [
        "Which countries took part in Operation Heron?",
        "How many boats did France send to take part in Heron?",
        "Why did France take part in Operation Heron?",
        "Did Captain Voss take part in Operation Heron?",
        "Did France and Spain take part in Operation Heron?",
        "Did France send boats?",
        "part of",
        "",
    ],
)
def test_other_questions_are_left_alone(question: str) -> None:
    assert question_for_list(question) is None
