"""Words in quotation marks; the release here is invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from invented_releases import write_release

from index import Engine
from index.phrases import quoted_phrases
from index.settings import Settings

TEXT = """Invented inspectors found a store of lamps in Upper Quay, a centre of trade.

A cellar in Lower Quay was called a ‘national lamp centre’ by the inspectors."""


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ("Where was the “National Lamp Centre”?", ["national lamp centre"]),
        ('Who said "no" and "never"?', ["no", "never"]),
        ("Wo war das „Lager“?", ["lager"]),
        ("Où était le « dépôt »?", ["depot"]),
        ("It's the inspectors' cellar, isn't it?", []),
        ('an inch is 1" long', []),
        ("“”", []),
    ],
)
def test_what_is_quoted_is_found_whatever_the_marks(question: str, phrases: list[str]) -> None:
    assert quoted_phrases(question) == phrases


@pytest.mark.parametrize("reader", ["", "none"])
def test_the_sentence_that_holds_the_quoted_words_comes_first(
    fresh: Callable[[Path], Settings], tmp_path: Path, reader: str
) -> None:
    write_release(tmp_path, "2031-06-01-lamps", TEXT)
    with Engine.open(fresh(tmp_path).index, min_confidence=0.0, reader=reader) as engine:
        answer = engine.ask("Where was the “national lamp centre”?")
    assert "‘national lamp centre’" in (*answer.quotes, *answer.nearest)[0].text
