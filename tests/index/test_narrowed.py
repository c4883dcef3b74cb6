"""Questions that want some of a list; what the lists hold is in test_kinds_of_questions.py."""

import pytest

from index.narrowed import narrowed, steps, wanted_of_them

BEFORE = "Which releases mention Peru?"


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("which of them were in Argentina?", "in Argentina"),
        ("And how many of those releases mention BOATS?", "BOATS"),
        ("are any of them from March 2032?", "from March 2032"),
        ("¿cuáles de ellas mencionan barcos?", "barcos"),
        ("lesquelles d’entre elles sont de 2032 ?", "de 2032"),
        ("which of them?", ""),
        ("which of the boats were sunk?", ""),
        ("who led them?", ""),
    ],
)
def test_what_is_wanted_of_them(question: str, wanted: str) -> None:
    assert wanted_of_them(question) == wanted


def test_a_question_goes_with_the_one_that_it_narrows_step_by_step() -> None:
    once = narrowed("which of them mention boats?", BEFORE)
    assert once == f"which of them mention boats? — {BEFORE}"
    twice = narrowed("and which of those are from 2032?", once)
    assert twice is not None
    assert steps(twice) == (
        BEFORE,
        "which of them mention boats?",
        "and which of those are from 2032?",
    )


@pytest.mark.parametrize("question", [BEFORE, f"Peru — {BEFORE}", "", " — ", "which of them? — "])
def test_whatever_narrows_nothing_is_one_step(question: str) -> None:
    assert steps(question) == (question,)
    assert narrowed(question, BEFORE) is None
