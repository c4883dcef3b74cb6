"""What is kept of releases; all are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.stored_releases import StoredRelease, StoredReleases, write_releases

HERON = StoredRelease(
    "2031-05-06-heron", 'The “Heron"\n', date(2031, 5, 6), "Invented Office", None, "en", 0, 9, "a"
)
LATER = replace(
    HERON, id="2031-05-07-faroles", language="es", date=date(2031, 5, 7), place="León",
    text_start=9, text_end=12,
)  # fmt: skip
OTHER = replace(
    LATER, id="2030-01-01-kites", publisher="Another Office", url="https://a.example/k",
    text_start=12, text_end=40,
)  # fmt: skip
ALL = (HERON, LATER, OTHER)


@pytest.fixture
def stored(tmp_path: Path) -> StoredReleases:
    write_releases(ALL, tmp_path)
    return StoredReleases(tmp_path)


def test_each_release_comes_back_as_it_was(stored: StoredReleases) -> None:
    assert tuple(stored) == ALL
    assert (stored[1], stored[-1], stored[:2], len(stored)) == (LATER, OTHER, ALL[:2], 3)


def test_the_columns_are_those_of_the_releases(stored: StoredReleases) -> None:
    assert [date.fromordinal(day) for day in stored.days.tolist()] == [one.date for one in ALL]
    assert [stored.publishers[place] for place in stored.published_by] == [
        one.publisher for one in ALL
    ]
    assert [stored.languages[place] for place in stored.spoken] == ["en", "es", "es"]
    assert stored.publishers == ("Another Office", "Invented Office")


def test_a_release_is_found_by_its_id(stored: StoredReleases) -> None:
    assert stored.number_of == {one.id: number for number, one in enumerate(ALL)}


@pytest.mark.parametrize("number", [3, -4])
def test_there_is_no_release_beyond_the_last(stored: StoredReleases, number: int) -> None:
    with pytest.raises(IndexError):
        stored[number]
