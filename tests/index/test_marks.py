"""The words that answer, and how far a list runs; all releases and readers here are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_reader import LikingReader
from invented_releases import write_release
from read_all import read_all

from corpus import paragraphs
from index.generation import Generation, open_current
from index.marks import Marks, marks
from index.reader import Reading
from index.settings import Settings
from index.stretches import parts, stretch

TEXT = """Inspectors of the invented harbour found rum, silk and old lamps. They also took tea.

The boats carried:
• glass beads
• copper wire
• lamp oil
Nobody claimed them.

Salt was not found."""
ITEMS = ("rum", "silk", "old lamps", "tea", "glass beads", "copper wire", "lamp oil", "Salt")


@pytest.fixture(scope="module")
def generation(
    fresh: Callable[[Path], Settings], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Generation]:
    folder = tmp_path_factory.mktemp("goods")
    write_release(folder, "2031-06-01-goods", TEXT)
    opened = open_current(fresh(folder).index)
    yield opened
    opened.close()


def row_of(generation: Generation, words: str) -> int:
    """Return the row of the sentence that holds some words."""
    tables = generation.tables
    [row] = [row for row in tables.sentence_rows(0) if words in tables.sentence(row).of(TEXT)]
    return row


def whole_reading(generation: Generation, reader: LikingReader) -> Reading:
    [part] = parts(generation, range(len(generation.tables.passages)))
    [reading] = read_all(reader, "What was found?", [stretch(generation, part)])
    return reading


def marked(generation: Generation, reader: LikingReader, words: str) -> tuple[list[str], Marks]:
    found = marks(generation, whole_reading(generation, reader), row_of(generation, words))
    return [span.of(TEXT) for span in found.spans], found


def test_where_one_thing_is_asked_for_the_best_span_alone_is_marked(
    generation: Generation,
) -> None:
    reader = LikingReader("silk", ITEMS, several=-5.0)
    found, place = marked(generation, reader, "silk")
    assert found == ["silk"]
    assert list(place.rows) == [row_of(generation, "silk")]


def test_where_several_things_are_unlikely_to_be_asked_for_only_the_best_span_is_parted(
    generation: Generation,
) -> None:
    best = "rum, silk and old lamps"
    found, place = marked(generation, LikingReader(best, ITEMS, several=-2.0), "silk")
    assert found == ["rum", "silk", "old lamps"]
    assert list(place.rows) == [row_of(generation, "silk")]


def test_a_reader_that_tells_no_lists_marks_one_span(generation: Generation) -> None:
    assert marked(generation, LikingReader("silk", ITEMS), "silk")[0] == ["silk"]


def test_of_a_list_every_item_is_marked_in_order_in_the_sentences_that_have_some(
    generation: Generation,
) -> None:
    reader = LikingReader("silk", ITEMS, several=1.0)
    found, place = marked(generation, reader, "silk")
    assert found == ["rum", "silk", "old lamps", "tea"]
    assert list(place.rows) == [row_of(generation, "silk"), row_of(generation, "tea")]


def test_a_list_runs_over_lines_from_any_of_them(generation: Generation) -> None:
    reader = LikingReader("lamp oil", ITEMS, several=1.0)
    wanted = ["glass beads", "copper wire", "lamp oil"]
    for item in wanted:
        found, place = marked(generation, reader, item)
        assert found == wanted
        assert row_of(generation, "Nobody") not in place.rows


def test_a_line_that_the_reader_missed_belongs_to_its_list_of_lines(
    generation: Generation,
) -> None:
    reader = LikingReader("glass beads", ["glass beads", "lamp oil"], several=1.0)
    found, place = marked(generation, reader, "glass beads")
    assert found == ["glass beads", "copper wire", "lamp oil"]
    assert row_of(generation, "copper wire") in place.rows


def test_a_list_ends_where_its_paragraph_ends(generation: Generation) -> None:
    reader = LikingReader("tea", [*ITEMS, "The boats carried"], several=1.0)
    _, place = marked(generation, reader, "tea")
    assert max(place.rows) == row_of(generation, "tea")


def test_a_list_of_one_item_is_no_list(generation: Generation) -> None:
    reader = LikingReader("Salt", ["Salt"], several=1.0)
    found, place = marked(generation, reader, "Salt")
    assert found == ["Salt"]
    assert len(place.rows) == 1


def test_a_sentence_that_was_not_read_is_marked_nowhere(generation: Generation) -> None:
    reader = LikingReader("Salt", ITEMS, several=1.0, most_tokens=5)
    found, place = marked(generation, reader, "Salt")
    assert found == []
    assert list(place.rows) == [row_of(generation, "Salt")]


@given(st.data())
def test_whatever_is_tagged_the_marks_are_words_of_the_sentences_in_order_and_apart(
    generation: Generation, data: st.DataObject
) -> None:
    tables = generation.tables
    plain = whole_reading(generation, LikingReader(several=1.0))
    logits = st.lists(st.sampled_from([-2.0, 0.0, 2.0]), min_size=5, max_size=5)
    number = len(plain.spans)
    columns = np.array(data.draw(st.lists(logits, min_size=number, max_size=number)), np.float32)
    several = data.draw(st.sampled_from([-5.0, 1.0]))
    reading = Reading(plain.spans, columns[:, 0], columns[:, 1], 0.0, columns[:, 2:], several)
    row = data.draw(st.sampled_from(list(tables.sentence_rows(0))))
    found = marks(generation, reading, row)
    first, last = (tables.sentence(one) for one in (found.rows[0], found.rows[-1]))
    assert row in found.rows
    assert found.spans
    assert any(one.start <= first.start and last.end <= one.end for one in paragraphs(TEXT))
    for span in found.spans:
        assert first.start <= span.start < span.end <= last.end
        assert span.of(TEXT).strip() == span.of(TEXT)
    assert all(one.end <= other.start for one, other in pairwise(found.spans))
    assert several > 0 or len(found.spans) == 1
