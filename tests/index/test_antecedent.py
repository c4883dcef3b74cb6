"""Pronouns at the beginning of a quote; all sentences here are invented."""

from __future__ import annotations

import pytest

from corpus import Span
from index.antecedent import with_antecedent


def quoted(*sentences: str, place: int) -> str:
    text = " ".join(sentences)
    spans = []
    start = 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    return with_antecedent(text, spans, spans[place]).of(text)


@pytest.mark.parametrize("pronoun", ["He", "She", "They", "Their lawyer", "“She"])
def test_whom_a_pronoun_means_is_quoted_with_it(pronoun: str) -> None:
    before, after = "The mayor, Ada Voss, resigned.", f"{pronoun} gave no reason."
    assert quoted("It rained.", before, after, place=2) == f"{before} {after}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The mayor, Ada Voss, resigned.", "Nobody gave a reason."),
        ("The mayor, Ada Voss, resigned.", "Heron Quay was closed."),
        ("He resigned with Ada Voss.", "She gave no reason."),
        ("Nobody was hurt.", "They gave no reason."),
        ("The mayor, Ada Voss, " + "very slowly " * 40 + "resigned.", "She gave no reason."),
    ],
)
def test_a_sentence_that_helps_no_pronoun_stays_out(before: str, after: str) -> None:
    assert quoted(before, after, place=1) == after


def test_the_first_sentence_of_a_paragraph_stays_alone() -> None:
    assert quoted("She gave no reason.", "The mayor, Ada Voss, resigned.", place=0) == (
        "She gave no reason."
    )
