"""The numbers that are shipped with a reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reader_record import RECORD_FILE, ReaderRecord

RECORD = ReaderRecord(
    weights={"span": 1.5},
    none_of_these=2.0,
    intercept=-0.5,
    confidence={"standing_out": 2.0, "about": -1.0},
    threshold=0.4,
    further=1.5,
)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, width=32)


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    RECORD.write(tmp_path)
    assert ReaderRecord.read(tmp_path) == RECORD


def test_a_record_that_is_not_there_is_told_from_one_that_is_not_whole(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        ReaderRecord.read(tmp_path)
    for text, error in (("{", ValueError), ('{"weights": {}}', TypeError), ("[]", TypeError)):
        (tmp_path / RECORD_FILE).write_text(text)
        with pytest.raises(error):
            ReaderRecord.read(tmp_path)


@given(NUMBERS, NUMBERS)
def test_whatever_is_seen_the_probability_is_one(standing_out: float, about: float) -> None:
    assert 0 < RECORD.probability({"standing_out": standing_out, "about": about}) < 1


@given(st.floats(-5, 5), st.floats(-5, 5))
def test_the_probability_rises_with_what_speaks_for_the_sentence(one: float, other: float) -> None:
    low, high = sorted((one, other))
    seen = [RECORD.probability({"standing_out": place, "about": 0.0}) for place in (low, high)]
    assert seen[0] <= seen[1]


def test_what_is_not_weighed_counts_nothing() -> None:
    seen = {"standing_out": 0.25, "about": 0.0}
    assert RECORD.probability(seen) == RECORD.probability(seen | {"cue": 9.0}) == 0.5
