"""Figures of whole sets, floors under them, and differences between two settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scripts.evaluation.comparison import differences
from scripts.evaluation.evaluation import Evaluation, Place, evaluated, pooled
from scripts.evaluation.figures import MEASURES
from scripts.evaluation.file_lines import BadQuestionFile
from scripts.evaluation.floor import missed, read_floor

MakeOutcome = Any
PLACE = Place("0001", 3, {})


@pytest.fixture
def evaluation(make_outcome: MakeOutcome) -> Evaluation:
    """Two questions answered, one rightly; one unanswerable met by silence; a foreign one not."""
    return evaluated(
        "invented",
        PLACE,
        [
            make_outcome(confidence=0.9),
            make_outcome(confidence=0.6, quote="Nobody was hurt."),
            make_outcome(confidence=0.2, releases=(), answered=False),
            make_outcome(confidence=0.8, releases=(), is_foreign=True),
        ],
    )


def test_figures_are_those_worked_out_by_hand(evaluation: Evaluation) -> None:
    found = {key: evaluation.value(key) for key in ("recall@1", "answer-in-quote", "accuracy")}
    assert found == {"recall@1": 1.0, "answer-in-quote": 0.5, "accuracy": 0.5}
    assert evaluation.value("coverage") == 1.0
    assert evaluation.value("abstention") == 1.0
    assert evaluation.value("AUROC-answerable") == 1.0
    assert evaluation.value("AUROC-right") == 1.0
    assert evaluation.value("quote-length") == pytest.approx(19.5)
    assert evaluation.value("quote-length-ratio") == pytest.approx(19.5 / 20)


def test_every_value_lies_in_its_interval(evaluation: Evaluation) -> None:
    # But for the calibration error: drawing anew can only add to the gaps.
    for figure in evaluation.figures:
        if figure.measure.key != "ECE":
            assert figure.low <= figure.value <= figure.high


def test_a_figure_without_a_meaning_is_left_out(evaluation: Evaluation) -> None:
    assert evaluation.value("values-F1") is None
    assert evaluation.value("releases-F1") is None


def test_foreign_questions_count_in_their_own_group_only(evaluation: Evaluation) -> None:
    assert len(evaluation.own) == 3
    numbers = {group.name: group.number for group in evaluation.groups["reason"]}
    assert sum(numbers.values()) == 2


def test_sets_are_pooled_where_there_are_several(evaluation: Evaluation) -> None:
    assert pooled([evaluation]) is None
    together = pooled([evaluation, evaluation])
    assert together is not None
    assert together.value("answer-in-quote") == 0.5
    assert len(together.outcomes) == 6


def test_the_names_of_figures_are_unique() -> None:
    assert len({measure.key for measure in MEASURES}) == len(MEASURES)


def test_a_floor_is_missed_by_what_is_worse_than_it(evaluation: Evaluation) -> None:
    floor = {"invented": {"recall@1": 1.0, "answer-in-quote": 0.6, "ECE": 0.01, "latency-p50": 9}}
    assert list(missed(floor, [evaluation])) == [
        "invented: answer-in-quote is 0.5, below the floor of 0.6",
        f"invented: ECE is {evaluation.value('ECE'):.4g}, above the floor of 0.01",
    ]


def test_a_floor_is_missed_by_what_was_not_measured(evaluation: Evaluation) -> None:
    floor = {"invented": {"values-F1": 0.5}, "other": {"F1": 0.1}}
    assert list(missed(floor, [evaluation])) == [
        "invented: values-F1 has no value, and the floor is 0.5",
        "other: not evaluated, and the floor names it",
    ]


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"dev": {"recal@1": 1}}', '{"dev": {"F1": "high"}}', '{"dev": 1}']
)
def test_a_floor_that_could_never_be_missed_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floor.json"
    path.write_text(text)
    with pytest.raises(BadQuestionFile, match=r"floor\.json: "):
        read_floor(path)


def test_a_floor_is_read(tmp_path: Path) -> None:
    path = tmp_path / "floor.json"
    path.write_text('{"dev": {"F1": 0.5, "recall@1": 1}}')
    assert read_floor(path) == {"dev": {"F1": 0.5, "recall@1": 1}}


def test_two_settings_are_compared_question_by_question(make_outcome: MakeOutcome) -> None:
    wrong, right = make_outcome(quote="Nobody."), make_outcome()
    found = {
        each.measure.key: each
        for each in differences([wrong] * 6 + [right] * 4, [right] * 6 + [right] * 4)
    }
    quote = found["answer-in-quote"]
    assert (quote.first, quote.second, quote.number) == (0.4, 1.0, 10)
    assert quote.probability == pytest.approx(2 / 2**6)
    assert quote.test == "McNemar"
    assert 0.2 < quote.low < 0.6 < quote.high < 1
    assert found["F1"].test == "bootstrap"


def test_the_same_outcomes_do_not_differ(make_outcome: MakeOutcome) -> None:
    outcomes = [make_outcome(), make_outcome(quote="Nobody."), make_outcome(releases=())]
    for found in differences(outcomes, outcomes):
        assert (found.low, found.high, found.probability) == (0, 0, 1)
