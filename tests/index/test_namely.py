"""Where something is asked for by its name, words without any name are told."""

from __future__ import annotations

import pytest

from index.namely import lacks_name


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("Which lawyer reported the kites?", "a private attorney"),
        ("Into which offshore bank did the money go?", "various accounts"),
        ("What is the name of the shop?", "the shop"),
        ("which two cloud providers were cheated", "cloud services"),
        ("What was the boat called?", "a small boat"),
        ("Which European countries bought kites?", "Nevada"),
        ("from what country did they come", "Memphis, TN"),
    ],
)
def test_a_name_is_asked_for_and_none_is_marked(question: str, marked: str) -> None:
    assert lacks_name(question, marked)


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("Which lawyer reported the kites?", "Ann Lee"),
        ("Which site sold them?", "iKites"),
        ("Which ship carried them?", "the 405"),
        ("What kind of shop sold them?", "a clothing store"),
        ("What did the officer seize?", "the laptop"),
        ("Who reported the kites?", "a neighbour"),
        ("Which drug was found?", "cocaine"),
        ("Which country bought kites?", "French buyers"),
        ("To which foreign countries were they sent?", "all over the United States"),
        ("Which lawyer reported the kites?", ""),
        ("", "a private attorney"),
    ],
)
def test_elsewhere_none_is_lacking(question: str, marked: str) -> None:
    assert not lacks_name(question, marked)


def test_countries_are_known_by_the_language_of_the_release() -> None:
    assert not lacks_name("Which country bought kites?", "Brasil y Perú", "es")
    assert lacks_name("Which country bought kites?", "Sevilla", "es")


def test_the_first_letter_of_a_sentence_is_no_sign_of_a_name() -> None:
    asked = "Which lawyer reported the kites?"
    assert lacks_name(asked, "A private attorney", begins_sentence=True)
    assert not lacks_name(asked, "Lawyer Ann Lee", begins_sentence=True)
