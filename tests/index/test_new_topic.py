"""What only other releases say; the releases here are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from invented_releases import write_release

from index.generation import Generation, open_current
from index.new_topic import carrying, elsewhere, holds_all
from index.settings import Settings

BOATS = "In May nine boats were seized by Captain Ada Voss of Port Nowhere."
BELLS = "In June the bells of Saltholm were mended by the smith Cyra Dunmore, who likes May best."


@pytest.fixture(scope="module")
def generation(
    fresh: Callable[[Path], Settings], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Generation]:
    folder = tmp_path_factory.mktemp("two")
    write_release(folder, "2031-05-01-boats", BOATS)
    write_release(folder, "2031-06-01-bells", BELLS)
    with closing(open_current(fresh(folder).index)) as opened:
        yield opened


@pytest.mark.parametrize("question", ["And Dunmore?", "Who is Cyra Dunmore?", "in Saltholm?"])
def test_a_name_of_another_release_is_found(generation: Generation, question: str) -> None:
    assert elsewhere(question, 0, generation).has_name
    assert not elsewhere(question, 1, generation).has_name


@pytest.mark.parametrize(
    "question", ["Who is Ada Voss?", "Who is Zeno Quill?", "who mended them?", "In June 2031?", ""]
)
def test_what_is_known_or_nowhere_or_a_date_is_no_name_of_another(
    generation: Generation, question: str
) -> None:
    assert not elsewhere(question, 0, generation).has_name


def test_a_name_in_lower_case_weighs_more_than_a_word_and_decides_nothing(
    generation: Generation,
) -> None:
    name = elsewhere("who is dunmore?", 0, generation)
    assert not name.has_name
    assert name.weight > elsewhere("who mended?", 0, generation).weight > 0


def test_a_release_holds_the_words_of_a_text_or_lacks_one(generation: Generation) -> None:
    assert holds_all("and the boats of Captain Voss?", 0, generation)
    assert not holds_all("and the bells of Captain Voss?", 0, generation)


def test_words_know_where_they_stand(generation: Generation) -> None:
    question = "Which boats did Voss seize?"
    words = [question[word.start : word.end] for word in carrying(question, generation)]
    assert words == ["boats", "Voss", "seize"]
