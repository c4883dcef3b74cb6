"""Tables and charts of the figures."""

from __future__ import annotations

import math
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.benchmarks.side_by_side.comparisons import Comparison
from scripts.benchmarks.side_by_side.contender import Contender
from scripts.benchmarks.side_by_side.dot_chart import Dot, DotChart, Scale
from scripts.benchmarks.side_by_side.plots import write_plots
from scripts.benchmarks.side_by_side.rows import Row
from scripts.benchmarks.side_by_side.spread import Spread
from scripts.benchmarks.side_by_side.table import compared, shown, table

OURS = Row(
    Contender("verbatim", "verbatim"),
    {
        "cold_s": Spread(0.5, 0.45, 0.62),
        "memory_mb": Spread.once(180.4),
        "recall@1": Spread.once(1),
    },
)
THEIRS = Row(Contender("bare <1>", "bare"), {"cold_s": Spread(5.25, 5, 6)})
BROKEN = Row(Contender("broken", "broken"), {}, why="build: it ended with 1: a | b\nc")
SHARES = st.floats(min_value=1e-3, max_value=1e5)


def test_a_row_a_contender_and_a_column_for_what_anybody_has() -> None:
    assert list(table([OURS, THEIRS])) == [
        "|  | cold, s | memory, MB | recall@1 |",
        "| --- | ---: | ---: | ---: |",
        "| verbatim | 0.50 (0.45–0.62) | 180 | 1.000 |",
        "| bare <1> | 5.25 (5.00–6.00) | – | – |",
    ]


def test_the_row_of_one_that_failed_says_why_and_stays_one_row() -> None:
    lines = list(table([OURS, BROKEN]))
    assert lines[0].endswith("| what failed |")
    assert lines[-1] == "| broken | – | – | – | build: it ended with 1: a / b c |"
    assert len({line.count(" | ") for line in lines}) == 1


def test_comparisons_are_times_to_two_digits() -> None:
    found = [
        Comparison("cold", "a cold question", "bare", Spread(12.34, 11.0, 13.6)),
        Comparison("index", "the index", "bare", Spread.once(0.0437)),
    ]
    assert list(compared(found))[2:] == [
        "| a cold question | bare | 12 (11–14) × |",
        "| the index | bare | 0.044 × |",
    ]


@pytest.mark.parametrize(
    ("value", "text"), [(0.126, "0.13"), (99.96, "99.96"), (1234.4, "1,234"), (0.0, "0.00")]
)
def test_figures_from_a_hundred_on_have_no_decimals(value: float, text: str) -> None:
    assert shown(Spread.once(value), 2, has_spread=True) == text


def test_the_plots_are_well_formed_and_name_everybody(tmp_path: Path) -> None:
    names = write_plots("invented", [OURS, THEIRS, BROKEN], tmp_path / "plots")
    assert names == ["invented-cold.svg"]  # of the others nobody is there to compare with
    root = ElementTree.fromstring((tmp_path / "plots" / names[0]).read_text())
    words = {element.text for element in root.iter()}
    assert {"verbatim", "bare <1>", "0.50", "5.25"} <= words
    assert "broken" not in words


def test_ours_is_told_from_the_others_by_its_colour() -> None:
    dots = [Dot("a", Spread.once(1), "1", is_ours=True), Dot("b", Spread.once(2), "2", False)]
    root = ElementTree.fromstring(DotChart("t", "u", dots).svg())
    circles = [one.get("fill") for one in root.iter("{http://www.w3.org/2000/svg}circle")]
    assert len(set(circles)) == 2


@given(st.lists(SHARES, min_size=1, max_size=6))
def test_every_figure_lies_between_the_ends_of_its_scale(values: list[float]) -> None:
    scale = Scale.of([Spread.once(value) for value in values], is_share=False)
    assert scale.ticks[0] <= min(values)
    assert max(values) <= scale.ticks[-1]
    places = [scale.x(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(170 <= place <= 560 and math.isfinite(place) for place in places)
