"""Lists of lines; all texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Span
from index.bullets import bullet_runs, item_of, run_of

TEXT = """Divers found:
- two boats, one of them burnt;
- nine engines (all old);
- 40 nets.
It rained."""
WHOLE = Span(0, len(TEXT))


def span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def said(spans: list[Span], text: str = TEXT) -> list[str]:
    return [one.of(text) for one in spans]


def test_lines_behind_bullets_are_a_run_without_them() -> None:
    [run] = bullet_runs(TEXT, WHOLE)
    assert said(run) == ["two boats, one of them burnt;", "nine engines (all old);", "40 nets."]


@pytest.mark.parametrize("bullets", ["-- ", "••", "12", "ab", "**"])
def test_dashes_dots_stars_numbers_and_letters_are_bullets(bullets: str) -> None:
    ends = ". " if bullets.isalnum() else " "
    first, second = (mark + ends for mark in bullets[:2])
    text = f"{first}rum\n{second}tea"
    [run] = bullet_runs(text, Span(0, len(text)))
    assert said(run, text) == ["rum", "tea"]


@pytest.mark.parametrize("text", ["rum - tea\nwine", "-rum\n-tea", "1,500 crowns\n3.5 tonnes"])
def test_a_dash_or_number_elsewhere_is_none(text: str) -> None:
    assert list(bullet_runs(text, Span(0, len(text)))) == []


def test_other_lines_part_runs() -> None:
    text = "- rum\n- tea\nand elsewhere\n- wine"
    assert [said(run, text) for run in bullet_runs(text, Span(0, len(text)))] == [
        ["rum", "tea"],
        ["wine"],
    ]


def test_a_run_answers_if_a_third_of_its_lines_is_marked_and_two_at_least() -> None:
    assert len(run_of(TEXT, WHOLE, [span("two boats"), span("nets")])) == 3
    assert run_of(TEXT, WHOLE, [span("two boats")]) == []
    assert run_of(TEXT, WHOLE, [span("Divers"), span("rained")]) == []
    text = "\n".join(f"- thing {number}" for number in range(7))
    marked = [span("thing 0", text), span("thing 1", text)]
    assert run_of(text, Span(0, len(text)), marked) == []


def test_a_run_answers_if_the_best_sentence_is_one_of_its_lines_or_leads_in_to_it() -> None:
    text = "They took:\n- rum\n- tea\n\nIt rained. Later:\n1) lamps\n\nNobody came."
    whole = Span(0, len(text))
    assert said(run_of(text, whole, [], [span("They took:", text)]), text) == ["rum", "tea"]
    assert said(run_of(text, whole, [], [span("tea", text)]), text) == ["rum", "tea"]
    assert run_of(text, whole, [], [span("Later:", text)]) == []
    assert run_of(text, whole, [], [span("Nobody came.", text)]) == []


def test_an_item_is_a_line_up_to_what_is_said_of_it() -> None:
    [run] = bullet_runs(TEXT, WHOLE)
    assert [item_of(TEXT, line, []).of(TEXT) for line in run] == [
        "two boats",
        "nine engines",
        "40 nets",
    ]


def test_an_item_reaches_as_far_as_what_was_marked_from_its_beginning() -> None:
    text = "- guns, knives and rope, in a bag\n- tea"
    [run] = bullet_runs(text, Span(0, len(text)))
    marked = [span("guns, knives and rope", text)]
    assert item_of(text, run[0], marked).of(text) == "guns, knives and rope"
    assert item_of(text, run[0], [span("rope, in a bag", text)]).of(text) == "guns"


@given(st.text(st.sampled_from("aB1 ,;.\n-•()"), max_size=80), st.data())
def test_items_lie_in_their_lines_and_are_not_empty(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    marked = [Span(*sorted(data.draw(st.tuples(ends, ends)))) for _ in range(2)]
    for run in bullet_runs(text, Span(0, len(text))):
        for line in run:
            item = item_of(text, line, marked)
            assert line.start == item.start < item.end <= line.end
