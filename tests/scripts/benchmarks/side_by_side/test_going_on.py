"""A run is gone on with as it was begun, and never mixes two versions of our code."""

from __future__ import annotations

import pytest

from scripts.benchmarks.side_by_side.entrants import entrants
from scripts.benchmarks.side_by_side.going_on import code_fingerprint, go_on
from scripts.benchmarks.side_by_side.journal import Journal, Key
from scripts.benchmarks.side_by_side.on_corpus import Plan
from scripts.failures import UsageError

PLAN = Plan(rounds=5)
ALL = entrants(["verbatim", "verbatim-retrieval", "bare"])
OURS, BARE = Key("cold", "verbatim", "x"), Key("cold", "bare", "x")


@pytest.fixture
def begun(journal: Journal) -> Journal:
    """A run that was begun with five rounds and code `one`."""
    go_on(journal, PLAN, ALL, (), "one")
    for key in (OURS, Key("warm", "verbatim-retrieval", "x"), BARE):
        journal.note(key, {"wall_s": 1.0})
    return journal


def test_the_same_run_goes_on_and_keeps_everything(begun: Journal) -> None:
    go_on(begun, Plan(rounds=5, added=9), ALL, (), "one")
    assert begun.found(OURS) == {"wall_s": 1.0}


def test_other_rounds_would_ask_other_questions_and_are_refused(begun: Journal) -> None:
    with pytest.raises(UsageError, match="begun with --rounds 5: give that, or another --out"):
        go_on(begun, Plan(rounds=6), ALL, (), "one")


def test_code_that_has_changed_is_refused_until_ours_is_measured_anew(begun: Journal) -> None:
    with pytest.raises(UsageError, match="give --anew verbatim verbatim-retrieval"):
        go_on(begun, PLAN, ALL, (), "two")
    go_on(begun, PLAN, ALL, ("verbatim",), "two")
    assert begun.found(OURS) is None
    assert begun.found(Key("warm", "verbatim-retrieval", "x")) is None  # it answers from the same
    assert begun.found(BARE) == {"wall_s": 1.0}
    go_on(begun, PLAN, ALL, (), "two")


def test_without_ours_the_code_does_not_matter_and_is_not_taken_for_measured(
    begun: Journal,
) -> None:
    go_on(begun, PLAN, entrants(["bare"]), (), "two")
    with pytest.raises(UsageError, match="the code has changed"):
        go_on(begun, PLAN, ALL, (), "two")


def test_one_that_is_named_is_measured_anew_and_the_others_are_kept(begun: Journal) -> None:
    go_on(begun, PLAN, ALL, ("bare",), "one")
    assert begun.found(BARE) is None
    assert begun.found(OURS) == {"wall_s": 1.0}


def test_the_fingerprint_is_that_of_the_code_that_is_here() -> None:
    assert code_fingerprint() == code_fingerprint()
    assert len(code_fingerprint()) == 12
