"""A penalty that may come is told from one that was imposed."""

from __future__ import annotations

import pytest

from index.penalty import is_only_threatened

ASKED = "What sentence did the kite seller get?"


@pytest.mark.parametrize(
    "sentence",
    [
        "If convicted, the seller faces a maximum sentence of ten years in prison.",
        "The seller is charged with two counts and could face up to five years.",
        "Each is facing three years behind bars.",
    ],
)
def test_what_may_come_answers_no_question_for_what_was_imposed(sentence: str) -> None:
    assert is_only_threatened(ASKED, sentence)
    assert is_only_threatened("how many years in prison did the seller serve", sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (ASKED, "The seller was sentenced to ten years in prison."),
        (ASKED, "She was sentenced to two years and faces a further trial."),
        ("What maximum sentence does the seller face?", "The seller faces ten years in prison."),
        ("How long could the seller go to prison?", "If convicted, the seller faces ten years."),
        ("Who sold the kites?", "The seller faces ten years if convicted."),
        ("", ""),
    ],
)
def test_nothing_else_is_only_threatened(question: str, sentence: str) -> None:
    assert not is_only_threatened(question, sentence)
