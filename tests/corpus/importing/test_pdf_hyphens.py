"""A hyphen at the end of a line goes, unless it belongs to the word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.importing.pdf_characters import HYPHEN
from corpus.importing.pdf_hyphens import Hyphens

WORDS = st.text("abcdfghi", min_size=2, max_size=9)


def join(*lines: str, elsewhere: str = "") -> str:
    return Hyphens.of([*lines, elsewhere]).join(lines)


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad", HYPHEN])
def test_a_word_divided_by_any_hyphen_is_put_together(hyphen: str) -> None:
    assert join(f"a depart{hyphen}", "ment of wardens") == "a department of wardens"


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the DNA-", "based test", "the DNA-based test"),
        ("a 19-", "year term", "a 19-year term"),
        ("the Anglo-", "Saxon chest", "the Anglo-Saxon chest"),
        ("a state-of-the-", "art boat", "a state-of-the-art boat"),
        ("their self-", "defence class", "their self-defence class"),
        ("a cross-", "border chase", "a cross-border chase"),
        ("see www.wardens-", "office.example for", "see www.wardens-office.example for"),
        ("for two-", "and three-year terms", "for two- and three-year terms"),
        ("lamps –", "and nets", "lamps – and nets"),
        ("lamps -", "and nets", "lamps - and nets"),
    ],
)
def test_a_hyphen_that_belongs_to_the_word_stays(before: str, after: str, joined: str) -> None:
    assert join(before, after) == joined


def test_a_compound_that_stands_hyphenated_elsewhere_keeps_its_hyphen() -> None:
    assert join("by co-", "operation", elsewhere="the co-operation of") == "by co-operation"


def test_a_word_that_stands_whole_elsewhere_loses_its_hyphen() -> None:
    assert join("by co-", "operation", elsewhere="of cooperation") == "by cooperation"
    assert join("to cross-", "roads", elsewhere="at the crossroads of") == "to crossroads"


def test_a_soft_hyphen_always_goes_and_one_inside_a_line_stays() -> None:
    assert join("the self\u00ad", "service") == "the selfservice"
    assert join("a de\u00adpart", "ment") == "a de\u00adpart ment"


def test_the_words_put_together_are_remembered() -> None:
    hyphens = Hyphens.of([])
    hyphens.join(["the “depart-", "ment” of", "lamps and har-", "bours."])
    assert hyphens.mended == ["department", "harbours"]


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=6))
def test_lines_without_hyphens_are_joined_by_single_spaces(lines: list[list[str]]) -> None:
    texts = [" ".join(line) for line in lines]
    assert join(*texts) == " ".join(texts)


@given(st.lists(WORDS, min_size=1, max_size=30), st.data())
def test_a_text_divided_anywhere_inside_its_words_comes_back(
    words: list[str], data: st.DataObject
) -> None:
    lines = [""]
    for word in words:
        cut = data.draw(st.integers(0, len(word)))
        lines[-1] += f" {word[:cut]}-" if 0 < cut < len(word) else f" {word}"
        lines += [word[cut:]] if 0 < cut < len(word) else []
    text = join(*(line.strip() for line in lines), elsewhere=" ".join(words))
    assert text == " ".join(words)
