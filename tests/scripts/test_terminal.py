"""How an answer looks: on a terminal with and without colour, and in a pipe."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.answer import Answer, Filters, Quote
from scripts.page import Page
from scripts.terminal import asked, rendered

Quoting = Callable[..., Quote]

PIPE = Page()
PLAIN = Page(width=40)
COLOUR = Page(width=40, colour=True)
SENTENCE = "Inspectors found “twelve green lanterns” and three red ones."
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def answer(quote: Quoting) -> Answer:
    found = quote(SENTENCE, "twelve", "three")
    return Answer("How many lanterns?", answered=True, confidence=0.93, quotes=(found,), total=1)


@pytest.fixture
def abstention(quote: Quoting) -> Answer:
    near = quote("Nobody was hurt.")
    return Answer("Who is the mayor?", answered=False, confidence=0.1, nearest=(near,))


def test_in_a_pipe_a_quote_stands_unbroken_at_the_margin_and_all_else_is_indented(
    answer: Answer,
) -> None:
    assert rendered(answer, PIPE) == (
        "Inspectors found “twelve green lanterns” and three red ones.\n"
        "    — Lanterns counted · 3 February 2020 · Harbour Office of Lower Quay · paragraph 2\n"
        "    https://quay.example/lanterns#:~:text=twelve%20green%20lanterns\n"
        "\n"
        "    93% likely to be right\n"
    )


def test_on_a_terminal_a_quote_is_set_off_by_a_bar_and_wrapped(answer: Answer) -> None:
    assert rendered(answer, PLAIN) == (
        "│ Inspectors found “twelve green\n"
        "│ lanterns” and three red ones.\n"
        "  — Lanterns counted · 3 February 2020 ·\n"
        "  Harbour Office of Lower Quay ·\n"
        "  paragraph 2\n"
        "  https://quay.example/lanterns#:~:text=twelve%20green%20lanterns\n"
        "\n"
        "  93% likely to be right\n"
    )


def test_colour_emphasises_the_words_that_answer_and_changes_nothing_else(answer: Answer) -> None:
    coloured = rendered(answer, COLOUR)
    assert "\x1b[1;35mtwelve\x1b[22;39m green" in coloured
    assert "\x1b[1;35mthree\x1b[22;39m red" in coloured
    assert ESCAPE.sub("", coloured) == rendered(answer, PLAIN)


def test_an_emphasis_that_runs_over_a_line_end_is_closed_and_opened_again(quote: Quoting) -> None:
    found = quote(SENTENCE, "twelve green lanterns")
    answer = Answer("?", answered=True, confidence=1, quotes=(found,))
    assert "\x1b[1;35mtwelve green\x1b[22;39m\n" in rendered(answer, COLOUR)
    assert "\x1b[1;35mlanterns\x1b[22;39m” and" in rendered(answer, COLOUR)


def test_an_abstention_says_so_and_marks_the_nearest_passages_as_no_answer(
    abstention: Answer,
) -> None:
    text = rendered(abstention, PIPE)
    assert text.startswith(
        "The releases do not say. The nearest passages, none of them an answer:\n\n"
        "    Nobody was hurt.\n"
    )
    assert "likely" not in text
    assert "│" not in rendered(abstention, PLAIN)


def test_an_abstention_with_nothing_near_is_one_sentence() -> None:
    assert rendered(Answer("?", answered=False, confidence=0), PIPE) == "The releases do not say.\n"


@pytest.mark.parametrize("page", [PIPE, PLAIN, COLOUR])
def test_the_whole_paragraph_is_shown_with_the_quote_set_off_in_it(
    quote: Quoting, page: Page
) -> None:
    answer = Answer("?", answered=True, confidence=1, quotes=(quote("They were lit on Monday."),))
    lines = ESCAPE.sub("", rendered(answer, page, whole_paragraph=True)).splitlines()
    margin = "" if page is PIPE else "│ "
    assert f"{margin}They were lit on Monday." in lines
    before, after = " ".join(lines).split(f"{margin}They were lit on Monday.")
    assert before.split() == SENTENCE.split()
    assert after.split()[:3] == ["Nobody", "was", "hurt."]


def test_a_release_without_a_page_or_a_publisher_is_cited_without(quote: Quoting) -> None:
    found = replace(quote(SENTENCE), url=None, link=None, publisher=None)
    text = rendered(Answer("?", answered=True, confidence=1, quotes=(found,)), PIPE)
    assert "    — Lanterns counted · 3 February 2020 · paragraph 2\n\n" in text


def test_how_the_question_was_read_and_restricted_is_shown(answer: Answer) -> None:
    read = replace(
        answer,
        understood_as="How many lanterns were green?",
        filters=Filters(since=date(2020, 1, 1), publisher="Harbour Office"),
    )
    assert rendered(read, PIPE).startswith(
        "    Read as: How many lanterns were green?"
        " · In releases since 1 January 2020, of Harbour Office\n\n"
    )


def test_more_releases_that_answer_are_counted(answer: Answer) -> None:
    assert "likely to be right · 1 of 5 releases that answer\n" in rendered(
        replace(answer, total=5), PIPE
    )


def test_what_could_steer_a_terminal_is_shown_as_an_escape() -> None:
    assert asked("red\x1b[31m\x9b2J\udcff\u202e?", PLAIN) == r"? red\x1b[31m\x9b2J\udcff\u202e?"


@pytest.mark.parametrize(
    ("words", "closing"),
    [
        ("nine \u202eboats", "\u202c"),
        ("nine \u2067boats", "\u2069"),
        ("nine \u202e\u2067boats", "\u2069\u202c"),
        ("nine \u202aboats\u202c", ""),
        ("nine \u2066\u202eboats\u2069", ""),
        ("nine \u202e\u2066boats\u202c", "\u2069\u202c"),
        ("nine\u202c boats\u2069", ""),
    ],
)
def test_a_direction_that_a_text_leaves_set_ends_with_its_line_on_a_terminal(
    words: str, closing: str
) -> None:
    quoted = Answer("?", answered=True, confidence=1, quotes=(_quote(words),))
    assert rendered(quoted, PLAIN).startswith(f"│ {words}{closing}\n")
    near = Answer("?", answered=False, confidence=0, nearest=(_quote(words),))
    assert f"\n  {words}{closing}\n" in rendered(near, PLAIN)


def test_a_direction_that_runs_over_a_line_end_is_closed_in_each_line_that_sets_it() -> None:
    words = "\u202e" + "lanterns " * 6 + "\u202cend"
    lines = rendered(Answer("?", True, 1, quotes=(_quote(words),)), PLAIN).splitlines()
    assert lines[:2] == [
        "│ \u202e" + "lanterns " * 3 + "lanterns\u202c",
        "│ lanterns lanterns \u202cend",
    ]


TEXTS = st.text(
    st.one_of(
        st.sampled_from(" \n\tab“”\u00a0\u00ad\u200d\u0301\ufe0f中😀مر\u202e\u2067\u202c\u2069"),
        st.characters(exclude_categories=["Cc", "Cs"]),
    ),
    min_size=1,
    max_size=120,
)


@given(words=TEXTS, width=st.integers(20, 100))
def test_any_quote_fits_the_width_and_can_be_read_back(words: str, width: int) -> None:
    answer = Answer("?", answered=True, confidence=1, quotes=(_quote(words),))
    quoted = [
        line.removeprefix("│ ")
        for line in re.split("\n", rendered(answer, Page(width=width)))
        if line.startswith("│ ")
    ]
    assert all(cell_len(line) <= width - 2 for line in quoted)
    added = re.compile("[ \t\n\u202c\u2069]")  # or left out: blanks, and what ends a direction
    assert added.sub("", "".join(quoted)) == added.sub("", words)


@given(words=TEXTS)
def test_in_a_pipe_any_quote_stands_character_for_character(words: str) -> None:
    answer = Answer("?", answered=True, confidence=1, quotes=(_quote(words),))
    assert rendered(answer, PIPE).startswith(words + "\n    — ")


def _quote(words: str) -> Quote:
    from corpus import Span

    whole = Span(0, len(words))
    return Quote(
        "2020-01-01-a", "T", date(2020, 1, 1), None, None, None, 1, whole, words, 0, len(words),
        words, (), 1.0,
    )  # fmt: skip


class Tty(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class AsciiTty(Tty):
    encoding = "ascii"


def test_a_pipe_has_neither_width_nor_colour() -> None:
    assert Page.of(io.StringIO(), {"TERM": "xterm"}) == Page(width=None, colour=False)


@pytest.mark.parametrize(
    ("environment", "colour"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
        ({}, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(environment: dict[str, str], colour: bool) -> None:
    assert Page.of(Tty(), environment).colour is colour


@pytest.mark.parametrize(("columns", "width"), [("5", 20), ("72", 72), ("400", 100)])
def test_lines_are_neither_too_short_nor_too_long_to_read(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert Page.of(Tty(), {}).width == width


def test_a_terminal_that_cannot_draw_the_bar_gets_a_plain_one() -> None:
    assert Page.of(AsciiTty(), {}).bar == "|"


def test_of_a_list_the_page_and_the_number_of_releases_are_told(answer: Answer) -> None:
    listed = replace(answer, is_list=True, total=8)
    assert rendered(listed, PIPE).endswith("\n    1 of 8 releases · more with --offset 1\n")
    last = replace(listed, offset=7)
    assert rendered(last, PIPE).endswith("\n    8 to 8 of 8 releases\n")
    assert rendered(replace(listed, total=1), PIPE).endswith("\n    1 of 1 release\n")


def test_to_a_greeting_a_word_is_said_and_nothing_else(answer: Answer) -> None:
    greeted = replace(answer, answered=False, quotes=(), courtesy="Hello!", understood_as="x")
    assert rendered(greeted, PIPE) == "Hello!\n"
