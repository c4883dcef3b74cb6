"""What is left of a message without what asks nothing; all sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.without_courtesy import without_courtesy


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("Hello! How many boats?", "How many boats?"),
        ("How many boats? Thanks a lot!", "How many boats?"),
        ("Please, how many  boats?", "how many boats?"),
        ("how many boats, please?", "how many boats"),
        ("¡Hola! ¿Cuántos barcos, por favor?", "¿Cuántos barcos"),
        ("🙏 how many boats? 🤔", "how many boats?"),
        ("How many of the ship’s boats?", "How many of the ship's boats?"),
        ("How many boats, lamps and kites?", "How many boats, lamps and kites?"),
        ("thanks", "thanks"),
        ("", ""),
    ],
)
def test_greetings_and_thanks_are_taken_off_the_ends(message: str, left: str) -> None:
    assert without_courtesy(message) == left


@given(st.text(max_size=80))
def test_nothing_is_added_and_twice_is_as_good_as_once(message: str) -> None:
    left = without_courtesy(message)
    assert set(left) <= {*message, " ", "'"}
    assert len(left) <= len(message)
