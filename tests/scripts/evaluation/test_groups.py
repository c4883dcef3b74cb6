"""How questions are grouped, and the class of a reason given in free words."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.evaluation.asked import FOREIGN
from scripts.evaluation.groups import by_kind, by_reason, by_turn, reason

MakeOutcome = Any


@pytest.mark.parametrize(
    ("why", "name"),
    [
        ("off topic", "off topic"),
        ("no such event in the corpus", "no such event"),
        ("false premise: no boats were seized", "false premise"),
        ("her trial is still to come", "still to come"),
        ("he is awaiting sentencing", "still to come"),
        ("only 'a foreign partner' is said", "said only vaguely"),
        ("the owner is not named", "not stated, named or given"),
        ("no amount is given", "not stated, named or given"),
        ("amount unstated", "not stated, named or given"),
        ("the sum is of both years", "other"),
        ("", "no reason given"),
        (FOREIGN, "of another corpus"),
    ],
)
def test_a_reason_is_recognised_by_its_words(why: str, name: str) -> None:
    assert reason(why) == name


def test_kinds_are_of_answerable_questions_the_most_frequent_first(
    make_outcome: MakeOutcome,
) -> None:
    outcomes = [
        make_outcome(kind="when"),
        make_outcome(kind="who"),
        make_outcome(kind="who"),
        make_outcome(kind="off_topic", releases=()),
    ]
    assert [(group.name, group.number) for group in by_kind(outcomes)] == [("who", 2), ("when", 1)]


def test_turns_come_in_their_order(make_outcome: MakeOutcome) -> None:
    outcomes = [make_outcome(turn=2), make_outcome(turn=2), make_outcome(turn=1), make_outcome()]
    found = [(group.name, group.number) for group in by_turn(outcomes)]
    assert found == [("turn 1", 1), ("turn 2", 2)]


def test_each_reason_is_set_against_all_answerable_questions(make_outcome: MakeOutcome) -> None:
    outcomes = [
        make_outcome(confidence=0.5),
        make_outcome(releases=(), why="off topic", confidence=0.1, answered=False),
        make_outcome(releases=(), why="no name", confidence=0.9),
    ]
    found = {
        group.name: {figure.measure.key: figure.value for figure in group.figures}
        for group in by_reason(outcomes)
    }
    assert found == {
        "off topic": {"abstention": 1.0, "AUROC-answerable": 1.0},
        "not stated, named or given": {"abstention": 0.0, "AUROC-answerable": 0.0},
    }
