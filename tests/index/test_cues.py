"""What a question wants, and which sentences hold it; all sentences are invented."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cues import Cues

OTHERS = ("it rained.", "the harbour was quiet.", "nothing more is known.")


def worth(question: str, *sentences: str) -> list[float]:
    """Return what each sentence is worth in a release that has others besides."""
    found = Cues.of(question).worth([*sentences, *OTHERS])
    return [float(worth) for worth in found[: len(sentences)]]


@pytest.mark.parametrize(
    ("question", "holds", "lacks"),
    [
        ("When was the raid?", "The raid was on 6 August.", "The raid was at the harbour."),
        ("What year did it end?", "It ended in 2031.", "It ended well."),
        ("On what day did they sail?", "They sailed on Monday.", "They sailed away."),
        ("How many boats were seized?", "Police seized nine boats.", "Police seized boats."),
        ("How many boats were seized?", "Police seized 1,500 boats.", "Police seized boats."),
        ("How much was it worth?", "It was worth $3,000.", "It was worth a lot."),
        ("How long did it take?", "It took three weeks.", "It took weeks."),
        ("Who led the raid?", "Ada Voss led the raid.", "An officer led the raid."),
        ("Where did they land?", "They landed in Port Nowhere.", "They landed at night."),
        ("What did she say about it?", "“It is over,” she said.", "She was asked about it."),
    ],
)
def test_a_sentence_holds_what_is_asked_for_or_does_not(
    question: str, holds: str, lacks: str
) -> None:
    with_it, without = worth(question, holds, lacks)
    assert with_it > 0
    assert without == 0


def test_what_the_question_says_itself_answers_nothing() -> None:
    said, unsaid = worth("Who met Ada Voss?", "Ada Voss met somebody.", "Ada Voss met Ned Low.")
    assert said == 0
    assert unsaid > 0


def test_of_two_things_asked_for_both_are_worth_more_than_one() -> None:
    question = "When and where was the raid?"
    one, both = worth(question, "It was on 6 August.", "It was in Port Nowhere on 6 August.")
    assert both > one > 0


def test_what_every_sentence_holds_is_worth_next_to_nothing() -> None:
    numbers = Cues.of("How many?").worth(["Nine boats.", "Two crews.", "Six buoys."])
    assert (np.abs(numbers) < 0.01).all()


def test_what_fewer_sentences_hold_is_worth_more() -> None:
    [rare] = worth("How many?", "Nine boats.")
    common, _ = worth("How many?", "Nine boats.", "Two crews.")
    assert rare > common


@pytest.mark.parametrize("question", ["Operation Heron", "Is it so?", "¿Cuándo fue?", ""])
def test_a_question_that_wants_no_kind_prefers_no_sentence(question: str) -> None:
    assert worth(question, "It was on 6 August.", "Nine boats.") == [0, 0]


@pytest.mark.parametrize("question", ["WHEN WAS IT?", "when was it?", "Tell me when it was."])
def test_how_the_question_is_written_does_not_matter(question: str) -> None:
    assert worth(question, "It was on 6 August.") == worth("When was it?", "It was on 6 August.")


def test_without_sentences_there_is_nothing_to_be_worth_anything() -> None:
    assert Cues.of("When?").worth([]).tolist() == []


@given(st.text(), st.lists(st.text(), max_size=5))
def test_any_question_and_any_sentences_have_a_bounded_worth(
    question: str, sentences: list[str]
) -> None:
    for asked in (question, f"When, who and where? {question}"):
        found = Cues.of(asked).worth(sentences)
        assert found.shape == (len(sentences),)
        assert ((found >= -0.01) & (found <= 3)).all()
