"""Fragments of questions; all of them are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fragment import fragment_of, lead, put_into


@pytest.mark.parametrize(
    ("question", "fragment"),
    [
        ("and in Brazil?", "in Brazil"),
        ("What about Brazil?", "Brazil"),
        ("And what about Ada Voss?", "Ada Voss"),
        ("ok, and his gardener?", "his gardener"),
        ("¿y en Chile?", "en Chile"),
        ("et au Pérou ?", "au Pérou"),
        ("Brazil?", "Brazil"),
        ("In 2014?", "In 2014"),
    ],
)
def test_what_asks_nothing_by_itself_is_a_fragment(question: str, fragment: str) -> None:
    assert fragment_of(question) == fragment


@pytest.mark.parametrize(
    "question",
    [
        "and what was seized?",
        "where?",
        "until when?",
        "did Brazil join too?",
        "What about Ada Voss, which boats did she own?",
        "¿y cuánto durará?",
        "and the lanterns?",
        "lantern thieves",
        "and a long tale of a boat that came home with no crew at all",
        "",
        "?",
    ],
)
def test_what_asks_something_is_none(question: str) -> None:
    assert fragment_of(question) is None


@pytest.mark.parametrize(
    ("question", "fragment", "whole"),
    [
        (
            "How many arrests were there in Peru in Operation Heron II?",
            "in Chile",
            "How many arrests were there in Chile in Operation Heron II?",
        ),
        (
            "How many arrests were there in Peru in Operation Heron II?",
            "Operation Gannet",
            "How many arrests were there in Peru in Operation Gannet?",
        ),
        (
            "how many arrests in operation heron",
            "operation gannet",
            "how many arrests in operation gannet",
        ),
        ("How many boats sank in 2013?", "in 2014", "How many boats sank in 2014?"),
        ("What did Ada Voss say?", "Ben Okoro", "What did Ben Okoro say?"),
    ],
)
def test_a_fragment_takes_the_place_of_its_like(question: str, fragment: str, whole: str) -> None:
    assert put_into(question, fragment) == whole


@pytest.mark.parametrize("fragment", ["his gardener", "in 2014", "Operation Gannet", "nothing"])
def test_without_its_like_it_takes_no_place(fragment: str) -> None:
    assert put_into("How many boats sank in Peru?", fragment) is None


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_may_be_typed(question: str, other: str) -> None:
    assert lead(question).end <= len(question)
    fragment = fragment_of(question)
    assert fragment is None or fragment in question
    put_into(other, fragment or question)
