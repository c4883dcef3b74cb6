"""Who made a statement is quoted with it; all words here are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from unruly_releases import BODIES

from corpus import Span
from corpus.text import normal_form
from index.attribution import with_attribution
from index.sentences import sentences


def quoted(text: str, words: str) -> str:
    """Return how far the quote runs of the sentence that begins with `words`."""
    found = sentences(text, "en")
    [place] = [place for place, span in enumerate(found) if span.of(text).startswith(words)]
    return with_attribution(text, found, place).of(text)


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


@pytest.mark.parametrize(
    "attribution",
    [
        "Mayor Ada Reed warned on Sunday.",
        "Mayor Ada Reed stressed this twice.",
        "Mayor Ada Reed, who argued for more kites, testified on Sunday.",
        "The mayor wrote this in a letter.",
        "This was emphasised by the mayor.",
        "Mayor “Ada” Reed replied.",
        "So the mayor’s office confirms and says.",
        "Die Bürgermeisterin betonte dies am Sonntag.",
        "Dies erklärte die Bürgermeisterin.",
        "La alcaldesa subrayó esto el domingo.",
        "La maire a insisté dimanche.",
        "La sindaca ha ribadito questo.",
        "A prefeita alertou no domingo.",
    ],
)
def test_a_statement_is_quoted_with_who_made_it_whatever_the_verb(attribution: str) -> None:
    text = f"“The kites will not be stopped by rain.” {attribution} It rained."
    assert quoted(text, "“The") == f"“The kites will not be stopped by rain.” {attribution}"


@pytest.mark.parametrize(
    "statement",
    [
        "“The mayor’s kites fly.”",
        '"The kites fly."',
        '“The kites fly."',
        "“The ‘green’ kites fly. They “fly” high.”",
        "“The kites fly. “They fly high.”",
        "‘The mayor’s kites fly.’",
        "‘The mayors’ kites fly.’",
        "«The kites fly.»",
        "« The kites fly. »",
        "„The kites fly.“",
        "„The kites fly.”",
        "»The kites fly.«",
    ],
)
def test_a_statement_is_known_by_any_pair_of_quotation_marks(statement: str) -> None:
    attribution = "Mayor Reed warned on Sunday."
    text = f"{statement} {attribution}"
    found = [Span(0, len(statement)), Span(len(statement) + 1, len(text))]
    assert with_attribution(text, found, 0) == Span(0, len(text))
    text = f"“Look,” Mayor Reed warned. {statement}"
    found = [Span(0, 26), Span(27, len(text))]
    assert with_attribution(text, found, 1) == Span(0, len(text))


@pytest.mark.parametrize(
    "sentence",
    [
        "All the kites were the officers’",
        "“Kites” are “toys.”",
        "‘Kite’ is the officers’ ‘toy.’",
        "“They fly,” beamed Captain Voss, “high.”",
    ],
)
def test_a_sentence_with_words_outside_its_quotation_marks_is_no_statement(sentence: str) -> None:
    text = f"{sentence} Mayor Reed warned on Sunday."
    found = [Span(0, len(sentence)), Span(len(sentence) + 1, len(text))]
    assert with_attribution(text, found, 0) == found[0]


@pytest.mark.parametrize(
    "sentence",
    ["The United States has kites.", "The sign “he said” was lifted.", "The ‘he said’ sign fell."],
)
def test_a_sentence_that_tells_of_no_speech_is_no_attribution(sentence: str) -> None:
    text = f"“The kites fly.” {sentence}"
    assert quoted(text, "“The") == "“The kites fly.”"


def test_a_statement_between_two_that_may_name_its_maker_is_quoted_with_both() -> None:
    text = "“It is over,” said Captain Voss. “Nobody was hurt.” The mayor continued her tour."
    assert quoted(text, "“Nobody") == text
