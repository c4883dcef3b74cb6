"""Wrapping changes no word and keeps to the width, in any script."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from corpus import Span
from scripts.wrap import wrapped

TEXT = st.text(
    st.one_of(
        st.sampled_from(" \n\tab—“”\u00a0\u00ad\u200b\u200d\u0301\ufe0f中文😀👩🇦مرحبا\u202e"),
        st.characters(exclude_categories=["Cc", "Cs"]),
    ),
    max_size=200,
)
WIDTH = st.integers(min_value=18, max_value=100)


def lines_of(text: str, width: int) -> list[str]:
    return [line.of(text) for line in wrapped(text, Span(0, len(text)), width)]


@given(TEXT, WIDTH)
def test_unwrapping_gives_the_text_back_but_for_blanks_at_the_breaks(text: str, width: int) -> None:
    spans = list(wrapped(text, Span(0, len(text)), width))
    dropped = text
    for span in reversed(spans):
        dropped = dropped[: span.start] + dropped[span.end :]
    assert set(dropped) <= set(" \t\n")
    assert all(before.end <= after.start for before, after in pairwise(spans))


@given(TEXT, WIDTH)
def test_no_line_is_wider_than_the_width(text: str, width: int) -> None:
    text = text.replace("\t", " ")
    assert all(cell_len(line) <= width for line in lines_of(text, width))


@given(TEXT, WIDTH)
def test_a_word_that_fits_a_line_is_never_broken(text: str, width: int) -> None:
    short = [word for word in text.split() if cell_len(word) <= width]
    lines = lines_of(text, width)
    words = [word for line in lines for word in line.split()]
    assert [word for word in short if word not in words] == []


def test_lines_are_filled() -> None:
    assert lines_of("to be or not to be", 8) == ["to be or", "not to", "be"]


def test_the_texts_own_line_ends_stay() -> None:
    assert lines_of("one\n\ntwo", 20) == ["one", "", "two"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("捜査官は十二の緑の灯籠を見つけた", ["捜査官は十", "二の緑の灯", "籠を見つけ", "た"]),
        ("e\u0301" * 12, ["e\u0301" * 10, "e\u0301" * 2]),
        ("https://quay.example/x", ["https://qu", "ay.example", "/x"]),
    ],
)
def test_text_without_blanks_is_broken_between_characters(text: str, lines: list[str]) -> None:
    assert lines_of(text, 10) == lines


def test_a_no_break_space_does_not_break() -> None:
    assert lines_of("at 5\u00a0pm sharp", 6) == ["at", "5\u00a0pm", "sharp"]
