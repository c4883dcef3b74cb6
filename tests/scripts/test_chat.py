"""The chat: one conversation, until it is left."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any

import pytest

import index
from corpus import VerbatimError
from index.answer import Context, Filters

Run = Callable[..., Any]
Typing = Callable[[str], None]


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Let this be typed at the terminal, and the end of input after it."""
    return lambda text: monkeypatch.setattr(sys, "stdin", Keyboard(text))


def test_no_question_on_a_terminal_is_a_chat(verbatim: Run, engine: Any, type_in: Typing) -> None:
    type_in("How many lanterns?\n\nexit\nnever asked\n")
    outcome = verbatim("ask")
    assert outcome.code == 0
    assert [question for question, *_ in engine.asked] == ["How many lanterns?"]
    assert "Inspectors found" in outcome.out
    assert engine.closed == engine.opened == 1


def test_what_is_understood_of_one_question_goes_into_the_next(
    verbatim: Run, engine: Any, type_in: Typing
) -> None:
    type_in("first\nsecond\n")
    verbatim("ask")
    assert [context for _, context, *_ in engine.asked] == [
        None,
        Context("first", "2020-02-03-lanterns"),
    ]


def test_the_end_of_input_leaves_and_an_abstention_is_no_failure(
    verbatim: Run, engine: Any, type_in: Typing
) -> None:
    type_in("Who is the mayor?\n")
    assert verbatim("ask").code == 0


def test_the_flags_hold_for_the_whole_chat(verbatim: Run, engine: Any, type_in: Typing) -> None:
    type_in("first\nsecond\n")
    verbatim("ask", "--publisher", "Quay", "--limit", "1")
    assert [(filters.publisher, limit) for *_, filters, limit in engine.asked] == [("Quay", 1)] * 2


def test_an_index_rebuilt_meanwhile_is_taken_up(
    verbatim: Run, engine: Any, type_in: Typing
) -> None:
    type_in("first\nsecond\n")
    engine.current = False
    verbatim("ask")
    assert engine.opened == engine.closed == 3


def test_answers_in_a_pipe_are_free_of_prompts(verbatim: Run, engine: Any, type_in: Typing) -> None:
    type_in("How many lanterns?\n")
    outcome = verbatim("ask", "--json")
    assert outcome.out.startswith("{")
    assert outcome.out.count("\n") == 1
    assert "? " in outcome.err


def test_a_damaged_rebuild_leaves_the_old_index_answering(
    verbatim: Run, engine: Any, type_in: Typing
) -> None:
    engine.current = False
    engine.damage = VerbatimError("damaged index: passages.faiss has 3 bytes, not 4")
    type_in("How many lanterns?\n")
    outcome = verbatim("ask")
    assert "Inspectors found" in outcome.out
    assert "passages.faiss" in outcome.err
    assert engine.closed == engine.opened == 1


def test_an_outdated_index_is_mentioned_before_the_first_question(
    verbatim: Run, engine: Any, type_in: Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(vars(index), "rebuild_is_due", lambda _: not engine.asked)
    type_in("How many lanterns?\n")
    assert verbatim("ask").err.splitlines()[0].endswith("`verbatim rebuild` brings it up to date")


def test_a_filter_that_lets_nothing_through_is_said_to_in_a_chat_too(
    verbatim: Run, engine: Any, type_in: Typing
) -> None:
    engine.nearest = ()
    engine.releases = lambda filters: int(filters.publisher is None)
    type_in("Who is the mayor?\n")
    assert (
        "verbatim: no release of 'Interpool'\n" in verbatim("ask", "--publisher", "Interpool").err
    )


def test_what_a_question_restricts_itself_to_is_dropped_by_a_word(
    verbatim: Run, engine: Any, type_in: Typing
) -> None:
    type_in("first\nlanterns in 2020\nall\nall\n")
    outcome = verbatim("ask")
    assert [(question, filters == Filters()) for question, _, filters, _ in engine.asked] == [
        ("first", True),
        ("lanterns in 2020", False),
        ("lanterns in 2020", True),
        ("all", True),
    ]
    assert engine.asked[2][1] == engine.asked[1][1]
    assert "In releases of 2020" in outcome.out
    assert outcome.err.count("asks again without") == 1


def test_each_question_of_a_message_is_answered_and_the_next_knows_of_it(
    verbatim: Run, engine: Any, type_in: Typing
) -> None:
    type_in("How many lanterns? And where?\n")
    verbatim("ask")
    assert [(question, context is None) for question, context, *_ in engine.asked] == [
        ("How many lanterns?", True),
        ("And where?", False),
    ]
