"""Work on a stranger's bytes ends within bounds, whatever becomes of it."""

from __future__ import annotations

import time

import bounded_work
import pytest

from corpus.importing import CannotImport, Source
from corpus.importing.bounded import Bounds, run_bounded

SOURCE = Source("release.pdf", b"four")


def test_the_result_comes_back_whatever_was_printed_on_the_way() -> None:
    assert run_bounded(bounded_work.measured, SOURCE, {"times": 3}) == {"bytes": 12}


def test_a_refusal_names_the_source_and_what_to_do() -> None:
    with pytest.raises(CannotImport) as raised:
        run_bounded(bounded_work.refusing, SOURCE, {})
    assert str(raised.value) == "release.pdf is not to be read; give another"


def test_an_unforeseen_failure_is_one_line() -> None:
    with pytest.raises(CannotImport) as raised:
        run_bounded(bounded_work.failing, SOURCE, {})
    assert raised.value.what == "release.pdf is damaged (ValueError no good 4)"


def test_the_bound_of_memory_holds_and_is_what_refuses() -> None:
    with pytest.raises(CannotImport, match="more than 200 MB of memory"):
        run_bounded(bounded_work.taking_memory, SOURCE, {"megabytes": 300}, Bounds(20, 200))
    done = run_bounded(bounded_work.taking_memory, SOURCE, {"megabytes": 300}, Bounds(20, 600))
    assert done == 300 << 20


def test_the_bound_of_time_holds_and_is_what_refuses() -> None:
    began = time.monotonic()
    with pytest.raises(CannotImport, match="more than 1 seconds to read"):
        run_bounded(bounded_work.taking_time, SOURCE, {"steps": 100_000}, Bounds(seconds=1))
    assert time.monotonic() - began < 8
    assert run_bounded(bounded_work.taking_time, SOURCE, {"steps": 1}, Bounds(seconds=20)) == 1


@pytest.mark.slow
def test_a_process_that_waits_is_ended_as_well() -> None:
    with pytest.raises(CannotImport, match="more than 1 seconds to read"):
        run_bounded(bounded_work.sleeping, SOURCE, {}, Bounds(seconds=1))


@pytest.mark.parametrize("work", [bounded_work.crashing, bounded_work.leaving])
def test_a_crash_ends_the_process_alone(work: object) -> None:
    assert callable(work)
    with pytest.raises(CannotImport, match="makes its reader crash"):
        run_bounded(work, SOURCE, {})


def test_recursion_without_end_is_a_refusal() -> None:
    with pytest.raises(CannotImport, match="nested too deep"):
        run_bounded(bounded_work.falling, SOURCE, {})


def test_a_large_document_goes_through() -> None:
    large = Source("large.pdf", bytes(20 << 20))
    assert run_bounded(bounded_work.measured, large, {"times": 1}) == {"bytes": 20 << 20}


def test_what_memory_the_parent_has_does_not_count() -> None:
    held = bytearray(b"x") * (400 << 20)
    done = run_bounded(bounded_work.measured, SOURCE, {"times": 3}, Bounds(20, 300))
    assert (done, len(held)) == ({"bytes": 12}, 400 << 20)
