"""Whether a text is all there, in paragraphs, and there once."""

from __future__ import annotations

import pytest
from checking_desk import Desk
from checking_text import TEXT, Look

SENTENCE = "The invented harbour police have counted every boat at the old quay once more. "


def test_a_text_of_a_sentence_is_reported(look: Look) -> None:
    assert look("Nine boats were seized in Operation Heron.") == [(6, "short-body")]


def test_a_text_in_chinese_says_as_much_in_fewer_characters(look: Look) -> None:
    text = "虚构的港口警察周一在苍鹭行动中扣押了九艘船。没有人受伤。船只被拖到旧码头。" * 3
    assert look(text, language="zh", title="苍鹭行动", stem="2031-05-06-heron") == []


@pytest.mark.parametrize(
    "end",
    [
        "The boats were towed …",
        "The boats were towed […]",
        "The boats were towed to the old quay of the made-up Port Nowhere, and there the crews of",
    ],
)
def test_a_text_that_breaks_off_is_reported_at_its_last_line(look: Look, end: str) -> None:
    assert look(f"{TEXT}\n\n{end}") == [(12, "cut-off")]


@pytest.mark.parametrize(
    "end",
    ["# # #", "Captain Ada Voss", "“Where will it end…”", "Annex: Boats of the", "• nine boats"],
)
def test_a_text_may_end_without_a_full_stop(look: Look, end: str) -> None:
    assert look(f"{TEXT}\n\n{end}") == []


def test_a_long_text_in_one_paragraph_is_reported(look: Look) -> None:
    assert look((SENTENCE * 50).strip()) == [(6, "one-paragraph")]


def test_a_text_of_moderate_length_may_be_one_paragraph(look: Look) -> None:
    assert look((SENTENCE * 20).strip()) == []


def test_two_releases_of_one_text_are_reported_at_the_later_one(desk: Desk) -> None:
    desk.write()
    desk.write(TEXT.replace("\n\n", "\n"), stem="2031-05-07-heron")
    [problem] = desk.problems()
    assert (problem.path.stem, problem.line, problem.code) == (
        "2031-05-07-heron",
        6,
        "duplicate-text",
    )
    assert "2031-05-06-operation-heron" in problem.message


def test_each_copy_names_the_first(desk: Desk) -> None:
    for day in (6, 7, 8):
        desk.write(stem=f"2031-05-0{day}-heron")
    assert all("2031-05-06-heron" in problem.message for problem in desk.problems())
    assert len(desk.problems()) == 2
