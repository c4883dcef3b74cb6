"""Ordinary questions and those across releases; what they ask about is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Span
from index.question_form import form_of


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Which operations involved Spain?", "Spain"),
        ("operations with elsewhere", "elsewhere"),
        ("Which operations did Norland take part in?", "Norland"),
        ("releases that mention the Harbour Fund", "Harbour Fund"),
        ("In which releases does Upper Quay come up?", "Upper Quay"),
        ("releases where ada voss speaks", "ada voss"),
        ("Who spoke for the Harbour Guard about lamps?", "Harbour Guard about lamps"),
        ("lamp smuggling cases in the corpus", "lamp smuggling"),
        ("cases about stolen lamps", "stolen lamps"),
        ("show me all cases about stolen lamps", "stolen lamps"),
        ("operation heron all releases", "operation heron"),
        ("false lanterns, which releases mention them", "false lanterns"),
        ("Ada Voss of Upper Quay: list every release about her.", "Ada Voss of Upper Quay"),
        ("What do the releases say about Operation Heron?", "Operation Heron"),
        ("What's the latest on fake lamps?", "fake lamps"),
        ("anything about pears?", "pears"),
        ("Is there a release on penguins?", "penguins"),
        ("Who was prosecuted for breaking lanterns?", "breaking lanterns"),
        ("releases about New Quay", "New Quay"),
        ("releases mentioning los angeles", "los angeles"),
        ("Which operations involved the US?", "US"),
        ("¿Qué comunicados mencionan Chile?", "Chile"),
        ("lo último sobre lámparas falsas", "lámparas falsas"),
        ("quels communiqués parlent de Genève ?", "Genève"),
        ("Show releases newest first about pears", "pears"),
    ],
)
def test_what_is_left_without_the_words_that_put_the_question_is_its_topic(
    question: str, topic: str
) -> None:
    form = form_of(question)
    assert (form.is_across, form.text) == (True, topic)
    assert form.text == topic


@pytest.mark.parametrize(
    "question",
    [
        "How many people were arrested in Operation Heron?",
        "Which countries took part in Operation Heron?",
        "Which operation was run from Upper Quay?",
        "What cases was John Doe charged in?",
        "How many operations did the hospital put off?",
        "who painted the girl with a pearl earring",
        "When will the suspect be released?",
        "What did the guard say in its press release about lamps?",
        "what was seized in operation heron",
        "ada voss how many lamps",
        "hello",
        "",
    ],
)
def test_an_ordinary_question_stays_one(question: str) -> None:
    assert not form_of(question).is_across


@pytest.mark.parametrize(
    ("question", "wanted", "topic"),
    [
        ("How many releases mention pears?", "count", "pears"),
        ("how often does Operation Heron appear", "count", "Operation Heron"),
        ("number of releases about pears", "count", "pears"),
        ("¿Cuántos comunicados hay?", "count", ""),
        ("how many releases are there", "count", ""),
        ("the newest release", "newest", ""),
        ("when was the last release published?", "newest", ""),
        ("the oldest release on Operation Heron", "oldest", "Operation Heron"),
        ("dernier communiqué", "newest", ""),
        ("Which publishers are there?", "publishers", ""),
        ("all releases", "list", ""),
    ],
)
def test_a_number_a_single_release_or_the_publishers_may_be_wanted(
    question: str, wanted: str, topic: str
) -> None:
    form = form_of(question)
    assert (form.wanted, form.text) == (wanted, topic)


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("latest on fake lamps", "newest"),
        ("most recent releases on lamps", "newest"),
        ("releases about lamps, oldest first", "oldest"),
        ("releases about lamps", "best"),
    ],
)
def test_a_question_may_ask_for_an_order(question: str, order: str) -> None:
    assert form_of(question).order == order


@pytest.mark.parametrize(
    ("question", "must"),
    [
        ("which releases mention lamps", True),
        ('releases about "broken lamps"', True),
        ("releases about lamps", False),
    ],
)
def test_what_is_mentioned_or_quoted_must_be_named(question: str, must: bool) -> None:
    assert form_of(question).must_be_named is must


def test_what_is_taken_already_is_no_topic() -> None:
    question = "releases since 2031 about pears"
    assert form_of(question, [Span(9, 19)]).text == "pears"


def test_a_bare_verb_with_a_date_is_asked_of_all_releases_of_that_time() -> None:
    question = "What was seized in 2031?"
    assert form_of(question, [Span(16, 23)]).text == "seized"
    assert not form_of("What was seized?").is_across


def test_words_in_quotation_marks_stay_whole_with_their_marks() -> None:
    assert form_of("releases that mention “the list of all”").text == "“the list of all”"


def test_a_long_story_is_no_question_across_releases() -> None:
    assert not form_of("Which releases mention pears? " * 1_000).is_across


@given(st.text(max_size=60), st.sampled_from(["", "releases about ", "which cases "]))
def test_any_text_has_a_form_whose_topic_stands_in_it(text: str, before: str) -> None:
    question = before + text
    form = form_of(question)
    assert all(word in question for word in form.text.split())
