"""Which messages hold several questions, and which hold one that is told at length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.several_questions import questions_of


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("How many were held? And where?", ["How many were held?", "And where?"]),
        ("Who led it?! When?", ["Who led it?!", "When?"]),
        ("¿Cuántos fueron? ¿Y dónde?", ["¿Cuántos fueron?", "¿Y dónde?"]),
        ("¿Cuántos fueron?¿Dónde?", ["¿Cuántos fueron?", "¿Dónde?"]),
        ("Combien ? Où ?", ["Combien ?", "Où ?"]),
        ("كم عدد القوارب؟ وأين؟", ["كم عدد القوارب؟", "وأين؟"]),
        ("1. How many boats\n2) Where\n3. When?", ["How many boats", "Where", "When?"]),
        ("On Heron:\n- how many boats?\n- where?", ["On Heron: how many boats?", "where?"]),
        ("how many boats were there\nwhere", ["how many boats were there", "where"]),
        (
            "A lamp broke. Who paid? A boat sank. Who towed it?",
            ["A lamp broke. Who paid?", "A boat sank. Who towed it?"],
        ),
        (
            "How many boats? Where? I mean the harbour.",
            ["How many boats?", "Where? I mean the harbour."],
        ),
    ],
)
def test_each_of_several_questions_stands_alone(message: str, questions: list[str]) -> None:
    assert questions_of(message) == questions


@pytest.mark.parametrize(
    "message",
    [
        "A keeper sold forty lamps. What did the money pay for?",
        "What did the money pay for? I mean that of the lamps.",
        "Who asked “Where to? And why?” in the harbour?",
        'Who asked "Where to? And why?" in the harbour?',
        "It ended in May (or June? or July?), so who led it?",
        "What stands at https://example.org/?page=2 of it?",
        "Who led\nOperation Heron?",
        "lanterns, old town",
        "How many boats???",
        "???",
        "",
    ],
)
def test_one_question_stays_one(message: str) -> None:
    assert questions_of(message) == [message]


def test_small_talk_beside_questions_is_left_out() -> None:
    assert questions_of("Hello, can you help me? How many boats? Where? Thanks!") == [
        "How many boats?",
        "Where?",
    ]
    assert len(questions_of("Can I ask you something? How many boats were there?")) == 1


@given(st.text(alphabet=' ?؟!.\n-1a(")”“'))
def test_nothing_but_blanks_list_marks_and_small_talk_is_lost(message: str) -> None:
    questions = questions_of(message)
    assert questions
    assert all(question.strip() == question for question in questions)


@pytest.mark.parametrize("piece", ["a? ", "?!", "(", '"', "\n- ", "how?\n", "? ", " "])
def test_a_very_long_message_is_taken_apart_quickly(piece: str) -> None:
    start = time.perf_counter()
    questions_of(piece * (100_000 // len(piece)) + "x")
    assert time.perf_counter() - start < 2
