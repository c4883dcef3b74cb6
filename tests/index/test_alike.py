"""Sentences that repeat each other; all are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.alike import are_alike

BOATS = "Invented harbour police seized nine boats in Operation Heron on the Monday of the fair."


@pytest.mark.parametrize(
    "other",
    [BOATS, BOATS.upper().replace(".", "!"), BOATS.replace("Monday", "Tuesday"), f"“{BOATS}”"],
)
def test_case_accents_marks_and_a_word_in_a_long_sentence_make_no_difference(other: str) -> None:
    assert are_alike(BOATS, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BOATS, "Invented harbour police counted forty lanterns in Operation Marsh on the Monday."),
        ("Nine boats", "Ten boats"),
        (BOATS, ""),
    ],
)
def test_sentences_of_one_mould_on_other_things_stay_apart(one: str, other: str) -> None:
    assert not are_alike(one, other)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_repeats_itself_and_it_is_the_same_both_ways(one: str, other: str) -> None:
    assert are_alike(one, one)
    assert are_alike(one, other) == are_alike(other, one)
