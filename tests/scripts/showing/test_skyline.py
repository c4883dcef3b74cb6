"""Releases over time on a terminal."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from scripts.page import Page
from scripts.showing.periods import UNITS, Timeline, fitting, timeline
from scripts.showing.ranking import ranking
from scripts.showing.skyline import room_for, skyline

PAGE = Page(width=40)
YEARS = timeline(
    [date(2030, 1, 1)] * 4 + [date(2032, 5, 5)] * 8 + [date(2033, 1, 1)], UNITS["year"]
)


def test_bars_are_as_high_as_their_counts_on_a_scale() -> None:
    assert list(skyline(YEARS, PAGE)) == [
        "8 │            █████",
        "  │            █████",
        "  │            █████",
        "  │            █████",
        "  │█████       █████",
        "  │█████       █████",
        "  │█████       █████",
        "0 │█████       █████ █████",
        "   2030  2031  2032  2033",
    ]


def test_a_bar_that_is_there_at_all_is_seen() -> None:
    starts = (date(2030, 1, 1), date(2031, 1, 1))
    lines = list(skyline(Timeline(UNITS["year"], starts, (1000, 1)), PAGE))
    assert lines[-2] == "    0 │█████ ▁▁▁▁▁"


def test_where_blocks_cannot_be_written_other_signs_stand_for_them() -> None:
    lines = list(skyline(YEARS, Page(width=40, bar="|")))
    assert "".join(lines).isascii()
    assert lines[0] == "8 |            #####"


@given(st.lists(st.integers(0, 9000), min_size=1, max_size=300), st.integers(20, 100))
def test_no_line_is_wider_than_the_page(gaps: list[int], width: int) -> None:
    page = Page(width=width)
    days = [date(1990, 1, 1) + timedelta(days=gap) for gap in gaps]
    found = fitting(days, room_for(page, len(days)))
    room = room_for(page, max(found.counts))
    shown = Timeline(found.unit, found.starts[-room:], found.counts[-room:])
    assert all(len(line) <= width for line in skyline(shown, page))


def test_names_are_ranked_with_their_share_and_a_bar() -> None:
    names = [("Harbour Office", 6), ("Invented \x1b Agency", 3)]
    assert list(ranking("publishers", names, 10, PAGE, shown=8)) == [
        "publishers",
        "  Harbour Office        6   60%  ████████████████████",
        "  Invented \\x1b Agency  3   30%  ██████████",
    ]


def test_of_many_names_the_first_are_shown_and_how_many_there_are() -> None:
    names = [(f"Agency {number}", 1) for number in range(20)]
    lines = list(ranking("publishers", names, 20, PAGE, shown=3))
    assert (lines[0], len(lines)) == ("publishers (20)", 4)
