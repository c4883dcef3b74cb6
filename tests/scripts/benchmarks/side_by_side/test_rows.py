"""The figures of a contender, and how ours compares, out of what was measured."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scripts.benchmarks.side_by_side.comparisons import Comparison, comparisons
from scripts.benchmarks.side_by_side.contender import Contender
from scripts.benchmarks.side_by_side.entrants import entrants
from scripts.benchmarks.side_by_side.journal import Journal, Key
from scripts.benchmarks.side_by_side.laid_out import LaidOut
from scripts.benchmarks.side_by_side.rows import Row, rows

NAMES = ("verbatim", "verbatim-retrieval", "bare", "chroma")
CONTENDERS = entrants(NAMES)


@pytest.fixture
def measured(journal: Journal, place: LaidOut) -> Journal:
    """Three turns of everything, ours twice as fast and half as large as `bare`."""
    corpus, asked = place.corpus.key, place.corpus.asked_key
    for name, times in zip(NAMES, (1.0, 1.0, 2.0, 3.0), strict=True):
        built = {"wall_s": 10 * times, "encode_s": 8.0 * times, "index_bytes": 4e6 * times}
        journal.note(Key("build", name, corpus), built)
        journal.note(Key("install", name), {"seconds": 30 * times, "bytes": 3e8 * times})
        journal.note(Key("serve", name, asked), _alone(place, 150 * times))
        for turn in range(3):
            load = 1 + turn  # of the machine: the same for all in one turn
            journal.note(Key("cold", name, asked, turn), {"wall_s": times * load})
            warm = [times * load * ms for ms in (4.0, 5.0, 6.0)]
            journal.note(Key("warm", name, asked, turn), {"inside_ms": warm, "outside_ms": warm})
            journal.note(Key("add", name, corpus, turn), {"wall_s": times, "add_s": times / 2})
    return journal


def test_times_are_medians_with_the_quartiles_over_turns(measured: Journal, place: LaidOut) -> None:
    figures = _row(measured, place, "bare").figures
    assert (figures["cold_s"].value, figures["cold_s"].low, figures["cold_s"].high) == (4, 3, 5)
    assert (figures["warm_p50_ms"].value, figures["warm_p50_ms"].low) == (20, 15)
    assert figures["warm_p99_ms"].value == pytest.approx(35.52)
    assert figures["memory_mb"].value == 300


def test_a_build_is_set_against_the_bare_scripts_own_encoding(
    measured: Journal, place: LaidOut
) -> None:
    figures = _row(measured, place, "verbatim").figures
    assert figures["build_per_s"].value == place.number_of_passages / 10
    assert figures["build_to_encoding"].value == 1.6
    assert figures["encoding_to_encoding"].value == 2


def test_whoever_answers_from_anothers_index_has_the_figures_of_its_build(
    measured: Journal, place: LaidOut
) -> None:
    assert _row(measured, place, "verbatim-retrieval").figures["add_s"].value == 1
    measured.fail(Key("build", "verbatim", place.corpus.key), "no space left")
    assert _row(measured, place, "verbatim-retrieval").why == "build: no space left"


def test_a_contender_that_failed_says_why_and_keeps_what_it_has(
    measured: Journal, place: LaidOut
) -> None:
    measured.fail(Key("cold", "bare", place.corpus.asked_key, 3), "it ended with 1: trouble")
    row = _row(measured, place, "bare")
    assert row.why == "cold: it ended with 1: trouble"
    assert "cold_s" in row.figures


def test_nothing_measured_gives_no_figures(journal: Journal, place: LaidOut) -> None:
    found = rows(journal, place, CONTENDERS)
    assert [row.figures for row in found] == [{}] * len(CONTENDERS)
    assert comparisons(journal, place, found) == []


def test_ratios_are_of_times_in_the_same_turn_however_the_machine_was_loaded(
    measured: Journal, place: LaidOut
) -> None:
    found = {one.key: one for one in _compared(measured, place)}
    for key in ("cold", "warm", "warm-full", "add"):
        assert (found[key].against, found[key].times.value) == ("bare", 2)
        assert not found[key].times.is_spread


def test_sizes_are_set_against_the_least_of_the_peers(measured: Journal, place: LaidOut) -> None:
    heavy = replace_memory(measured, place, "bare", 999.0)
    found = {one.key: one for one in _compared(heavy, place)}
    assert (found["memory"].against, found["memory"].times.value) == ("chroma", 3)
    assert (found["index"].against, found["index"].times.value) == ("bare", 2)
    assert (found["install"].against, found["install"].times.value) == ("bare", 2)


def test_turns_that_only_one_has_taken_are_not_compared(measured: Journal, place: LaidOut) -> None:
    measured.note(Key("cold", "bare", place.corpus.asked_key, 7), {"wall_s": 1000.0})
    [cold] = [one for one in _compared(measured, place) if one.key == "cold"]
    assert cold.times.value == 2


def replace_memory(journal: Journal, place: LaidOut, name: str, mb: float) -> Journal:
    """Return the journal with another weight noted."""
    journal.note(Key("serve", name, place.corpus.asked_key), _alone(place, mb))
    return journal


def _alone(place: LaidOut, mb: float) -> dict[str, Any]:
    reply = {"ranked": [], "release": "", "quote": "", "nearest": "", "ms": 1.0}
    return {
        "ready_s": 1.0,
        "memory_mb": {"pss": mb, "private": mb, "rss": mb},
        "replies": [reply] * len(place.corpus.questions),
    }


def _row(journal: Journal, place: LaidOut, name: str) -> Row:
    return next(row for row in rows(journal, place, CONTENDERS) if row.contender.name == name)


def _compared(journal: Journal, place: LaidOut) -> list[Comparison]:
    return comparisons(journal, place, rows(journal, place, CONTENDERS))


def test_two_contenders_may_share_an_environment() -> None:
    minimal = Contender("x-minimal", "x", requirements="x-minimal")
    assert minimal.home == "x-minimal"
    assert replace(minimal, requirements="").home == "x"
