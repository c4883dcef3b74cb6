"""What the engine promises of every answer; all releases here are invented."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from exact_quotes import assert_exact, assert_sound
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_releases import HERON, RELEASES, write_release
from unruly_releases import BODIES, QUESTIONS, texts, write_unruly

from corpus import Span
from index.answer import Answer, Context, Filters, Quote
from index.build import rebuild
from index.engine import Engine
from index.errors import DamagedIndex, Misquote, NoIndex
from index.settings import Settings

Fresh = Callable[[Path], Settings]

HERON_ID, LANTERN_ID, ORCHARD_ID = RELEASES
ALWAYS, NEVER = 0.0, 1.0
"""Thresholds: promises hold on either side, wherever the calibrated one may be."""

LIMITS = st.integers(min_value=1, max_value=5)
THRESHOLDS = st.sampled_from([ALWAYS, NEVER, None])


@pytest.fixture(scope="module")
def engine(base: Settings) -> Iterator[Engine]:
    """Answers whatever it can."""
    with Engine.open(base.index, min_confidence=ALWAYS) as opened:
        yield opened


@pytest.fixture(scope="module")
def unread(base: Settings) -> Iterator[Engine]:
    """Answers without a reader: what it answers depends on no network's taste."""
    with Engine.open(base.index, min_confidence=ALWAYS, reader="none") as opened:
        yield opened


@pytest.fixture(scope="module")
def abstaining(base: Settings) -> Iterator[Engine]:
    with Engine.open(base.index, min_confidence=NEVER) as opened:
        yield opened


def timeless(answer: Answer) -> Answer:
    """Return the answer without what no two runs share."""
    return replace(answer, elapsed_ms=0.0)


def releases_of(answer: Answer) -> set[str]:
    return {quote.release for quote in (*answer.quotes, *answer.nearest)}


@settings(max_examples=15)
@given(
    bodies=st.lists(BODIES, min_size=1, max_size=5),
    questions=st.lists(QUESTIONS, min_size=1, max_size=8),
    line_end=st.sampled_from(["\n", "\r\n"]),
    threshold=THRESHOLDS,
    limit=LIMITS,
    reader=st.sampled_from(["", "none"]),
)
def test_every_quote_of_any_release_is_what_its_file_says(
    *,
    fresh: Fresh,
    tmp_path_factory: pytest.TempPathFactory,
    bodies: list[str],
    questions: list[str],
    line_end: str,
    threshold: float | None,
    limit: int,
    reader: str,
) -> None:
    folder = tmp_path_factory.mktemp("unruly")
    published = write_unruly(folder, bodies, line_end=line_end)
    with Engine.open(fresh(folder).index, min_confidence=threshold, reader=reader) as opened:
        for question in [*questions, *bodies]:
            answer = opened.ask(question, limit=limit)
            assert_sound(answer, published)
            assert len(answer.quotes) + len(answer.nearest) <= limit
            assert answer.question == question


@given(question=QUESTIONS, threshold=THRESHOLDS, limit=LIMITS)
def test_any_question_is_answered_with_quotes_or_refused_with_what_is_nearest(
    *,
    base: Settings,
    engine: Engine,
    abstaining: Engine,
    question: str,
    threshold: float | None,
    limit: int,
) -> None:
    asked = engine if threshold == ALWAYS else abstaining
    assert_sound(asked.ask(question, limit=limit), texts(base.releases))


def test_a_question_is_answered_by_the_sentence_that_holds_its_words(unread: Engine) -> None:
    quote = unread.ask("How many boats did harbour police seize in Operation Heron?").quotes[0]
    assert quote.text == "Invented harbour police seized nine boats in Operation Heron on Monday."
    assert (quote.release, quote.paragraph) == (HERON_ID, 1)
    assert (quote.title, quote.publisher) == ("Operation Heron ends", "Invented Agency")
    assert quote.date == date(2031, 3, 4)
    assert [span.of(HERON) for span in quote.highlights] == [
        "harbour police seized",
        "boats",
        "Operation Heron",
    ]


def test_once_it_is_read_the_words_that_answer_stand_out_and_not_the_questions(
    engine: Engine,
) -> None:
    answer = engine.ask("How many boats did harbour police seize in Operation Heron?", limit=5)
    for quote in answer.quotes:
        assert quote.highlights
        assert quote.start <= quote.highlights[0].start
        assert quote.highlights[-1].end <= quote.end
        assert all(one.end <= other.start for one, other in pairwise(quote.highlights))
    first = answer.quotes[0]
    marked = [span.of(first.context_text) for span in _within(first)]
    assert list(answer.values[: len(set(marked))]) == list(dict.fromkeys(marked))


def _within(quote: Quote) -> list[Span]:
    """Return a quote's highlights by their places in its paragraph."""
    start = quote.context.start
    return [Span(span.start - start, span.end - start) for span in quote.highlights]


def test_an_engine_that_rested_loads_again_what_it_needs_and_answers_the_same(
    base: Settings,
) -> None:
    question = "How many boats did harbour police seize in Operation Heron?"
    with Engine.open(base.index) as engine:
        expected = engine.ask(question)
        for _ in range(2):
            engine.rest()
            found = engine.ask(question)
            assert replace(found, elapsed_ms=0) == replace(expected, elapsed_ms=0)


@given(QUESTIONS)
def test_with_or_without_a_reader_the_same_releases_are_within_reach(
    engine: Engine, unread: Engine, question: str
) -> None:
    assert set(engine.ask(question).ranking) == set(unread.ask(question).ranking)


def test_a_quoted_statement_runs_to_who_made_it(unread: Engine) -> None:
    assert unread.ask("Who said “Nobody was hurt”?").quotes[0].text == (
        '"Nobody was hurt," said Captain Ada Voss.'
    )


def test_a_release_without_a_page_has_no_link_and_one_with_a_page_leads_to_the_words(
    settings: Settings,
) -> None:
    write_release(
        settings.releases,
        "2031-06-01-kites",
        "Seven kites flew over Nowhere Bay.",
        url="https://agency.example/kites",
    )
    rebuild(settings)
    with Engine.open(settings.index, min_confidence=ALWAYS, reader="none") as opened:
        with_page = opened.ask("What flew over Nowhere Bay?").quotes[0]
        without = opened.ask("Who counted forty lanterns?").quotes[0]
    assert with_page.url == "https://agency.example/kites"
    assert (with_page.link or "").startswith("https://agency.example/kites#:~:text=Seven%20kites")
    assert (without.url, without.link) == (None, None)


@pytest.mark.parametrize("question", ["", " ", "\n\t", "?", "… – !", "\u200b\u00ad"])
def test_a_question_without_a_word_is_never_answered(engine: Engine, question: str) -> None:
    assert not engine.ask(question).answered


@pytest.mark.parametrize(
    "question",
    ["\x00", "nine\x00boats", "\x1b[31mboats\x07", "\u202eboats\u2066", "\ud800", "boats \udcff?"],
)
def test_no_character_in_a_question_ends_in_an_error(
    base: Settings, engine: Engine, question: str
) -> None:
    assert_sound(engine.ask(question), texts(base.releases))


@pytest.mark.parametrize(
    "question",
    [
        "boats " * 17_000,
        " ".join(f"word{number}" for number in range(10_000)),
        "x" * 100_000,
        "“" * 100_000,
        "東" * 100_000,
        "Who " + "and who " * 12_500,
    ],
    ids=["one word again and again", "many words", "one", "quotes", "no blanks", "cues"],
)
def test_a_question_of_a_hundred_thousand_characters_is_answered_in_seconds(
    base: Settings, engine: Engine, question: str
) -> None:
    start = time.perf_counter()
    answer = engine.ask(question)
    assert time.perf_counter() - start < 10
    assert_sound(answer, texts(base.releases))


def test_an_empty_corpus_abstains_with_nothing_near(settings: Settings) -> None:
    for path in settings.releases.iterdir():
        path.unlink()
    rebuild(settings)
    with Engine.open(settings.index, min_confidence=ALWAYS) as opened:
        for filters in (Filters(), Filters(publisher="Invented Agency")):
            answer = opened.ask("What was seized?", filters=filters)
            assert (answer.answered, answer.quotes, answer.nearest) == (False, (), ())
            assert (answer.confidence, answer.total, answer.values) == (0.0, 0, ())


@pytest.mark.parametrize(
    ("filters", "allowed"),
    [
        (Filters(since=date(2031, 4, 1)), {LANTERN_ID, ORCHARD_ID}),
        (Filters(until=date(2031, 4, 1)), {HERON_ID, LANTERN_ID}),
        (Filters(since=date(2031, 4, 1), until=date(2031, 4, 1)), {LANTERN_ID}),
        (Filters(release=ORCHARD_ID), {ORCHARD_ID}),
        (Filters(publisher="Invented Agency"), {HERON_ID, LANTERN_ID, ORCHARD_ID}),
        (Filters(publisher=" ÍNVENTED agency "), {HERON_ID, LANTERN_ID, ORCHARD_ID}),
        (Filters(release=ORCHARD_ID, publisher="invented agency"), {ORCHARD_ID}),
    ],
)
def test_only_releases_that_the_filters_let_through_are_quoted(
    base: Settings, engine: Engine, abstaining: Engine, filters: Filters, allowed: set[str]
) -> None:
    found: set[str] = set()
    for question in ("How many boats were seized?", "lanterns", "Who planted 300 trees?"):
        for asked in (engine, abstaining):
            answer = asked.ask(question, filters=filters, limit=5)
            assert_sound(answer, texts(base.releases))
            assert answer.filters == filters
            found |= releases_of(answer)
    assert found == allowed


@pytest.mark.parametrize(
    "filters",
    [
        Filters(since=date(2999, 1, 1)),
        Filters(until=date(1999, 1, 1)),
        Filters(since=date(2031, 4, 2), until=date(2031, 4, 1)),
        Filters(publisher="Another Agency"),
        Filters(release="2031-03-04-operation"),
        Filters(release=HERON_ID, since=date(2031, 3, 5)),
    ],
)
def test_where_the_filters_let_nothing_through_it_abstains_with_nothing_near(
    engine: Engine, filters: Filters
) -> None:
    answer = engine.ask("How many boats were seized?", filters=filters)
    assert (answer.answered, answer.quotes, answer.nearest) == (False, (), ())
    assert (answer.confidence, answer.total) == (0.0, 0)


@given(
    since=st.dates(date(2031, 1, 1), date(2031, 7, 1)),
    days=st.integers(min_value=0, max_value=200),
    question=QUESTIONS,
)
def test_no_quote_is_older_or_newer_than_was_asked_for(
    engine: Engine, since: date, days: int, question: str
) -> None:
    filters = Filters(since=since, until=since + timedelta(days=days))
    answer = engine.ask(question, filters=filters)
    for quote in (*answer.quotes, *answer.nearest):
        assert since <= quote.date <= since + timedelta(days=days)


def test_a_release_restricted_to_answers_as_if_it_were_alone_as_far_as_quotes_go(
    base: Settings, unread: Engine
) -> None:
    answer = unread.ask("What did the frost kill?", filters=Filters(release=ORCHARD_ID))
    assert answer.quotes[0].text == "The frost of 2030 had killed the old orchard."


def test_the_threshold_alone_decides_whether_the_same_sentences_are_an_answer(
    engine: Engine, abstaining: Engine
) -> None:
    question = "Who counted forty lanterns in the old town?"
    answer, abstention = engine.ask(question), abstaining.ask(question)
    assert answer.answered
    assert not abstention.answered
    assert answer.confidence == abstention.confidence
    assert answer.quotes[0] == abstention.nearest[0]
    assert (abstention.values, abstention.total) == ((), 0)


def test_the_best_quote_comes_first_and_no_other_is_better(engine: Engine) -> None:
    scores = [quote.score for quote in engine.ask("lanterns boats trees", limit=5).quotes]
    assert scores == sorted(scores, reverse=True)


def test_the_same_words_are_quoted_once_though_two_releases_hold_them(settings: Settings) -> None:
    for number in (1, 2):
        write_release(
            settings.releases, f"2031-06-0{number}-kites", "Seven kites flew over Nowhere Bay."
        )
    rebuild(settings)
    with Engine.open(settings.index, min_confidence=ALWAYS, reader="none") as opened:
        quotes = opened.ask("What flew over Nowhere Bay?", limit=5).quotes
    assert [quote.text for quote in quotes].count("Seven kites flew over Nowhere Bay.") == 1


def test_an_answer_remembers_its_release_for_the_next_question(unread: Engine) -> None:
    context = unread.ask("Who counted forty lanterns?").context
    assert context == Context("Who counted forty lanterns?", LANTERN_ID, "counted forty lanterns")


def test_an_abstention_to_a_follow_up_keeps_the_release_in_focus(abstaining: Engine) -> None:
    before = Context("Who counted forty lanterns?", LANTERN_ID, "counted forty lanterns")
    after = abstaining.ask("And where?", context=before).context
    assert after is not None
    assert (after.release, after.topic) == (LANTERN_ID, "counted forty lanterns")


def test_an_abstention_to_a_new_question_leaves_no_release_in_focus(abstaining: Engine) -> None:
    assert abstaining.ask("Who was on the moon?").context == Context(
        "Who was on the moon?", None, "moon"
    )


@settings(max_examples=5)
@given(
    bodies=st.lists(BODIES, min_size=2, max_size=4, unique=True),
    question=QUESTIONS,
    order=st.randoms(use_true_random=False),
)
def test_answers_depend_on_the_releases_and_not_on_how_they_came_to_be(
    fresh: Fresh,
    tmp_path_factory: pytest.TempPathFactory,
    bodies: list[str],
    question: str,
    order: object,
) -> None:
    folder = tmp_path_factory.mktemp("history")
    write_unruly(folder / "at-once", bodies)
    once = fresh(folder / "at-once")
    files = sorted((folder / "at-once").iterdir())
    order.shuffle(files)  # type: ignore[attr-defined]
    (folder / "in-steps").mkdir()
    write_release(folder / "in-steps", "2031-02-01-gone", "This was withdrawn later.")
    steps = fresh(folder / "in-steps")
    for path in files:
        (folder / "in-steps" / path.name).write_bytes(path.read_bytes())
        rebuild(steps)
    (folder / "in-steps" / "2031-02-01-gone.md").unlink()
    rebuild(steps)
    for threshold in (ALWAYS, NEVER):
        with (
            Engine.open(once.index, min_confidence=threshold) as one,
            Engine.open(steps.index, min_confidence=threshold) as other,
        ):
            for asked in (question, bodies[0]):
                assert timeless(one.ask(asked)) == timeless(other.ask(asked))


@given(first=QUESTIONS, then=QUESTIONS)
def test_what_was_asked_before_changes_no_answer(engine: Engine, first: str, then: str) -> None:
    alone = timeless(engine.ask(then))
    engine.ask(first)
    assert timeless(engine.ask(then)) == alone


def test_a_release_about_something_else_leaves_the_quote_as_it_was(settings: Settings) -> None:
    question = "How many boats did harbour police seize in Operation Heron?"
    with Engine.open(settings.index, min_confidence=ALWAYS, reader="none") as opened:
        before = opened.ask(question).quotes[0]
    for number in range(1, 20):
        body = f"Snow fell on hill {number}. The invented mayor of Hill {number} skied."
        write_release(settings.releases, f"2031-07-{number:02}-snow", body, title="Snow fell")
    rebuild(settings)
    with Engine.open(settings.index, min_confidence=ALWAYS, reader="none") as opened:
        after = opened.ask(question).quotes[0]
    assert replace(after, score=before.score) == before


def test_an_engine_answers_on_from_its_generation_and_knows_of_a_newer(settings: Settings) -> None:
    with Engine.open(settings.index, min_confidence=ALWAYS, reader="none") as old:
        assert old.is_current()
        published = texts(settings.releases)
        (settings.releases / f"{HERON_ID}.md").unlink()
        newer = rebuild(settings).generation
        assert not old.is_current()
        answer = old.ask("How many boats were seized?")
        assert_exact(answer.quotes[0], published[HERON_ID])
    with Engine.open(settings.index, min_confidence=ALWAYS, reader="none") as opened:
        assert (opened.generation, opened.is_current()) == (newer, True)
        assert HERON_ID not in releases_of(opened.ask("How many boats were seized?"))


def test_where_there_is_no_index_opening_says_so_and_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(NoIndex, match="verbatim rebuild"):
        Engine.open(tmp_path / "nothing")


@pytest.mark.parametrize(
    ("factors", "moves"),
    [
        ([1, 1, 1], [0, 5, 5]),
        ([1, 1, 1], [0, 0, 400]),
        ([1, 1, 1], [0, 99_999, 99_999]),
        ([1, 1, 1], [0, -99_999, 0]),
        ([1, 1, 0], [0, 0, 0]),
    ],
    ids=["moved", "too long", "behind the end", "before the start", "nothing"],
)
def test_no_altered_table_ends_in_a_quote_that_its_release_does_not_hold(
    base: Settings, factors: list[int], moves: list[int]
) -> None:
    with Engine.open(base.index, min_confidence=ALWAYS) as opened:
        tables = opened._generation.tables
        tables.sentences = (tables.sentences * factors + moves).astype(np.int32)
        with suppress(DamagedIndex):
            answer = opened.ask("How many boats were seized in Operation Heron?", limit=5)
            assert_sound(answer, texts(base.releases))


@pytest.mark.parametrize("altered", [b"six", b"\xff"], ids=["another word", "no text"])
def test_what_is_altered_under_a_serving_engine_is_never_quoted(
    settings: Settings, altered: bytes
) -> None:
    question = "How many boats did harbour police seize in Operation Heron?"
    with Engine.open(settings.index, min_confidence=ALWAYS, reader="none") as opened:
        path = opened._generation.folder / "texts.bin"
        with path.open("r+b") as file:
            file.seek(path.read_bytes().index(b"nine boats"))
            file.write(altered)
        with pytest.raises(DamagedIndex, match=r"texts\.bin"):
            opened.ask(question)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Invented harbour police seized ten boats."},
        {"text": ""},
        {"start": 1},
        {"end": 9_999},
        {"context": Span(30, 60)},
        {"context_text": "Another paragraph."},
        {"highlights": (Span(0, 9_999),)},
    ],
)
def test_whatever_is_changed_in_a_quote_is_noticed_by_its_last_check(
    unread: Engine, change: dict[str, Any]
) -> None:
    answer = unread.ask("How many boats did harbour police seize in Operation Heron?")
    answer.check()
    altered = replace(answer.quotes[0], **change)
    for shown in (replace(answer, quotes=(altered,)), replace(answer, nearest=(altered,))):
        with pytest.raises(Misquote, match=HERON_ID):
            shown.check()


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        (Filters(), 3),
        (Filters(release=HERON_ID), 1),
        (Filters(publisher="invented agency"), 3),
        (Filters(publisher="Inventd Agency"), 0),
        (Filters(since=date(2031, 4, 1)), 2),
    ],
)
def test_it_says_how_many_releases_filters_let_through(
    engine: Engine, filters: Filters, number: int
) -> None:
    assert engine.number_of_releases(filters) == number
