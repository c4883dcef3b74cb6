"""What a release lacks of a question's premises; the releases here are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from invented_releases import write_release

from index.generation import Generation, open_current
from index.premise import missing
from index.settings import Settings

HERON = """Operation Heron II began in Chad on Monday, said Captain Ada Peña-Voss of Upper Quay.

The Harbour Crime Unit counted nine boats in 2030. Chadian and British police helped.

Ada Peña-Voss thanked Doctor Miller. Ada Peña-Voss had led Operation Heron before."""

LAMPS = """Inspectors of Marlow took away lamps. Marlow is a small town, lamps are dear in Marlow.

Nobody in Marlow wanted to say more about the lamps, Inspector Zenobia Quillon said."""


@pytest.fixture(scope="module")
def generation(
    fresh: Callable[[Path], Settings], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Generation]:
    folder = tmp_path_factory.mktemp("premises")
    write_release(folder, "2031-03-04-heron", HERON, title="The Heron has landed")
    write_release(folder, "2031-04-01-lamps", LAMPS, title="Lamps in a small town")
    with closing(open_current(fresh(folder).index)) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "How many boats were counted in Operation Heron II?",
        "how many boats in operation heron 2",
        "HOW MANY BOATS DID ADA PENA COUNT?",
        "What did Dr Ada Pena’s friend Millar say?",
        "Did the HCU count boats in March 2031?",
        "Which police of the United Kingdom helped in Chad in 2030?",
        "What did Invented Agency say?",
        "How many boats were there?",
        "",
        "???",
    ],
)
def test_what_the_release_holds_is_not_missing(generation: Generation, question: str) -> None:
    assert missing(question, generation, 0).facts == 0
    assert set(missing(question, generation, 0).words) <= {"dr"}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many boats did Gannet count?", ("gannet",)),
        ("how many boats were counted in marlow", ("marlow",)),
        ("WHO WAS IN MARLOW", ("marlow",)),
        ("how many boats did zenobia quillon's friend count", ("zenobia", "quillon")),
        ("Who spoke to Ada Peña-Voss of Lower Brixleigh?", ("lower", "brixleigh")),
    ],
)
def test_names_are_missing_however_they_are_typed(
    generation: Generation, question: str, words: tuple[str, ...]
) -> None:
    found = missing(question, generation, 0)
    assert found.words == words
    assert 0 < found.names <= 1
    assert found.facts == 0


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many boats were counted in Operation Gannet?", ("gannet",)),
        ("who led operation gannet", ("gannet",)),
        ("How many boats were counted in 2029?", ("2029",)),
        ("did france take part in operation heron", ("france",)),
        ("Did France take part in Operation Heron?", ("france",)),
        ("How many boats did the Ivory Coast send?", ("ivory",)),
        ("Who led Operation Heron III?", ("iii",)),
        ("who led operation heron 3", ("3",)),
    ],
)
def test_operations_countries_years_and_numerals_are_facts(
    generation: Generation, question: str, words: tuple[str, ...]
) -> None:
    found = missing(question, generation, 0)
    assert found.words == words
    assert found.facts == 1
    assert found.names == 0


def test_what_no_release_names_weighs_more_than_what_another_does(generation: Generation) -> None:
    nowhere = missing("Was it seen by Ada in Brixleigh?", generation, 0)
    elsewhere = missing("Was it seen by Ada in Marlow?", generation, 0)
    assert nowhere.names == 1 > elsewhere.names > 0


def test_new_mexico_is_not_mexico(generation: Generation) -> None:
    assert missing("Did boats of New Mexico help?", generation, 0).facts == 0


def test_an_operation_that_only_does_something_has_no_name(generation: Generation) -> None:
    assert missing("where were the lamps when the operation vanished", generation, 0).words == ()


def test_a_very_long_question_is_looked_at_in_part(generation: Generation) -> None:
    assert missing("boats and " * 10_000 + "Brixleigh", generation, 0).words == ()
