"""A conversation is remembered for its place and no other."""

from __future__ import annotations

import asyncio
import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st

from bot.store import Contexts, Database, Place, context_json
from index.answer import Context

run = asyncio.run
HERE = Place(-100, 5, 7)
HERON = Context("Who was in Operation Heron?", "2031-03-04-operation-heron", "Operation Heron")
KITES = Context("How many kites flew?")


@pytest.fixture
def contexts(database: Database, clock: Any) -> Contexts:
    return Contexts(database, clock)


def test_nothing_is_remembered_of_a_new_place(contexts: Contexts) -> None:
    assert run(contexts.load(HERE)) is None


def test_the_last_context_is_remembered(contexts: Contexts) -> None:
    run(contexts.save(HERE, KITES))
    run(contexts.save(HERE, HERON))
    assert run(contexts.load(HERE)) == HERON


@pytest.mark.parametrize(
    "elsewhere",
    [Place(-101, 5, 7), Place(-100, 6, 7), Place(-100, 5, 8), Place(-100, None, 7),
     Place(-100, 5, None), Place(-100, None, None)],
)  # fmt: skip
def test_another_chat_thread_or_user_is_another_conversation(
    contexts: Contexts, elsewhere: Place
) -> None:
    run(contexts.save(HERE, HERON))
    assert run(contexts.load(elsewhere)) is None
    run(contexts.save(elsewhere, KITES))
    assert run(contexts.load(HERE)) == HERON
    run(contexts.forget(elsewhere))
    assert run(contexts.load(HERE)) == HERON


def test_a_place_without_thread_and_user_has_one_context(contexts: Contexts) -> None:
    place = Place(7, None, None)
    run(contexts.save(place, KITES))
    run(contexts.save(place, HERON))
    assert run(contexts.load(place)) == HERON


def test_what_is_forgotten_is_gone(contexts: Contexts) -> None:
    run(contexts.save(HERE, HERON))
    run(contexts.forget(HERE))
    assert run(contexts.load(HERE)) is None


def test_an_answer_without_a_context_leaves_none(contexts: Contexts) -> None:
    run(contexts.save(HERE, HERON))
    run(contexts.save(HERE, None))
    assert run(contexts.load(HERE)) is None


def test_contexts_move_with_a_group_that_becomes_a_supergroup(contexts: Contexts) -> None:
    run(contexts.save(Place(-5, None, 7), HERON))
    run(contexts.save(Place(-100, None, 7), KITES))
    run(contexts.move(-5, -100))
    assert run(contexts.load(Place(-100, None, 7))) == HERON
    assert run(contexts.load(Place(-5, None, 7))) is None


TEXT = st.text(st.characters())  # with halves of surrogate pairs


@given(st.builds(Context, TEXT, st.none() | TEXT, TEXT))
def test_every_context_comes_back_as_it_was(context: Context) -> None:
    line = context_json.written(context)
    assert line is not None
    assert line.isascii()
    assert context_json.read(line) == context


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
LIKE_A_CONTEXT = st.fixed_dictionaries(
    {"version": st.just(1) | JSON, "question": JSON, "release": JSON, "topic": JSON},
    optional={"more": JSON},
)


@budget(max_examples=30)
@given(st.text() | JSON.map(json.dumps) | LIKE_A_CONTEXT.map(json.dumps))
def test_what_cannot_be_read_is_no_context(line: str) -> None:
    read = context_json.read(line)
    assert read is None or json.loads(line) == json.loads(context_json.written(read) or "")


@pytest.mark.parametrize("line", ["", "{", "[" * 100_000, '{"version": 2, "question": "Who?"}'])
def test_a_context_of_another_version_or_none_at_all_is_not_read(line: str) -> None:
    assert context_json.read(line) is None


def test_the_written_form_knows_all_that_a_context_has() -> None:
    # Whoever adds to Context must raise the version of what is written.
    assert [field.name for field in fields(Context)] == ["question", "release", "topic"]


def test_an_unreadable_context_in_the_database_is_none(
    contexts: Contexts, database: Database
) -> None:
    run(contexts.save(HERE, HERON))
    database.run_now(lambda c: c.execute("UPDATE contexts SET context = 'rubbish'"))
    assert run(contexts.load(HERE)) is None
