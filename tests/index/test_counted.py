"""What a question wants counted."""

from __future__ import annotations

import pytest

from index.counted import counted, lacks_counted

STOPS = frozenset(["were", "was", "did", "the", "in", "se"])


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How many stolen boats were found?", ["stolen", "boat"]),
        ("HOW MUCH GLASS WAS FOUND", ["glass"]),
        ("number of boats, lamps and oars", ["boat"]),
        ("Who found the boats?", []),
        ("how many", []),
        ("", []),
    ],
)
def test_what_is_counted_ends_at_a_stop_word_or_comma(question: str, wanted: list[str]) -> None:
    assert counted(question, "en", STOPS) == wanted


def test_what_is_counted_is_read_in_the_language_of_the_release() -> None:
    assert counted("¿Cuántos barcos se hallaron?", "es", STOPS) == ["barc"]


@pytest.mark.parametrize(
    ("told", "is_lacking"),
    [
        ("Of these, 188 were seen at night.", True),
        ("The guard counted nine lantersn.", False),
        ("The guard counted nine lanterns.", False),
    ],
)
def test_a_number_of_something_else_is_no_count(told: str, is_lacking: bool) -> None:
    assert lacks_counted("How many lanterns were seen?", told, "en", STOPS) is is_lacking


def test_nothing_lacks_where_nothing_is_counted() -> None:
    assert not lacks_counted("Who saw the lanterns?", "Of these, 188 were seen.", "en", STOPS)
