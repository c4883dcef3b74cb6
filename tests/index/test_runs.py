"""Runs of releases that stay leave none out and none twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.runs import Run, in_runs

SOURCES = st.lists(st.one_of(st.integers(0, 5), st.just("new")))


@given(SOURCES)
def test_runs_hold_the_same_releases_in_the_same_order(sources: list[int | str]) -> None:
    found: list[int | str] = []
    for piece in in_runs(sources):
        found.extend(range(piece.first, piece.end) if isinstance(piece, Run) else [piece])
    assert found == sources


def test_consecutive_releases_are_one_run_and_a_gap_ends_it() -> None:
    assert list(in_runs([4, 5, 6, 8, "new", 9])) == [Run(4, 7), Run(8, 9), "new", Run(9, 10)]


def test_a_release_that_comes_after_a_later_one_begins_another_run() -> None:
    assert list(in_runs([1, 0])) == [Run(1, 2), Run(0, 1)]


def test_where_nothing_is_there_are_no_runs() -> None:
    assert list(in_runs([])) == []
