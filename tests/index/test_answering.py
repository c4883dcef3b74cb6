"""Which sentences become quotes; all releases and readers here are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from invented_reader import LikingReader
from invented_releases import write_release

from index.answer import Filters
from index.answering import answer
from index.confidence import WITHOUT_READER
from index.generation import Generation, open_current
from index.open_reader import OpenReader
from index.request import Request
from index.settings import Settings

GOODS_ID, QUAY_ID = "2031-06-01-goods", "2031-06-02-quay"
GOODS = (
    "Inspectors of the harbour found rum and silk.\n\nThe harbour was closed. Salt was found too."
)
QUAY = "Inspectors of the other harbour found nothing."
EVERYTHING = replace(WITHOUT_READER, weights={"over_none": 1.0}, further=1_000.0)
ASKED = Request(
    "What did the inspectors find in the harbour?",
    Filters(),
    limit=9,
    offset=0,
    context=None,
    as_typed=False,
    explain=False,
    threshold=0.0,
    today=date(2031, 7, 1),
)


@pytest.fixture(scope="module")
def generation(
    fresh: Callable[[Path], Settings], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Generation]:
    folder = tmp_path_factory.mktemp("inspected")
    write_release(folder, GOODS_ID, GOODS)
    write_release(folder, QUAY_ID, QUAY)
    opened = open_current(fresh(folder).index)
    yield opened
    opened.close()


def quoted(generation: Generation, several: float) -> list[tuple[str, str]]:
    reader = LikingReader("rum and silk", ("rum", "silk"), several=several)
    found = answer(generation, OpenReader(reader, EVERYTHING), ASKED)
    assert found.quotes[0].text == "Inspectors of the harbour found rum and silk."
    return [(quote.release, quote.text) for quote in found.quotes[1:]]


def test_beside_a_list_no_other_sentence_of_its_release_is_quoted(generation: Generation) -> None:
    assert quoted(generation, several=1.0) == [(QUAY_ID, QUAY)]


def test_beside_another_answer_they_are(generation: Generation) -> None:
    others = quoted(generation, several=-9.0)
    assert (GOODS_ID, "Salt was found too.") in others
    assert (QUAY_ID, QUAY) in others


def test_a_ranking_names_every_release_in_reach_once_and_the_quoted_one_first(
    generation: Generation,
) -> None:
    reader = LikingReader("rum and silk", several=-9.0)
    assert answer(generation, OpenReader(reader, EVERYTHING), ASKED).ranking == (GOODS_ID, QUAY_ID)


def test_an_explanation_names_what_was_considered_best_first_and_the_time_of_each_step(
    generation: Generation,
) -> None:
    reader = OpenReader(LikingReader("rum and silk", several=-9.0), EVERYTHING)
    assert answer(generation, reader, ASKED).explanation is None
    found = answer(generation, reader, replace(ASKED, explain=True))
    assert found.explanation is not None
    considered = found.explanation.considered
    assert considered[0].text == found.quotes[0].text
    assert [one.score for one in considered] == sorted((o.score for o in considered), reverse=True)
    assert [stage.name for stage in found.explanation.stages] == [
        *("understand", "retrieve", "read", "confidence", "quote")
    ]
    assert sum(stage.elapsed_ms for stage in found.explanation.stages) <= found.elapsed_ms


def test_the_best_quotes_may_be_left_out_and_the_total_stays(generation: Generation) -> None:
    reader = OpenReader(LikingReader("rum and silk", several=-9.0), EVERYTHING)
    first = answer(generation, reader, ASKED)
    rest = answer(generation, reader, replace(ASKED, offset=1))
    assert rest.quotes == first.quotes[1:]
    assert rest.total == first.total
    assert rest.answered


def test_what_other_releases_repeat_is_quoted_once_and_they_are_named(
    fresh: Callable[[Path], Settings], tmp_path: Path
) -> None:
    for number in (1, 2, 3):
        write_release(
            tmp_path, f"2031-06-0{number}-kites", f"Seven kites flew over Quay{'!' * number}"
        )
    opened = open_current(fresh(tmp_path).index)
    reader = OpenReader(LikingReader("Seven kites", several=-9.0), EVERYTHING)
    [quote] = answer(opened, reader, replace(ASKED, question="How many kites flew?")).quotes
    opened.close()
    assert sorted([quote.release, *quote.also]) == [
        f"2031-06-0{number}-kites" for number in (1, 2, 3)
    ]
