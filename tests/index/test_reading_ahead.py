"""Readings that are begun ahead; the reader here is invented, but for the shipped one."""

from __future__ import annotations

import pytest
from invented_reader import LikingReader

from index.bundled_reader import FOLDER
from index.onnx_reader import OnnxReader
from index.reader import Stretch
from index.reading_ahead import ReadingAhead

QUESTION = "How many boats were seized?"
BOATS = Stretch("An invented title", "Nine boats were seized.", 0)
LONG = Stretch("An invented title", "Nine boats were seized on the made-up quay. " * 60, 0)


def test_what_was_begun_is_not_begun_again() -> None:
    reader = LikingReader()
    ahead = ReadingAhead(reader)
    ahead.begin(QUESTION, BOATS)
    first, second = ahead.read(QUESTION, BOATS), ahead.read(QUESTION, BOATS)
    assert first is second
    assert reader.stretches == [BOATS]
    ahead.read("Who seized them?", BOATS)
    assert reader.stretches == [BOATS, BOATS]


def test_what_was_left_is_cancelled_and_can_be_read_after_all() -> None:
    reader = LikingReader()
    ahead = ReadingAhead(reader)
    ahead.leave(QUESTION, BOATS)
    ahead.begin(QUESTION, BOATS)
    ahead.leave(QUESTION, BOATS)
    assert [one.is_cancelled for one in reader.begun] == [True]
    assert ahead.read(QUESTION, BOATS).spans.tolist()
    assert [one.is_cancelled for one in reader.begun] == [True, False]


def test_the_shipped_reader_stops_midway_without_a_word_and_reads_on(
    capfd: pytest.CaptureFixture[str],
) -> None:
    reader = OnnxReader(FOLDER)
    expected = reader.begin(QUESTION, BOATS).result()
    for _ in range(5):
        begun = [reader.begin(QUESTION, LONG) for _ in range(6)]
        for one in begun:
            one.cancel()
        found = reader.begin(QUESTION, BOATS).result()
        assert (found.starts == expected.starts).all()
    assert capfd.readouterr() == ("", "")
