"""Passages joined to what is read in one go; all releases here are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_releases import write_release

from index.generation import Generation, open_current
from index.settings import Settings
from index.stretches import MAX_CHARACTERS, Part, parts, stretch

KITE = "Kite number {} of the invented fair flew over the made-up hill for {} long minutes."


@pytest.fixture(scope="module")
def generation(
    fresh: Callable[[Path], Settings], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Generation]:
    """An index of two releases of many passages, a short one between them."""
    folder = tmp_path_factory.mktemp("kites")
    for day, number in ((1, 40), (2, 1), (3, 30)):
        body = "\n\n".join(
            " ".join(KITE.format(one, two) for two in range(10, 13)) for one in range(number)
        )
        write_release(folder, f"2031-06-0{day}-kites", body, title=f"Kites of day {day}")
    opened = open_current(fresh(folder).index)
    assert len(opened.tables.passages) > 20
    yield opened
    opened.close()


def length(generation: Generation, one: Part, other: Part) -> int:
    passages = generation.tables.passages
    return int(passages[other.passages.stop - 1, 2] - passages[one.passages.start, 1])


ROWS = st.lists(st.integers(0, 20), unique=True)


@given(ROWS)
def test_every_passage_is_read_once_and_no_other(generation: Generation, rows: list[int]) -> None:
    found = parts(generation, rows)
    assert [row for part in found for row in part.passages] == sorted(rows)


@given(st.data())
def test_no_stretch_holds_passages_of_two_releases(
    generation: Generation, data: st.DataObject
) -> None:
    passages = generation.tables.passages
    rows = data.draw(st.sets(st.integers(0, len(passages) - 1)))
    for part in parts(generation, rows):
        assert {int(passages[row, 0]) for row in part.passages} == {part.release}


@given(ROWS)
def test_neighbours_are_read_together_as_long_as_they_are_short_enough(
    generation: Generation, rows: list[int]
) -> None:
    found = parts(generation, rows)
    for part in found:
        assert len(part.passages) == 1 or length(generation, part, part) <= MAX_CHARACTERS
    for one, other in pairwise(found):
        next_one = Part(
            other.release, range(other.passages.start, other.passages.start + 1), range(0)
        )
        is_next = one.passages.stop == other.passages.start and one.release == other.release
        assert not is_next or length(generation, one, next_one) > MAX_CHARACTERS


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_in_which_passages_come_changes_nothing(
    generation: Generation, rows: list[int], random: st.DataObject
) -> None:
    before = parts(generation, rows)
    random.shuffle(rows)  # type: ignore[attr-defined]
    assert parts(generation, rows) == before


@given(ROWS)
def test_a_stretch_is_its_releases_own_words_with_all_their_sentences(
    generation: Generation, rows: list[int]
) -> None:
    tables = generation.tables
    for part in parts(generation, rows):
        read = stretch(generation, part)
        end = read.start + len(read.text)
        assert tables.text(part.release)[read.start : end] == read.text
        assert read.title == tables.releases[part.release].title
        inside = [
            row
            for row in tables.sentence_rows(part.release)
            if read.start <= tables.sentence(row).start and tables.sentence(row).end <= end
        ]
        assert list(part.sentences) == inside


def test_all_passages_of_a_short_release_are_one_stretch(base: Settings) -> None:
    opened = open_current(base.index)
    try:
        found = parts(opened, range(len(opened.tables.passages)))
    finally:
        opened.close()
    assert [part.release for part in found] == [0, 1, 2]
