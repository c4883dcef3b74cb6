"""How the words of one release are seen; all releases here are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Span
from index.sentences import sentences
from index.words import ReleaseWords, idf, share, take_apart, without_names

TEXT = (
    "Police ended Operation Heron on Monday. In the raid, Captain Voss seized boats. "
    "The captain said that Operation Heron was over. Boats of Lower Quay were seized."
)


def taken_apart(text: str, title: str = "Operation Heron ends") -> ReleaseWords:
    return take_apart(title, text, sentences(text, "en"), "en").words


def test_a_name_has_a_capital_inside_a_sentence_and_never_a_small_letter() -> None:
    words = taken_apart(TEXT)
    assert words.names == {"oper", "heron", "monday", "voss", "lower", "quay"}


def test_a_word_that_only_begins_sentences_is_no_name() -> None:
    assert taken_apart("Voss ran. Voss swam.").names == frozenset()


def test_the_words_of_each_sentence_stand_in_order() -> None:
    words = taken_apart("Boats sank. A crew swam.")
    assert [sorted(stems) for stems in words.sentences] == [["boat", "sank"], ["a", "crew", "swam"]]
    assert words.title == {"oper", "heron", "end"}


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("Who was arrested in Operation Heron?", "Who was arrested in ?"),
        ("What was Captain Voss's reward for it?", "What was Captain reward for it?"),
        ("When did OPERATION heron end?", "When did end?"),
        ("Who was arrested?", "Who was arrested?"),
        ("Operation Heron", "Operation Heron"),
        ("Operation Heron raid", "Operation Heron raid"),
        ("", ""),
    ],
)
def test_names_are_taken_out_of_a_question_as_long_as_a_question_is_left(
    question: str, rest: str
) -> None:
    assert without_names(question, taken_apart(TEXT)) == rest


@given(st.text())
def test_without_names_there_is_nothing_to_take_out(question: str) -> None:
    words = taken_apart("nothing is named here.")
    assert without_names(question, words) == question


def test_a_word_is_the_rarer_the_fewer_sentences_hold_it() -> None:
    rarity = taken_apart(TEXT).rarity(["heron", "captain", "boat", "voss", "unheard"])
    assert rarity["unheard"] > rarity["voss"] > rarity["captain"] == rarity["boat"] > 0


@given(st.integers(min_value=0, max_value=10**6), st.data())
def test_rarity_is_never_negative_and_falls_with_frequency(
    number: int, data: st.DataObject
) -> None:
    frequency = data.draw(st.integers(min_value=0, max_value=number))
    assert idf(number, frequency) >= 0
    assert frequency == 0 or idf(number, frequency) < idf(number, frequency - 1)


def test_a_share_weighs_the_words_by_their_rarity() -> None:
    weights = {"the": 0.1, "heron": 0.9}
    sets = [frozenset({"the"}), frozenset({"heron"}), frozenset({"the", "heron"}), frozenset()]
    assert list(share(weights, sets)) == pytest.approx([0.1, 0.9, 1.0, 0.0])


def test_where_no_word_weighs_anything_nothing_has_a_share() -> None:
    assert list(share({}, [frozenset({"heron"})])) == [0.0]
    assert list(share({"the": 0.0}, [frozenset({"the"})])) == [0.0]


@given(
    st.dictionaries(st.text(max_size=3), st.floats(min_value=0, max_value=20), max_size=6),
    st.lists(st.frozensets(st.text(max_size=3)), max_size=5),
)
def test_a_share_lies_between_none_and_all(
    weights: dict[str, float], sets: list[frozenset[str]]
) -> None:
    assert all(0 <= found <= 1 + 1e-9 for found in share(weights, sets))


@given(st.text(max_size=80))
def test_any_text_can_be_taken_apart(text: str) -> None:
    words = take_apart(text, text, [Span(0, len(text))], "en").words
    assert words.sentences[0] == words.title
    assert words.names <= words.title
