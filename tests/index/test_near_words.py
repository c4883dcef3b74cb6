"""Words that are spelled nearly alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.near_words import is_near, is_near_any

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


WORD = st.text("abcde", max_size=11)


@given(word=WORD, others=st.lists(WORD, max_size=30))
def test_a_word_is_near_any_of_others_where_it_is_near_one(word: str, others: list[str]) -> None:
    assert is_near_any(word, others) == any(is_near(word, other) for other in others)


@given(word=st.text("abcdefghij", min_size=5, max_size=12), data=st.data())
def test_a_slip_is_found_among_others(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    slipped = data.draw(
        st.sampled_from(
            [
                word[:place] + word[place + 1 :],
                f"{word[:place]}z{word[place:]}",
                f"{word[:place]}z{word[place + 1 :]}",
                word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
            ]
        )
    )
    assert is_near_any(word, ["something", slipped])
