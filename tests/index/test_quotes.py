"""What stands out in a quote; all words here are invented."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from unruly_releases import BODIES

from corpus import Span
from corpus.text import normal_form
from index.quotes import highlights
from index.sentences import sentences
from index.terms import stems_of


def emphasised(text: str, question: str, language: str = "en") -> list[str]:
    whole = Span(0, len(text))
    return [span.of(text) for span in highlights(text, whole, stems_of(question), language)]


def test_the_questions_words_stand_out_in_any_form_and_neighbours_as_one() -> None:
    text = "The police-force SEIZED nine naïve boats."
    assert emphasised(text, "Did police forces seize naive boats?") == [
        "police-force SEIZED",
        "naïve boats",
    ]


def test_words_that_one_character_stands_for_stand_out_once() -> None:
    assert emphasised("It took ½ a day.", "1 or 2 days") == ["½", "day"]


def test_what_parts_two_words_visibly_parts_two_highlights() -> None:
    assert emphasised("boats, boats; boats – boats", "boats") == ["boats"] * 4


def test_offsets_are_the_texts_whatever_stands_before_the_quote() -> None:
    text = "🦩 ﬁrst. Boats sank."
    [span] = highlights(text, Span(8, len(text)), stems_of("boats"), "en")
    assert span.of(text) == "Boats"


@given(BODIES, st.text())
def test_highlights_lie_in_the_quote_in_order_and_apart(body: str, question: str) -> None:
    text = normal_form(body)
    for span in sentences(text, "en"):
        stems = stems_of(f"{question} {body}")
        found = highlights(text, span, stems, "en")
        assert all(span.holds(one) and one.start < one.end for one in found)
        assert all(one.end < other.start for one, other in pairwise(found))
