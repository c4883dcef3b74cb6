"""Answers are judged by the rules of `verbatim eval`, whoever gives them."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.benchmarks.side_by_side.quality import NEAREST, quality
from scripts.evaluation.asked import Asked

BOATS = Asked("1", "How many boats?", "x:1", releases=("heron",), answers=("nine boats",))
NO_ANSWER = Asked("2", "Who was the judge?", "x:2", why="not stated")


def reply(**changed: Any) -> dict[str, Any]:
    """Return a reply that got the boats right."""
    right = {
        "ranked": ["heron", "lanterns"],
        "release": "heron",
        "quote": "Nine boats were seized.",
    }
    return right | {"nearest": "", "ms": 1.0} | changed


def test_a_quote_of_the_right_release_that_holds_the_answer_is_right() -> None:
    found = quality([BOATS], [reply()])
    names = ("recall@1", "recall@5", "MRR@10", "answer-in-quote", "quote-length")
    assert [found[name].value for name in names] == [1, 1, 1, 1, 23]


@pytest.mark.parametrize(
    "wrong",
    [{"quote": "Boats were seized."}, {"release": "lanterns"}, {"quote": ""}],
    ids=["other words", "of another release", "silence"],
)
def test_any_other_is_wrong(wrong: dict[str, Any]) -> None:
    assert quality([BOATS], [reply(**wrong)])["answer-in-quote"].value == 0


def test_releases_are_ranked_by_their_place() -> None:
    found = quality([BOATS], [reply(ranked=["lanterns", "heron"])])
    assert [found[name].value for name in ("recall@1", "recall@5", "MRR@10")] == [0, 1, 0.5]


def test_what_is_offered_where_it_abstains_counts_apart() -> None:
    found = quality([BOATS, BOATS], [reply(), reply(quote="", nearest="Nine boats were seized.")])
    assert found["answer-in-quote"].value == 0.5
    assert found[NEAREST].value == 1
    assert NEAREST not in quality([BOATS], [reply()])


def test_silence_is_right_where_nothing_answers() -> None:
    assert quality([NO_ANSWER], [reply(quote="", nearest="Nine boats.")])["abstention"].value == 1
    assert quality([NO_ANSWER], [reply()])["abstention"].value == 0
