"""Everybody takes turns, in another order each time, and whoever fails holds nobody up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scripts.benchmarks.side_by_side.contender import Contender
from scripts.benchmarks.side_by_side.journal import Journal, Key
from scripts.benchmarks.side_by_side.program import ContenderFailed
from scripts.benchmarks.side_by_side.turns import Turns, rotated

THREE = [Contender(name, name) for name in ("a", "b", "c")]


class Recorder:
    """Measures by counting, and fails where it is told to."""

    def __init__(self, *failing: tuple[str, int]) -> None:
        self.order: list[str] = []
        self._failing = failing

    def __call__(self, contender: Contender, turn: int) -> Mapping[str, Any]:
        self.order.append(contender.name)
        if (contender.name, turn) in self._failing:
            raise ContenderFailed("invented trouble")
        return {"wall_s": float(turn)}


def test_each_turn_begins_with_the_next(journal: Journal) -> None:
    recorder = Recorder()
    Turns(journal, "cold", "x", THREE).take(3, recorder)
    assert recorder.order == [*"abc", *"bca", *"cab"]


@given(st.lists(st.integers(), max_size=6), st.integers(0, 20))
def test_nobody_is_left_out_of_a_turn(items: list[int], turn: int) -> None:
    assert sorted(rotated(items, turn)) == sorted(items)


def test_whoever_fails_is_left_out_from_then_on_and_the_others_go_on(journal: Journal) -> None:
    recorder = Recorder(("b", 1))
    left = Turns(journal, "cold", "x", THREE).take(3, recorder)
    assert [one.name for one in left] == ["a", "c"]
    assert recorder.order == [*"abc", *"bca", *"ac"]
    assert journal.why("b", "x") == "cold: invented trouble"
    assert set(journal.turns("cold", "b", "x")) == {0}
    assert set(journal.turns("cold", "c", "x")) == {0, 1, 2}


def test_turns_that_were_taken_are_not_taken_again(journal: Journal) -> None:
    Turns(journal, "cold", "x", THREE).take(2, Recorder())
    recorder = Recorder()
    turns = Turns(journal, "cold", "x", THREE)
    assert turns.are_taken(2)
    assert not turns.are_taken(3)
    turns.take(3, recorder)
    assert recorder.order == [*"cab"]


def test_a_turn_in_which_somebody_is_missing_is_taken_anew_by_all(journal: Journal) -> None:
    Turns(journal, "cold", "x", THREE[:2]).take(1, Recorder())
    recorder = Recorder()
    Turns(journal, "cold", "x", THREE).take(1, recorder)
    assert recorder.order == ["a", "b", "c"]


def test_what_does_not_compare_moments_is_done_by_those_who_are_missing_only(
    journal: Journal,
) -> None:
    journal.note(Key("build", "b", "x"), {"wall_s": 1.0})
    recorder = Recorder()
    Turns(journal, "build", "x", THREE).take(1, recorder, at_once=False)
    assert recorder.order == ["a", "c"]
