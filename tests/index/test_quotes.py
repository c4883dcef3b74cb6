"""How far a quote runs and what stands out in it; all words here are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unruly_releases import BODIES

from corpus import Span
from corpus.text import normal_form
from index.quotes import highlights, with_attribution
from index.sentences import sentences
from index.terms import stems_of


def quoted(text: str, words: str) -> str:
    """Return how far the quote runs of the sentence that begins with `words`."""
    found = sentences(text, "en")
    [place] = [place for place, span in enumerate(found) if span.of(text).startswith(words)]
    return with_attribution(text, found, place).of(text)


def emphasised(text: str, question: str, language: str = "en") -> list[str]:
    whole = Span(0, len(text))
    return [span.of(text) for span in highlights(text, whole, stems_of(question), language)]


def test_a_sentence_that_is_no_statement_is_quoted_alone() -> None:
    text = "Nine boats were seized. The captain said so. It rained."
    assert quoted(text, "Nine") == "Nine boats were seized."


def test_a_statement_runs_to_who_made_it_in_the_next_sentence() -> None:
    text = "Boats sank. “It is over.” Captain Voss said this on Monday. It rained."
    assert quoted(text, "“It") == "“It is over.” Captain Voss said this on Monday."


@pytest.mark.parametrize("said", ["said Captain Voss", "according to Captain Voss", "dijo Voss"])
def test_a_statement_that_says_itself_who_made_it_is_quoted_alone(said: str) -> None:
    text = f"“It is over,” {said}. He said more on Monday."
    assert quoted(text, "“It") == f"“It is over,” {said}."


def test_a_statement_that_goes_on_runs_back_to_who_makes_it() -> None:
    text = "“It is over,” said Captain Voss. “Nobody was hurt.”"
    assert quoted(text, "“Nobody") == text


def test_a_statement_runs_back_to_the_words_that_introduce_it() -> None:
    text = "It rained. Captain Voss said on Monday: “Nobody was hurt.”"
    assert quoted(text, "Captain").endswith("“Nobody was hurt.”")


def test_nobody_is_credited_with_a_statement_whose_maker_is_not_named_beside_it() -> None:
    text = "Boats sank. “It is over.” The harbour was closed."
    assert quoted(text, "“It") == "“It is over.”"


def test_the_next_speakers_words_are_not_an_attribution() -> None:
    text = "“It is over.” “It is not,” said the mayor."
    assert quoted(text, "“It is over") == "“It is over.”"


def test_a_long_sentence_after_a_statement_is_more_than_an_attribution() -> None:
    text = f"“It is over.” The captain said {'very ' * 50}much."
    assert quoted(text, "“It") == "“It is over.”"


@given(BODIES)
def test_a_quote_holds_its_sentence_and_never_leaves_the_sentences_given(body: str) -> None:
    text = normal_form(body)
    found = sentences(text, "en")
    for place, sentence in enumerate(found):
        span = with_attribution(text, found, place)
        assert span.holds(sentence)
        assert span.start in {one.start for one in found}
        assert span.end in {one.end for one in found}


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
