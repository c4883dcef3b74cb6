"""Ids: a date and a slug, unique, sayable, and never too long for a file's name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.desk.identity import LONGEST_SLUG, may_be_id, new_id, slug

DAY = date(2031, 5, 6)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Harbour seals counted", "harbour-seals-counted"),
        ("The mayor’s 3rd “sealing” – 12 arrests!", "the-mayors-3rd-sealing-12-arrests"),
        ("Œuvre à Besançon: l’été", "oeuvre-a-besancon-lete"),
        ("Straße, Łódź, Ærø", "strasse-lodz-aero"),
        ("Москва: поймано 9 тюленей", "moskva-poymano-9-tyuleney"),
        ("Αθήνα και Πειραιάς", "athina-kai-peiraias"),
        ("القبض على تسعة", "alqbd-ala-tsaa"),
        ("תשעה כלבי ים", "tshah-klby-ym"),
        ("서울 발표", "seoul-balpyo"),
        ("ひらがな", "hiragana"),
        ("١٢ lanterns", "12-lanterns"),
    ],
)
def test_a_title_of_any_script_is_written_in_a_to_z(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_a_title_that_cannot_be_spelled_always_gets_the_same_name() -> None:
    assert slug("港の海豹") == slug("港の海豹") != slug("港の灯台")
    assert may_be_id(new_id(DAY, "海豹", set()), DAY)


def test_a_long_title_is_cut_at_a_word_that_can_end_it() -> None:
    title = "Bookkeeper of the Tollmouth fire brigade is sentenced to a year for the theft of lamps"
    assert slug(title) == "bookkeeper-of-the-tollmouth-fire-brigade-is-sentenced"


def test_a_word_longer_than_an_id_is_cut_inside() -> None:
    assert slug("x" * 500) == "x" * LONGEST_SLUG


def test_an_id_that_is_taken_is_numbered() -> None:
    first = new_id(DAY, "Seals", set())
    second = new_id(DAY, "Seals", {first})
    third = new_id(DAY, "Seals", {first, second})
    assert [first, second, third] == [
        "2031-05-06-seals",
        "2031-05-06-seals-2",
        "2031-05-06-seals-3",
    ]


@given(st.text(max_size=200))
def test_every_title_makes_an_id_that_the_loader_takes(title: str) -> None:
    made = new_id(DAY, title, set())
    assert may_be_id(made, DAY)
    assert len(made) <= len("2031-05-06-") + LONGEST_SLUG


@given(st.text(max_size=80), st.integers(0, 4))
def test_no_id_is_given_twice(title: str, others: int) -> None:
    taken: set[str] = set()
    for _ in range(others + 1):
        made = new_id(DAY, title, taken)
        assert made not in taken
        taken.add(made)
