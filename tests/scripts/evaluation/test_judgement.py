"""What a single outcome is judged to be worth."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.evaluation.judgement import columns, judged

MakeOutcome = Any


def test_a_quote_is_right_if_it_holds_an_answer_and_is_of_the_right_release(
    make_outcome: MakeOutcome,
) -> None:
    assert judged(make_outcome())["right"] == 1
    assert judged(make_outcome(quote="Nobody was hurt."))["right"] == 0
    elsewhere = judged(make_outcome(release="b"))
    assert (elsewhere["right"], elsewhere["held"]) == (0, 1)


def test_a_nearest_quote_is_judged_as_an_answer_would_be(make_outcome: MakeOutcome) -> None:
    found = judged(make_outcome(answered=False))
    assert (found["right"], found["answered"], found["covered"]) == (1, 0, 0)


def test_nothing_is_right_where_there_is_no_answer(make_outcome: MakeOutcome) -> None:
    found = judged(make_outcome(releases=(), answers=(), answered=False))
    assert (found["right"], found["answerable"], found["silent"]) == (0, 0, 1)
    assert "right_of_answerable" not in found
    assert "first" not in found


@pytest.mark.parametrize(
    ("ranked", "first", "in_five", "reciprocal"),
    [
        (("a", "b"), 1, 1, 1.0),
        (("b", "c", "a"), 0, 1, 1 / 3),
        (("b", "c", "d", "e", "f", "a"), 0, 0, 1 / 6),
        (("b",), 0, 0, 0.0),
    ],
)
def test_ranking_is_judged_by_the_place_of_the_right_release(
    make_outcome: MakeOutcome, ranked: tuple[str, ...], first: int, in_five: int, reciprocal: float
) -> None:
    found = judged(make_outcome(ranked=ranked))
    assert (found["first"], found["in_five"]) == (first, in_five)
    assert found["reciprocal_rank"] == pytest.approx(reciprocal)


def test_the_first_highlight_is_compared_with_the_answers(make_outcome: MakeOutcome) -> None:
    found = judged(make_outcome(highlights=("nine green boats", "nine boats")))
    assert found["f1"] == pytest.approx(0.8)
    assert found["exact"] == 0
    assert judged(make_outcome(highlights=()))["f1"] == 0


def test_of_a_list_all_highlights_count(make_outcome: MakeOutcome) -> None:
    found = judged(
        make_outcome(
            answers=("glass, wire and oil",),
            all_of=("glass", "wire", "oil"),
            quote="They sold glass and wire.",
            highlights=("glass", "wire", "oil"),
            values=("glass", "wire", "sand", "oil"),
        )
    )
    assert found["exact"] == 1
    assert found["completeness"] == pytest.approx(2 / 3)
    assert found["values_precision"] == pytest.approx(3 / 4)
    assert found["values_recall"] == 1
    assert found["values_f1"] == pytest.approx(6 / 7)


def test_a_list_of_another_release_is_not_complete(make_outcome: MakeOutcome) -> None:
    found = judged(make_outcome(all_of=("nine boats",), release="b"))
    assert found["completeness"] == 0


def test_across_releases_the_set_of_them_is_judged(make_outcome: MakeOutcome) -> None:
    found = judged(
        make_outcome(
            releases=("a", "b", "c"),
            answers=(),
            is_cross=True,
            quoted=("a", "x"),
            ranked=("x", "a", "b", "c"),
        )
    )
    assert found["releases_precision"] == pytest.approx(1 / 2)
    assert found["releases_recall"] == pytest.approx(1 / 3)
    assert found["releases_f1"] == pytest.approx(0.4)
    assert found["ranking_f1"] == pytest.approx(2 / 3)
    assert "right" not in found


def test_nothing_quoted_across_releases_is_worth_nothing(make_outcome: MakeOutcome) -> None:
    found = judged(make_outcome(is_cross=True, quoted=(), ranked=()))
    assert (found["releases_f1"], found["ranking_f1"]) == (0, 0)


def test_no_answer_at_all_is_judged_too(make_outcome: MakeOutcome) -> None:
    found = judged(make_outcome(answered=False, release="", quote="", highlights=(), ranked=()))
    assert (found["right"], found["f1"], found["first"]) == (0, 0, 0)
    assert "quote_length" not in found


def test_every_judgement_has_its_column(make_outcome: MakeOutcome) -> None:
    outcomes = [
        make_outcome(all_of=("nine boats",)),
        make_outcome(releases=()),
        make_outcome(is_cross=True),
    ]
    names = {name for outcome in outcomes for name in judged(outcome)}
    assert names == set(columns(outcomes))
