"""The releases that belong to a topic; all of them are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from invented_releases import write_release

from index.across import across, sentence
from index.generation import Generation, open_current
from index.question_form import form_of
from index.settings import Settings

TEXTS = {
    "2031-01-01-heron": """Operation Heron began in Upper Quay on Monday.

Spain, Nepal and Norland sent inspectors to look for false lanterns.

"We count every lantern," said Captain Ada Voss of the harbour guard.""",
    "2031-02-01-heron-ends": """The harbour guard said that Operation Heron is over.

The crew of a Nepalese ferry helped. Nine boats were towed to Lower Quay.""",
    "2032-03-01-orchard": """Growers in the made-up valley of Elsewhere planted pears.

They ripen late. A Spanish gardener wrote a book on the old orchard.""",
    "2033-04-01-atlantic": """A storm crossed the Atlantic and broke forty lanterns.

Nobody was hurt, and the fair opened in time.""",
}


@pytest.fixture(scope="module")
def generation(
    fresh: Callable[[Path], Settings], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Generation]:
    folder = tmp_path_factory.mktemp("across")
    for stem, text in TEXTS.items():
        write_release(folder, stem, text)
    with closing(open_current(fresh(folder).index, with_encoder=True)) as opened:
        yield opened


def _ids(generation: Generation, question: str) -> list[str]:
    releases = generation.tables.releases
    return [releases[one.release].id for one in across(generation, form_of(question))]


def _quoted(generation: Generation, question: str) -> list[str]:
    tables = generation.tables
    return [
        tables.sentence(sentence(generation, one)).of(tables.text(one.release))
        for one in across(generation, form_of(question))
    ]


@pytest.mark.parametrize(
    ("question", "stems"),
    [
        ("releases that mention Operation Heron", {"2031-01-01-heron", "2031-02-01-heron-ends"}),
        ("RELEASES THAT MENTION OPERATION HERON", {"2031-01-01-heron", "2031-02-01-heron-ends"}),
        ("releases that mention lantern", {"2031-01-01-heron", "2033-04-01-atlantic"}),
        ("releases that mention pears or ferries", {"2032-03-01-orchard", "2031-02-01-heron-ends"}),
        ('releases that mention "old orchard"', {"2032-03-01-orchard"}),
        ('releases that mention "orchard old"', set()),
        ("Which releases mention Atlantis?", set()),
        ("Which releases mention Operation Gannet?", set()),
        ("releases that mention penguins", set()),
    ],
)
def test_every_release_that_says_it_belongs_and_no_other(
    generation: Generation, question: str, stems: set[str]
) -> None:
    assert set(_ids(generation, question)) == stems


def test_a_country_is_named_by_its_people_but_takes_part_by_its_name(
    generation: Generation,
) -> None:
    both = {"2031-01-01-heron", "2031-02-01-heron-ends"}
    assert set(_ids(generation, "which releases mention nepal")) == both
    assert _ids(generation, "Which operations did Nepal take part in?") == ["2031-01-01-heron"]


def test_the_sentence_that_says_it_is_quoted(generation: Generation) -> None:
    assert _quoted(generation, "releases that mention Elsewhere") == [
        "Growers in the made-up valley of Elsewhere planted pears."
    ]
    [quoted] = _quoted(generation, "Which operations did Nepal take part in?")
    assert quoted.startswith("Spain, Nepal and Norland")


def test_who_speaks_is_answered_by_a_statement(generation: Generation) -> None:
    quoted = _quoted(generation, "Who spoke for the harbour guard about Operation Heron?")
    assert '"We count every lantern," said Captain Ada Voss of the harbour guard.' in quoted


def test_only_allowed_releases_belong(generation: Generation) -> None:
    form = form_of("releases that mention Operation Heron")
    allowed = np.array([1, 2], np.int64)
    assert [one.release for one in across(generation, form, allowed)] == [1]
    assert across(generation, form, np.zeros(0, np.int64)) == []


def test_without_a_topic_all_belong_in_the_order_of_time(generation: Generation) -> None:
    assert _ids(generation, "all releases") == sorted(TEXTS, reverse=True)
    assert _ids(generation, "the oldest release") == sorted(TEXTS)
    assert _quoted(generation, "the oldest release")[0].startswith("Operation Heron began")


def test_the_latest_come_newest_first(generation: Generation) -> None:
    found = _ids(generation, "latest on lanterns that are mentioned")
    assert found == sorted(found, reverse=True)
    assert found
