"""Which words a mistyped one may stand for."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.spelling import Spelling, distance

WORDS = [
    "heron",
    "lantern",
    "harbour",
    "orchard",
    "operation",
    "boat",
    "coat",
    "voss",
    "ox",
    "2031",
]
LETTERS = st.text(alphabet="abcd", max_size=7)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("heorn", ["heron"]),
        ("ehron", ["heron"]),
        ("lanttern", ["lantern"]),
        ("harbor", ["harbour"]),
        ("orcharf", ["orchard"]),
        ("opretaion", ["operation"]),
        ("bpat", ["boat"]),
        ("nantern", []),
        ("lamp", []),
        ("vos", []),
        ("2032", []),
        ("operational tempo", []),
        ("", []),
    ],
)
def test_a_word_is_found_from_a_slip_or_from_two_in_a_long_one(
    typed: str, meant: list[str]
) -> None:
    assert Spelling(WORDS).near(typed) == meant


def test_the_nearest_words_come_alone_and_all_of_them_do() -> None:
    spelling = Spelling(["marshland", "marshlane", "marshaled"])
    assert spelling.near("marshlanf") == ["marshland", "marshlane"]


def test_other_scripts_are_spelt_too() -> None:
    spelling = Spelling(["قوارب", "ميناء", "лодки"])
    assert spelling.near("قوراب") == ["قوارب"]
    assert spelling.near("лодик") == ["лодки"]


def test_no_words_are_near_to_none() -> None:
    assert Spelling([]).near("heron") == []


@given(LETTERS, LETTERS)
def test_slips_count_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other, 9) == distance(other, one, 9)
    assert (distance(one, other, 9) == 0) == (one == other)
    assert distance(one, other, 1) == min(distance(one, other, 9), 2)


@given(st.lists(st.text(alphabet="abc", min_size=3, max_size=9), max_size=30), st.data())
def test_what_counting_letters_leaves_out_is_not_near(
    words: list[str], data: st.DataObject
) -> None:
    typed = data.draw(st.text(alphabet="abc", min_size=4, max_size=9))
    most = 2 if len(typed) >= 8 else 1
    starts = (typed[0], typed[1::-1])
    slips = {one: distance(typed, one, most) for one in words if one.startswith(starts)}
    least = min(slips.values(), default=9)
    expected = {one for one, number in slips.items() if number == least <= most}
    assert set(Spelling(words).near(typed)) == expected


def test_fifty_thousand_words_are_searched_in_milliseconds() -> None:
    letters = "etaoinshrdlu"
    words = [
        "".join(letters[number // 12**place % 12] for place in range(7))
        for number in range(0, 12**7, 12**7 // 50_000)
    ]
    spelling = Spelling(words)
    spelling.near(words[0])
    start = time.perf_counter()
    for word in words[:20]:
        spelling.near(word + "x")
    assert (time.perf_counter() - start) / 20 < 0.05
