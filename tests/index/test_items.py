"""Tags of tokens to the items of a list."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_reader import any_readings

from corpus import Span
from index.items import items
from index.reader import Reading
from index.spans import tokens_of

TEXT = "Peru , Chile and Costa Rica"
TAGS = {"O": [2.0, 0, 0], "B": [0, 2.0, 0], "I": [0, 0, 2.0]}


def tagged(text: str, tags: str) -> list[str]:
    """Return the items of a text whose tokens, parted by `|` or a blank, have these tags."""
    spans, place = [], 0
    for piece in re.split(r"(?<=[| ])", text):
        token = piece.rstrip("| ")
        spans.append((place, place + len(token)))
        place += len(token) + piece.endswith(" ")
    assert len(spans) == len(tags)
    number = len(spans)
    reading = Reading(
        np.array(spans, np.int64),
        np.zeros(number, np.float32),
        np.zeros(number, np.float32),
        none=0.0,
        tags=np.array([TAGS[tag] for tag in tags], np.float32),
    )
    whole = text.replace("|", "")
    return [span.of(whole) for span in items(reading, slice(0, number))]


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("OOOOOO", []),
        ("BOBOBI", ["Peru", "Chile", "Costa Rica"]),
        ("BOBOBO", ["Peru", "Chile", "Costa"]),
        ("BOBOBB", ["Peru", "Chile", "Costa", "Rica"]),
        ("IOIOII", ["Peru", "Chile", "Costa Rica"]),
        ("OOOOOB", ["Rica"]),
        ("BIIIII", ["Peru , Chile and Costa Rica"]),
    ],
)
def test_an_item_runs_from_where_it_begins_to_where_it_ends_or_the_next_begins(
    tags: str, found: list[str]
) -> None:
    assert tagged(TEXT, tags) == found


def test_no_item_begins_inside_a_word() -> None:
    assert tagged("Arg|enti|na Peru", "BBBB") == ["Argentina", "Peru"]
    assert tagged("Arg|enti|na Peru", "BIBO") == ["Argentina"]


@pytest.mark.parametrize("tags", ["OBIO", "OOIO", "BOOO", "BOIO"])
def test_a_word_of_which_any_piece_is_tagged_belongs_whole(tags: str) -> None:
    assert tagged("Arg|enti|na Peru", tags) == ["Argentina"]


@given(any_readings())
def test_items_lie_apart_and_in_order(reading: Reading) -> None:
    found = items(reading, slice(0, len(reading.spans)))
    assert all(span.start < span.end for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(any_readings(), st.integers(0, 60), st.integers(0, 60))
def test_items_of_a_sentence_lie_in_it(reading: Reading, start: int, length: int) -> None:
    sentence = Span(start, start + length)
    for span in items(reading, tokens_of(reading, sentence)):
        assert sentence.holds(span)


@given(any_readings())
def test_every_token_that_is_likelier_inside_than_outside_is_in_an_item(reading: Reading) -> None:
    assert reading.tags is not None
    inside = np.logaddexp(reading.tags[:, 1], reading.tags[:, 2]) > reading.tags[:, 0]
    found = items(reading, slice(0, len(reading.spans)))
    for start, end in reading.spans[inside].tolist():
        assert any(span.start <= start and end <= span.end for span in found)


@given(any_readings())
def test_no_item_is_made_of_words_of_which_nothing_is_tagged(reading: Reading) -> None:
    assert reading.tags is not None
    inside = np.logaddexp(reading.tags[:, 1], reading.tags[:, 2]) > reading.tags[:, 0]
    for span in items(reading, slice(0, len(reading.spans))):
        touched = (reading.spans[:, 0] >= span.start) & (reading.spans[:, 1] <= span.end)
        assert (inside & touched).any()


@given(any_readings())
def test_a_reader_without_tags_finds_no_items(reading: Reading) -> None:
    assert items(replace(reading, tags=None), slice(0, len(reading.spans))) == []


def test_no_tokens_hold_no_items() -> None:
    nothing = np.zeros(0, np.float32)
    reading = Reading(
        np.zeros((0, 2), np.int64), nothing, nothing, none=0.0, tags=nothing.reshape(0, 3)
    )
    assert items(reading, slice(0, 0)) == []
