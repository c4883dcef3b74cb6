"""What the bot says about itself. The releases are invented."""

from datetime import date

import pytest
from shown_messages import data_of, labels, shown

from bot.references import Example, decode
from bot.sending.outgoing import Outgoing
from bot.views import texts
from bot.views.administration import hears
from bot.views.keyboards import label_of
from index.corpus_facts import Facts


def test_the_start_says_what_it_is_and_offers_questions_to_try() -> None:
    questions = ("Who took part in Operation Heron?", "What was published in May 2031?")
    view = texts.start_view(questions)
    assert "only in the releases’ own words" in shown(view).text
    assert labels(view) == [[question] for question in questions]
    assert decode(data_of(view, questions[1])) == Example(1)


def test_a_pressed_example_is_known_by_its_label_though_others_were_made_meanwhile() -> None:
    view = texts.start_view(("Who was it?", "And when?"))
    assert label_of(view.keyboard, data_of(view, "And when?")) == "And when?"
    assert label_of(view.keyboard, "e_7") is None
    assert label_of(None, "e_1") is None


def test_the_start_in_a_group_says_what_is_heard_there() -> None:
    said = shown(texts.start_view((), hears=hears(False, "heron_bot"))).text
    assert "privacy mode" in said
    assert said.endswith("Just ask, in a sentence.")


def test_the_help_names_the_commands_and_those_of_admins_to_admins_only() -> None:
    for is_admin in (False, True):
        said = shown(texts.help_view("heron_bot", is_admin=is_admin)).text
        assert "/forget" in said
        assert "@heron_bot" in said
        assert ("/gaps" in said) == is_admin


def test_the_privacy_notice_says_how_long_things_are_kept_and_whether_questions_are_logged() -> (
    None
):
    assert "Kept for 1 day, then" in shown(texts.privacy_view(1)).text
    assert "The log holds no questions." in shown(texts.privacy_view(30)).text
    assert "The log holds questions" in shown(texts.privacy_view(30, logs_questions=True)).text


def test_about_tells_size_span_publishers_generation_and_version() -> None:
    publishers = tuple((f"Invented Agency {n}", 9 - n) for n in range(7))
    span = (date(2029, 1, 2), date(2031, 3, 4))
    said = shown(texts.about_view(Facts(42, 0, 41, publishers), span, "abc-1", "0.9")).text
    assert said.startswith(
        "42 releases from 2 January 2029 to 4 March 2031\n\nInvented Agency 0: 9"
    )
    assert said.endswith("2 more publishers\n\nVerbatim 0.9, index abc-1")


def test_about_one_release_or_none_reads_well() -> None:
    day = date(2031, 3, 4)
    one = texts.about_view(Facts(1, 0, 0, (("Invented Agency", 1),)), (day, day), "g", "1")
    assert shown(one).text.startswith("1 release of 4 March 2031\n\nInvented Agency: 1\n\n")
    none = texts.about_view(Facts(0, None, None, ()), None, "g", "1")
    assert shown(none).text == "0 releases\n\nVerbatim 1, index g"


def test_it_says_how_many_questions_of_a_message_were_answered() -> None:
    assert "the first 5 of 8 questions" in shown(texts.left_unanswered(5, 8)).text


FIXED = [value for value in vars(texts).values() if isinstance(value, Outgoing)]


@pytest.mark.parametrize("message", FIXED)
def test_every_fixed_sentence_arrives_as_it_is(message: Outgoing) -> None:
    assert shown(message).text == message.text.text


def test_there_are_fixed_sentences() -> None:
    assert texts.FORGOTTEN in FIXED
