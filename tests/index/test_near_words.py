"""Words that are spelled nearly alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.near_words import is_near

WORDS = st.text("abcdefg", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("one", "other"),
    [("miller", "millar"), ("pangea", "pangaea"), ("hallmouht", "hallmouth"), ("texan", "texas")],
)
def test_a_slip_or_another_ending_is_forgiven(one: str, other: str) -> None:
    assert is_near(one, other)


@pytest.mark.parametrize(("one", "other"), [("lima", "lime"), ("heron", "gannet"), ("ab", "ba")])
def test_other_words_and_short_ones_are_not_near(one: str, other: str) -> None:
    assert not is_near(one, other)


@given(WORDS, WORDS)
def test_a_word_is_near_itself_and_nearness_of_like_lengths_is_mutual(one: str, other: str) -> None:
    assert is_near(one, one)
    if len(one) == len(other):
        assert is_near(one, other) == is_near(other, one)


@given(st.text("abcdefg", min_size=5, max_size=14), st.data())
def test_any_letter_may_be_left_out(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    assert is_near(word, word[:place] + word[place + 1 :])
