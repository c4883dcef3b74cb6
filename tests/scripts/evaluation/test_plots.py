"""The two charts of a set, as SVG."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from corpus import VerbatimError
from scripts.evaluation.evaluation import Place, evaluated
from scripts.evaluation.plots import reliability, risk_coverage, write_plots
from scripts.evaluation.svg import Chart, Series

MakeOutcome = Any


def test_each_set_has_a_pair_of_well_formed_files(
    tmp_path: Path, make_outcome: MakeOutcome
) -> None:
    outcomes = [make_outcome(), make_outcome(releases=(), confidence=0.3, answered=False)]
    write_plots([evaluated("a/b <dev>", Place("1", 1, {}), outcomes)], tmp_path / "plots")
    names = sorted(path.name for path in (tmp_path / "plots").iterdir())
    assert names == ["a-b-dev-reliability.svg", "a-b-dev-risk-coverage.svg"]
    for name in names:
        root = ElementTree.fromstring((tmp_path / "plots" / name).read_text())
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert "a/b <dev>" in "".join(root.itertext())


def test_a_set_without_quotes_to_judge_has_no_charts(
    tmp_path: Path, make_outcome: MakeOutcome
) -> None:
    write_plots([evaluated("cross", Place("1", 1, {}), [make_outcome(is_cross=True)])], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_risk_is_the_share_of_wrong_answers_among_the_most_confident() -> None:
    confidence, right = np.array([0.9, 0.2, 0.6, 0.4]), np.array([1.0, 1.0, 0.0, 1.0])
    answered = np.array([1.0, 0.0, 1.0, 0.0])
    by_confidence, at_best, as_set = risk_coverage("x", confidence, right, answered).series
    assert by_confidence.points == [
        (0.25, 0.0),
        (0.5, 0.5),
        (0.75, pytest.approx(1 / 3)),
        (1, 0.25),
    ]
    assert at_best.points == [(0.25, 0.0), (0.5, 0.0), (0.75, 0.0), (1.0, 0.25)]
    assert as_set.points == [(0.5, 0.5)]


def test_reliability_sets_what_was_said_against_what_was_so() -> None:
    confidence = np.array([0.1] * 10 + [0.9] * 10)
    right = np.array([0.0] * 10 + [1.0] * 10)
    points = reliability("x", confidence, right).series[1].points
    np.testing.assert_allclose(points, [(0.1, 0.0)] * 5 + [(0.9, 1.0)] * 5)


def test_a_chart_has_axes_ticks_labels_and_a_legend() -> None:
    chart = Chart("A & B", "across <", "up", [Series("a series", [(0, 0), (1, 1)], "#3b82f6")])
    words = [element.text for element in ElementTree.fromstring(chart.svg()).iter() if element.text]
    assert {"A & B", "across <", "up", "a series", "0.2", "1"} <= set(words)


def test_a_folder_that_cannot_be_written_is_said_in_a_line(
    tmp_path: Path, make_outcome: MakeOutcome
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(VerbatimError, match="name another folder with --plot"):
        write_plots([evaluated("x", Place("1", 1, {}), [make_outcome()])], tmp_path / "file")
