"""Aligned columns: they fit the terminal, and cut what is widest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from scripts.page import Page
from scripts.showing.columns import COLUMNS
from scripts.showing.table import aligned, fitted, tab_separated

PAGE = Page(width=60)
NAMED = [COLUMNS["id"], COLUMNS["words"], COLUMNS["title"]]


def test_columns_stand_under_their_headings_and_numbers_at_the_right() -> None:
    rows = [["2031-03-04-heron", "30", "Operation Heron"], ["2031-04-01-x", "1200", "Lanterns"]]
    assert list(aligned(NAMED, rows, PAGE, 80)) == [
        "id                words  title",
        "2031-03-04-heron     30  Operation Heron",
        "2031-04-01-x       1200  Lanterns",
    ]


def test_what_is_too_wide_is_cut_and_says_so() -> None:
    rows = [["2031-03-04-a-very-long-name-of-a-release-indeed", "30", "Operation Heron " * 9]]
    [_, line] = aligned(NAMED, rows, PAGE, 80)
    assert line.count("…") == 2
    assert cell_len(line) <= 80


def test_wide_letters_take_two_cells() -> None:
    rows = [["灯台の点検", "1", "x"], ["abc", "2", "y"]]
    lines = list(aligned(NAMED, rows, PAGE, 80))
    assert len({cell_len(line) for line in lines[1:]}) == 1


def test_a_heading_is_quiet_where_colour_is_welcome() -> None:
    heading, row = aligned(NAMED, [["a", "1", "b"]], Page(width=60, colour=True), 80)
    assert heading.startswith("\x1b[2m")
    assert "\x1b" not in row


@given(
    st.lists(st.tuples(st.integers(1, 300), st.integers(1, 40)), min_size=1, max_size=8),
    st.integers(30, 250),
)
def test_columns_fit_and_none_is_wider_than_it_needs(
    columns: list[tuple[int, int]], room: int
) -> None:
    natural, least = zip(*columns, strict=True)
    widths = fitted(natural, least, room)
    assert sum(widths) <= max(room, 3 * len(widths))
    assert all(width <= wanted for width, wanted in zip(widths, natural, strict=True))
    if sum(natural) <= room:
        assert widths == list(natural)
    elif sum(map(min, natural, least)) <= room:
        assert sum(widths) == room


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4), st.integers(20, 120))
def test_no_line_is_wider_than_the_terminal(titles: list[str], width: int) -> None:
    rows = [["2031-03-04-heron", "1", title] for title in titles]
    for line in aligned(NAMED, rows, PAGE, width):
        assert cell_len(line) <= width
        assert "\n" not in line
        assert "\x1b" not in line


@pytest.mark.parametrize("cell", ["a\tb", "a\nb", "a\x1b[31m"])
def test_off_a_terminal_a_row_is_one_line_with_one_tab_between_two_fields(cell: str) -> None:
    [line] = tab_separated([[cell, "b"]])
    assert line.count("\t") == 1
    assert "\n" not in line
    assert "\x1b" not in line
