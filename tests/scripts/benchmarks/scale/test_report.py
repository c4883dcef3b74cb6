"""What is told of sizes measured; all figures are invented."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from scripts.benchmarks.scale.asking import Asked
from scripts.benchmarks.scale.drawn import Drawing, likeness
from scripts.benchmarks.scale.growth import exponent, exponents
from scripts.benchmarks.scale.measured import Size
from scripts.benchmarks.scale.plots import growth_chart
from scripts.benchmarks.scale.report import as_json, markdown

ASKED = Asked(
    open_s=0.02,
    ms=[2.0, 3.0, 9.0],
    cpu_ms=[2.0, 3.0, 9.0],
    dense_ms=[0.5, 0.5, 0.5],
    encode_ms=[5.0, 5.0, 5.0],
    memory_mb=150.0,
    recall=0.991,
)
SMALL = Size(1_613, 10_000, 45_000, {"cutting": 2.0}, 10.0, 1.0, {"cutting": 0.1}, 80.0, ASKED)
LARGE = replace(
    SMALL, releases=16_130, passages=100_000, build_s=100.0, asked=replace(ASKED, recall=0.98)
)


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    vectors = np.random.default_rng(0).normal(size=(60, 8)).astype(np.float32)
    return Drawing(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0, 1.3])
def test_the_exponent_of_a_power_law_is_found(power: float) -> None:
    numbers = [1e4, 1e5, 1e6]
    assert exponent(numbers, [3 * number**power for number in numbers]) == pytest.approx(power)


def test_one_size_has_no_growth_nor_has_what_took_no_time() -> None:
    assert exponent([10], [1.0]) is None
    assert exponent([10, 100], [0.0, 1.0]) is None
    assert exponents([]) == {}


def test_the_table_has_a_column_a_size_and_the_exponent(drawing: Drawing) -> None:
    known = likeness(drawing.vectors(60, seed=1))
    table = markdown([SMALL, LARGE], {"real": known, "drawn": known}, drawing)
    assert "| passages | 10,000 | 100,000 | exponent |" in table
    assert "| build, s | 10 | 100 | 1.00 |" in table
    assert "| recall@10 | 0.991 | 0.980 |  |" in table
    assert "| retrieval p50, ms | 3 | 3 | " in table


def test_all_that_was_measured_can_be_read_again(drawing: Drawing) -> None:
    known = likeness(drawing.vectors(60, seed=1))
    told = json.loads(json.dumps(as_json([SMALL, LARGE], {"real": known})))
    assert told["exponents"]["build, s"] == pytest.approx(1)
    assert told["sizes"][1]["asked"]["ms"] == [2.0, 3.0, 9.0]
    assert told["likeness"]["real"]["number"] == 60


def test_a_figure_that_grows_in_proportion_is_drawn_as_a_straight_line() -> None:
    chart = growth_chart(
        [SMALL, LARGE], {"build, s": "build", "open, s": "open"}, "Times", "seconds"
    )
    [build, opening] = chart.series
    assert [across for across, _ in build.points] == [0.0, 1.0]
    assert [up for _, up in build.points] == pytest.approx([3 / 4, 1])
    assert build.name == "build (n^1.00)"
    assert [up for _, up in opening.points] == pytest.approx([0.0753] * 2, abs=1e-3)
    assert [said for _, said in chart.across_ticks] == ["10,000", "100,000"]
    assert [said for _, said in chart.up_ticks] == ["0.01", "0.1", "1", "10", "100"]
    root = ElementTree.fromstring(chart.svg())
    assert "100,000" in "".join(root.itertext())


def test_a_single_size_can_be_drawn() -> None:
    chart = growth_chart([SMALL], {"build, s": "build"}, "Times", "seconds")
    assert [point for series in chart.series for point in series.points] == [(0.0, 0.0)]
