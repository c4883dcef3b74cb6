"""Sentences that repeat each other; all are invented."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.alike import Group, grouped

BOATS = "Invented harbour police seized nine boats in Operation Heron on the Monday of the fair."


def test_case_accents_and_marks_make_no_difference() -> None:
    assert grouped([BOATS, "Pears ripen late.", BOATS.upper().replace(".", "!")]) == [
        Group(0, (2,)),
        Group(1),
    ]


def test_one_word_more_or_less_in_a_long_sentence_makes_none() -> None:
    assert grouped([BOATS, BOATS.replace("Monday", "Tuesday")]) == [Group(0, (1,))]


def test_sentences_of_one_mould_on_other_things_stay_apart() -> None:
    other = "Invented harbour police counted forty lanterns in Operation Marsh Lamp on the Monday."
    assert len(grouped([BOATS, other])) == 2
    assert len(grouped(["Nine boats", "Ten boats"])) == 2


def test_nothing_gives_no_group() -> None:
    assert grouped([]) == []


@given(st.lists(st.text(max_size=30), max_size=6))
def test_every_sentence_is_in_one_group_and_the_first_stands_for_it(sentences: list[str]) -> None:
    groups = grouped(sentences)
    places = [place for one in groups for place in (one.representative, *one.also)]
    assert sorted(places) == list(range(len(sentences)))
    assert all(one.representative < min(one.also, default=len(sentences)) for one in groups)
