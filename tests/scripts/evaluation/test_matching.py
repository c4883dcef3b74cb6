"""When words found count as words wanted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.evaluation.matching import best_f1, holds, is_exact, matches, share_held, token_f1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They seized “nine boats”, all green.", "NINE BOATS"),
        ("The sum was $1,500 in all.", "$1,500"),
        ("in the ‘Port of Nowhere’", "the 'port of nowhere'"),
        ("across Elsewhere – and beyond", "Elsewhere and beyond"),
    ],
)
def test_case_punctuation_and_quote_marks_do_not_keep_an_answer_out(text: str, words: str) -> None:
    assert holds(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [("ninety boats", "nine"), ("boats, nine", "nine boats"), ("nine", "…"), ("", "nine")],
)
def test_words_are_held_whole_in_order_and_never_if_there_are_none(text: str, words: str) -> None:
    assert not holds(text, words)


@pytest.mark.parametrize(
    ("found", "wanted", "f1"),
    [
        ("in the 63 cities", "63 cities", 0.8),  # precision 2/3, recall 1
        ("nine green boats", "nine red boats", 2 / 3),
        ("boats boats", "boats", 2 / 3),  # a word counts as often as it stands
        ("the", "a", 1.0),
        ("", "nine", 0.0),
    ],
)
def test_token_f1_is_squads(found: str, wanted: str, f1: float) -> None:
    assert token_f1(found, wanted) == pytest.approx(f1)


def test_the_nearest_of_several_answers_counts() -> None:
    assert best_f1("nine boats", ("nine small boats of the fleet", "nine boats")) == 1.0
    assert is_exact("The nine boats!", ("ten", "nine boats"))
    assert best_f1("nine", ()) == 0.0


def test_a_quote_holds_a_share_of_a_list() -> None:
    assert share_held("glass and wire", ("glass", "wire", "oil")) == pytest.approx(2 / 3)


def test_values_are_items_if_they_are_the_same_words_or_nearly() -> None:
    assert matches(("Glass", "copper wire roll"), ("glass", "wire", "copper wire rolls")) == 1
    assert matches(("the long green boat",), ("long green boat",)) == 1
    assert matches(("a long green old boat",), ("long green boat",)) == 1  # token F1 is 6/7
    assert matches(("long green",), ("long green old boat",)) == 0  # and here 2/3


def test_no_value_and_no_item_counts_twice() -> None:
    assert matches(("glass", "glass"), ("glass",)) == 1
    assert matches(("glass",), ("glass", "glass")) == 1


@given(st.lists(st.text("ab ", max_size=5)), st.lists(st.text("ab ", max_size=5)))
def test_there_are_never_more_matches_than_values_or_items(
    values: list[str], items: list[str]
) -> None:
    assert matches(values, items) <= min(len(values), len(items))
    assert matches(items, items) == len(items)
