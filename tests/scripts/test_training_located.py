"""Where a question is answered in its release; all releases and questions here are invented."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pytest
from invented_releases import write_release, write_releases
from reader_questions import HERON_ID, LANTERN_ID, ORCHARD_ID, OVER_RELEASES, write_lines
from tiny_model import make_model

from corpus import Span
from index.build import rebuild
from index.fold import fold
from index.generation import Generation, open_current
from index.settings import Settings
from scripts.training.cut_out import cut_out
from scripts.training.domain_sets import DomainSet
from scripts.training.examples import ONE, SEVERAL, UNKNOWN, Example, Reading
from scripts.training.located import Located, locate, number_of_things, read_lines, release_of

ECHO = "\n\n".join(
    paragraph.strip()
    for paragraph in (
        "The invented mayor praised the catch. " + "Speeches were held for hours. " * 12,
        "Hardly anybody listened to them. " * 12,
        "A paper reported that nine boats had been seized. " + "It sold out at noon. " * 12,
        "Songs were sung at night. " * 14,
        "Harbour police seized boats in Operation Heron, said the mayor. " * 6,
    )
)
"""A release that repeats the answer to a question about another one, in the midst of others."""
ECHO_ID = "2031-06-01-echo"


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    folder = tmp_path_factory.mktemp("domain")
    write_releases(folder / "releases")
    write_release(folder / "releases", ECHO_ID, ECHO, title="The mayor praises Operation Heron")
    model = make_model(folder / "model")
    settings = Settings(releases=folder / "releases", index=folder / "index", model=str(model))
    rebuild(settings)
    opened = open_current(settings.index)
    yield opened
    opened.close()


def located(generation: Generation, fields: Mapping[str, Any]) -> Located | None:
    release = release_of(generation.tables, fields)
    assert release is not None
    return locate(generation.tables, release, fields)


def said(generation: Generation, release: str, spans: tuple[Span, ...]) -> list[str]:
    tables = generation.tables
    text = tables.text(tables.number_of[release])
    return [span.of(text) for span in spans]


ANSWERED = [fields for fields in OVER_RELEASES if fields["answers"]]


@pytest.mark.parametrize("fields", ANSWERED, ids=lambda fields: fields["question"])
def test_answers_are_found_where_the_evidence_says(
    generation: Generation, fields: Mapping[str, Any]
) -> None:
    found = located(generation, fields)
    assert found is not None
    assert found.answers
    wanted = {*fields["answers"], *fields.get("all_of", ())}
    assert set(said(generation, fields["release"], found.answers)) <= wanted
    assert set(said(generation, fields["release"], found.items)) <= wanted


def test_every_item_of_a_list_is_found_and_for_one_thing_the_first_answer_is_the_item(
    generation: Generation,
) -> None:
    several, one = ANSWERED[2], ANSWERED[0]
    found = located(generation, several)
    assert found is not None
    assert said(generation, LANTERN_ID, found.items) == ["glass", "wire", "oil"]
    found = located(generation, one)
    assert found is not None
    assert said(generation, HERON_ID, found.items) == ["nine boats"]
    assert sorted(said(generation, HERON_ID, found.answers)) == ["nine", "nine boats"]


def test_the_same_words_elsewhere_are_neither_right_nor_wrong(generation: Generation) -> None:
    fields = {"release": HERON_ID, "answers": ["boats"], "evidence": "The boats were towed"}
    found = located(generation, fields)
    assert found is not None
    [answer], [other] = found.answers, found.unsure
    assert other.end <= answer.start


def test_what_is_not_in_the_release_is_not_found(generation: Generation) -> None:
    assert located(generation, {"release": HERON_ID, "answers": ["ninety boats"]}) is None


def test_what_lies_in_a_stretch_is_told_by_its_place_in_it() -> None:
    found = Located((Span(10, 14), Span(30, 40)), (Span(10, 14),), (Span(19, 21),))
    inside = found.inside(8, 20)
    assert inside == Located((Span(2, 6),), (Span(2, 6),), ())
    assert found.touches(13, 20)
    assert not found.touches(14, 30)


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"answers": ["nine"]}, ONE),
        ({"answers": ["a"], "all_of": ["a", "b"], "kind": "list"}, SEVERAL),
        ({"answers": ["a and b"], "kind": "list"}, UNKNOWN),
        ({"answers": [], "unanswerable": True}, UNKNOWN),
    ],
)
def test_how_many_things_a_question_asks_for_is_known_or_not(
    fields: Mapping[str, Any], number: int
) -> None:
    assert number_of_things(fields) == number


@pytest.fixture(scope="module")
def domain(generation: Generation, tmp_path_factory: pytest.TempPathFactory) -> DomainSet:
    path = write_lines(tmp_path_factory.mktemp("questions") / "invented-train.jsonl")
    assert len(read_lines(path)) == len(OVER_RELEASES)
    return DomainSet(generation, read_lines(path))


ABOUT_ECHO: Mapping[str, Any] = {
    "question": "Who praised the catch?",
    "release": ECHO_ID,
    "answers": ["The invented mayor"],
}
ABOUT_BOATS: Mapping[str, Any] = {
    "question": "How many boats did the police seize in Operation Heron?",
    "release": HERON_ID,
    "answers": ["nine boats"],
}


@pytest.fixture(scope="module")
def echoing(generation: Generation, tmp_path_factory: pytest.TempPathFactory) -> DomainSet:
    """Questions about the echo, which lets it be read, and about what a passage of it repeats."""
    path = tmp_path_factory.mktemp("echo") / "invented-train.jsonl"
    return DomainSet(generation, read_lines(write_lines(path, [ABOUT_ECHO, ABOUT_BOATS])))


def drawn(domain: DomainSet, times: int = 40) -> list[Example]:
    rng = np.random.default_rng(1)
    return [example for _ in range(times) for example in domain.examples(rng)]


def of_question(domain: DomainSet, question: str) -> list[Example]:
    return [example for example in drawn(domain) if example.question == question]


def test_every_question_is_drawn_once_an_epoch(domain: DomainSet) -> None:
    asked = [example.question for example in domain.examples(np.random.default_rng(1))]
    assert asked == [fields["question"] for fields in OVER_RELEASES]


def test_the_same_seed_draws_the_same_and_another_epoch_others(echoing: DomainSet) -> None:
    one, same, other = (
        [list(echoing.examples(rng)) for _ in range(5)]
        for rng in (np.random.default_rng([1, epoch]) for epoch in (1, 1, 2))
    )
    assert one == same
    assert one != other


@pytest.mark.parametrize("fields", ANSWERED, ids=lambda fields: fields["question"])
def test_an_answered_questions_spans_are_the_answers_words(
    domain: DomainSet, fields: Mapping[str, Any]
) -> None:
    wanted = {*fields["answers"], *fields.get("all_of", ())}
    for example in of_question(domain, fields["question"]):
        [right] = [reading for reading in example.readings if reading.answers]
        assert {span.of(right.text) for span in (*right.answers, *right.items)} <= wanted
        for reading in example.readings:
            assert {span.of(reading.text) for span in reading.unsure} <= wanted


def test_a_question_without_an_answer_has_no_span(domain: DomainSet) -> None:
    for fields in OVER_RELEASES:
        for example in of_question(domain, fields["question"]) if not fields["answers"] else ():
            assert example.readings
            assert all(reading.answers == reading.items == () for reading in example.readings)


def test_readings_are_the_releases_own_sentences_under_its_title(
    generation: Generation, domain: DomainSet
) -> None:
    tables = generation.tables
    known: dict[str, set[str]] = {}
    for number, release in enumerate(tables.releases):
        rows = map(tables.sentence, tables.sentence_rows(number))
        known[release.title] = {span.of(tables.text(number)) for span in rows}
    for example in drawn(domain):
        for reading in example.readings:
            left = reading.text
            for sentence in sorted(known[reading.title], key=len, reverse=True):
                left = left.replace(sentence, "")
            assert not left.strip()


def holds_an_answer(reading: Reading, fields: Mapping[str, Any]) -> bool:
    return any(fold(answer) in fold(reading.text) for answer in fields["answers"])


@pytest.mark.parametrize("fields", ANSWERED, ids=lambda fields: fields["question"])
def test_no_stretch_of_the_releases_asked_about_that_holds_the_answer_is_taken_for_silent(
    domain: DomainSet, fields: Mapping[str, Any]
) -> None:
    for example in of_question(domain, fields["question"]):
        for reading in example.readings:
            assert reading.answers or reading.unsure or not holds_an_answer(reading, fields)


def silent(domain: DomainSet, question: str) -> list[str]:
    """Return the texts that a question is asked of in vain."""
    return [
        reading.text
        for example in drawn(domain, 100)
        if example.question == question
        for reading in example.readings
        if not reading.answers
    ]


def test_no_stretch_of_another_release_that_holds_the_answer_is_taken_for_silent(
    echoing: DomainSet,
) -> None:
    texts = silent(echoing, ABOUT_BOATS["question"])
    assert any("Songs" in text or "Hardly" in text for text in texts)  # beside that passage
    assert not [text for text in texts if "nine boats" in text]


def test_other_stretches_of_the_release_that_answers_are_silent(echoing: DomainSet) -> None:
    texts = silent(echoing, ABOUT_ECHO["question"])
    assert len([text for text in texts if text in ECHO]) > len(texts) / 2
    assert not [text for text in texts if "The invented mayor" in text]


def test_a_stretch_that_answered_is_silent_once_its_answer_is_cut_out(
    generation: Generation,
) -> None:
    tables = generation.tables
    number = tables.number_of[ECHO_ID]
    found = locate(tables, number, {"answers": ["nine boats"], "evidence": "A paper"})
    assert found is not None
    stretch = Span(0, len(ECHO))
    text = cut_out(tables, number, stretch, found)
    assert "nine boats" not in text
    assert ECHO.startswith(text[: text.index("It sold out at noon.")].strip())
    assert text.endswith("Operation Heron, said the mayor.")


def test_nothing_is_cut_out_of_what_says_the_same_elsewhere_or_is_too_short(
    generation: Generation,
) -> None:
    tables = generation.tables
    number = tables.number_of[ECHO_ID]
    once = Located(answers=(Span(ECHO.index("mayor"), ECHO.index("mayor") + 5),))
    assert cut_out(tables, number, Span(0, len(ECHO)), once) == ""
    [first, second, *_] = map(tables.sentence, tables.sentence_rows(number))
    assert cut_out(tables, number, Span(0, second.end), Located(answers=(first,))) == ""


def test_a_release_that_no_question_is_about_is_never_read(
    generation: Generation, domain: DomainSet
) -> None:
    tables = generation.tables
    held_out = [tables.text(tables.number_of[name]) for name in (ORCHARD_ID, ECHO_ID)]
    for example in drawn(domain):
        for reading in example.readings:
            assert not any(reading.text in text for text in held_out)
