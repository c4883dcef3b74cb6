"""Mistyped words, end to end; the releases are invented."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index import Engine
from index.mending import mended, slips
from index.settings import Settings


@pytest.fixture(scope="module")
def engine(base: Settings) -> Iterator[Engine]:
    with Engine.open(base.index, reader="none", min_confidence=1e-9) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "release"),
    [
        ("how many lantrens were counted", "2031-04-01-lanterns"),
        ("where were the boats towde", "2031-03-04-operation-heron"),
        ("who replanted the orchrad", "2031-05-06-orchard"),
    ],
)
def test_a_mistyped_word_still_finds_its_release_and_is_said_to_be_mended(
    engine: Engine, question: str, release: str
) -> None:
    answer = engine.ask(question)
    assert answer.quotes[0].release == release
    assert answer.understood_as is not None
    assert answer.understood_as != question


def test_a_word_is_mended_to_one_that_the_release_has(engine: Engine) -> None:
    generation = engine._generation
    number = generation.tables.number_of["2031-04-01-lanterns"]
    assert mended("How many lantrens, and where?", number, generation) == (
        "How many lanterns, and where?"
    )
    assert mended("How many lantrens?", number - 1, generation) == "How many lantrens?"


@pytest.mark.parametrize("question", ["How many lanterns?", "the agency", "42 crowns!", "", "🦩"])
def test_what_the_releases_hold_and_what_is_no_word_is_left_alone(
    engine: Engine, question: str
) -> None:
    assert slips(question, "en", engine._generation) == []
