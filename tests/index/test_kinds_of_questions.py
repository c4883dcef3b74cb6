"""What a question is taken for, end to end; every release here is invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from invented_releases import write_release

from index import Engine, Filters
from index.settings import Settings

TEXTS = {
    "2031-01-10-heron": """Operation Heron began in Upper Quay on Monday.

Spain, Nepal and Norland took part in Operation Heron. Captain Ada Voss led it.

Inspectors seized forty lanterns.""",
    "2031-02-01-heron-ends": """The harbour guard said that Operation Heron is over.

The crew of a Nepalese ferry helped. Nine boats were seized in Lower Quay.""",
    "2032-03-01-marsh": """Operation Marsh began in Lower Quay on Tuesday.

Chile and Norland took part in Operation Marsh. Captain Bo Lind led it.

Inspectors seized sixty kites.""",
}


@pytest.fixture(scope="module")
def engine(
    fresh: Callable[[Path], Settings], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("kinds")
    for stem, text in TEXTS.items():
        publisher = "Harbour Guard" if "ends" in stem else "Invented Agency"
        write_release(folder, stem, text, title=text.split("\n")[0], publisher=publisher)
    with Engine.open(fresh(folder).index) as opened:
        yield opened


def test_a_question_across_releases_is_answered_by_all_that_belong_one_quote_each(
    engine: Engine,
) -> None:
    answer = engine.ask("Which releases mention Nepal?")
    assert answer.answered
    assert answer.is_list
    assert {quote.release for quote in answer.quotes} == set(list(TEXTS)[:2])
    assert answer.total == len(answer.quotes) == 2


def test_a_list_is_paged(engine: Engine) -> None:
    whole = engine.ask("Which releases mention Nepal?")
    second = engine.ask("Which releases mention Nepal?", limit=1, offset=1)
    assert second.quotes == whole.quotes[1:]
    assert (second.total, second.offset) == (2, 1)


def test_dates_and_publishers_in_it_are_filters_and_explicit_ones_win(engine: Engine) -> None:
    answer = engine.ask("What was seized in 2032?")
    assert answer.filters == Filters(since=date(2032, 1, 1), until=date(2032, 12, 31))
    assert [quote.release for quote in answer.quotes] == ["2032-03-01-marsh"]
    assert engine.ask("What was seized in 2032?", as_typed=True).filters == Filters()
    given = Filters(since=date(2031, 1, 1), until=date(2031, 1, 31))
    assert engine.ask("What was seized in 2032?", filters=given).filters == given
    assert engine.ask("releases of the Harbour Guard").filters.publisher == "Harbour Guard"


@pytest.mark.parametrize(
    ("question", "told", "first"),
    [
        ("How many releases are there?", "number of releases: 3", "2032-03-01-marsh"),
        ("the newest release", "newest release: 2032-03-01", "2032-03-01-marsh"),
        ("the oldest release", "oldest release: 2031-01-10", "2031-01-10-heron"),
        (
            "which publishers are there?",
            "publishers: Invented Agency (2), Harbour Guard (1)",
            "2032-03-01-marsh",
        ),
    ],
)
def test_facts_of_the_corpus_come_from_its_metadata_and_say_so(
    engine: Engine, question: str, told: str, first: str
) -> None:
    answer = engine.ask(question)
    assert answer.understood_as == f"{told} (from the releases’ metadata)"
    assert answer.quotes[0].release == first


def test_a_topic_in_no_release_is_met_by_abstaining_with_what_is_nearest(engine: Engine) -> None:
    answer = engine.ask("Which releases mention penguins?")
    assert not answer.answered
    assert answer.quotes == ()
    assert answer.nearest
    assert answer.total == 0


def test_a_list_is_given_only_as_surely_as_the_threshold_wants(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_threshold", 0.99)
    answer = engine.ask("Which releases mention Nepal?")
    assert (answer.answered, answer.quotes, len(answer.nearest)) == (False, (), 2)
    assert engine.ask("How many releases are there?").answered


def test_two_dates_are_no_filter_that_one_range_could_be(engine: Engine) -> None:
    answer = engine.ask("What was seized in January 2031 and in March 2032?")
    assert answer.filters == Filters()


@pytest.mark.parametrize("question", ["Which releases mention it?", "which releases are about us?"])
def test_a_topic_without_words_is_not_all_releases(engine: Engine, question: str) -> None:
    assert engine.ask(question).total <= 1


def test_a_name_that_no_release_has_is_in_none(engine: Engine) -> None:
    answer = engine.ask("Which releases are about lanterns in Operation Pangolin?")
    assert not answer.answered


def test_a_question_about_the_corpus_is_asked_of_all_of_it_in_a_conversation(
    engine: Engine,
) -> None:
    context = engine.ask("Who led Operation Marsh?").context
    assert engine.ask("How many releases are there?", context=context).total == 3
    assert engine.ask("Which releases mention Nepal?", context=context).total == 2


@pytest.mark.parametrize(
    ("first", "then", "read", "found"),
    [
        (
            "Which releases mention Norland?",
            "which of them mention Chile?",
            "which of them mention Chile? — Which releases mention Norland?",
            {"2032-03-01-marsh"},
        ),
        (
            "Which releases mention Nepal?",
            "And which of those were in Lower Quay?",
            "And which of those were in Lower Quay? — Which releases mention Nepal?",
            {"2031-02-01-heron-ends"},
        ),
        (
            "Which releases mention Lower Quay?",
            "how many of them are from 2032?",
            "how many of them are from 2032? — Which releases mention Lower Quay?",
            {"2032-03-01-marsh"},
        ),
    ],
)
def test_a_list_may_be_narrowed_by_the_next_question_which_says_how_it_was_read(
    engine: Engine, first: str, then: str, read: str, found: set[str]
) -> None:
    listed = engine.ask(first)
    answer = engine.ask(then, context=listed.context)
    assert listed.total > 1
    assert answer.understood_as == read
    assert {quote.release for quote in answer.quotes} == found


def test_a_list_that_was_narrowed_may_be_narrowed_again_and_be_empty(engine: Engine) -> None:
    listed = engine.ask("Which releases mention Quay?")
    seized = engine.ask("which of them mention inspectors?", context=listed.context)
    later = engine.ask("and which of them are from 2032?", context=seized.context)
    assert (listed.total, seized.total, later.total) == (3, 2, 1)
    none = engine.ask(
        "and which of them mention Chile?",
        context=engine.ask("which of them mention Nepal?", context=listed.context).context,
    )
    assert not none.answered


def test_a_fragment_takes_the_place_of_its_like_in_what_narrowed_a_list(engine: Engine) -> None:
    context = engine.ask("Which releases mention Quay?").context
    context = engine.ask("which of them mention Nepal?", context=context).context
    answer = engine.ask("and Chile?", context=context)
    assert answer.understood_as == "which of them mention Chile? — Which releases mention Quay?"
    assert {quote.release for quote in answer.quotes} == {"2032-03-01-marsh"}


def test_of_what_is_no_list_nothing_is_left_out(engine: Engine) -> None:
    context = engine.ask("Who led Operation Marsh?").context
    answer = engine.ask("which of them were in Chile?", context=context)
    assert answer.understood_as is not None
    assert answer.understood_as.startswith("which of them were in Chile? — ")


def test_whether_a_country_took_part_is_answered_by_the_list_of_those_that_did(
    engine: Engine,
) -> None:
    answer = engine.ask("Did France take part in Operation Marsh?")
    quote = (*answer.quotes, *answer.nearest)[0]
    assert quote.text.startswith("Chile and Norland took part in Operation Marsh.")
    assert answer.understood_as == "Which countries took part in Operation Marsh?"


def test_whether_a_country_took_part_is_asked_of_the_release_in_focus(engine: Engine) -> None:
    context = engine.ask("Who led Operation Marsh?").context
    answer = engine.ask("Did Italy take part in it?", context=context)
    quote = (*answer.quotes, *answer.nearest)[0]
    assert quote.text.startswith("Chile and Norland took part in Operation Marsh.")
    assert answer.understood_as is not None
    assert answer.understood_as.startswith("Which countries took part in it?")
    again = engine.ask("and Nepal?", context=answer.context)
    assert (*again.quotes, *again.nearest)[0].release == "2032-03-01-marsh"


def test_a_follow_up_is_asked_of_the_release_in_focus_and_says_so(engine: Engine) -> None:
    first = engine.ask("Who led Operation Marsh?")
    second = engine.ask("and what was seized?", context=first.context)
    assert {quote.release for quote in (*second.quotes, *second.nearest)} == {"2032-03-01-marsh"}
    assert second.understood_as is not None
    assert second.understood_as.startswith("and what was seized?")
    assert second.filters == Filters()


def test_without_a_conversation_nothing_is_understood_from_one(engine: Engine) -> None:
    assert engine.ask("Who led Operation Marsh?").understood_as is None


def test_a_release_in_focus_that_filters_leave_out_is_out_of_focus(engine: Engine) -> None:
    first = engine.ask("Who led Operation Marsh?")
    within = Filters(until=date(2031, 12, 31))
    second = engine.ask("and what was seized?", context=first.context, filters=within)
    found = {quote.release for quote in second.nearest + second.quotes}
    assert found
    assert found <= {"2031-01-10-heron", "2031-02-01-heron-ends"}


def test_an_operation_that_no_release_names_is_less_sure_than_one_that_is(engine: Engine) -> None:
    true = engine.ask("Which countries took part in Operation Marsh?")
    false = engine.ask("Which countries took part in Operation Pangolin?")
    assert true.answered
    assert false.confidence < true.confidence


@pytest.mark.parametrize("message", ["hello", "Thanks a lot!", "🦩", "who are you?", "مرحبا"])
def test_small_talk_is_met_with_a_word_and_the_conversation_goes_on(
    engine: Engine, message: str
) -> None:
    context = engine.ask("Who led Operation Marsh?").context
    answer = engine.ask(message, context=context)
    assert answer.courtesy
    assert not answer.answered
    assert (answer.quotes, answer.nearest) == ((), ())
    assert answer.context == context


def test_a_question_on_something_else_altogether_is_no_follow_up(engine: Engine) -> None:
    context = engine.ask("Who led Operation Marsh?").context
    answer = engine.ask("What is the capital of Australia?", context=context)
    assert answer.understood_as is None
    assert not answer.answered


def test_words_that_are_quoted_and_held_make_an_answer_surer(engine: Engine) -> None:
    plain = engine.ask("Where were the nine boats seized?")
    quoting = engine.ask("Where were the “nine boats” seized?")
    assert quoting.confidence > plain.confidence
