"""Where the releases do not say: that, and what comes nearest, as such. All is invented."""

from dataclasses import replace
from datetime import date

from invented_answers import abstention, quote
from shown_messages import data_of, labels, shown

from bot.references import AsTyped, Nearest, Page, decode
from bot.views.abstentions import nearest_view
from bot.views.answers import answer_view
from index import Filters

KEY = "k3y"


def test_the_nearest_passages_are_behind_a_button() -> None:
    view = answer_view(abstention(quote("Ten boats were painted.")), KEY)
    assert shown(view).text == "The releases do not hold the answer."
    assert decode(data_of(view, "Nearest passages")) == Nearest(KEY)


def test_without_anything_near_there_is_no_such_button() -> None:
    assert answer_view(abstention(), KEY).keyboard is None


def test_how_the_question_was_read_and_which_releases_were_asked_is_said() -> None:
    read = replace(abstention(), filters=Filters(since=date(2031, 5, 1)), understood_as="Who?")
    view = answer_view(read, KEY)
    assert shown(view).text == (
        "Read as: Who?\nIn releases since 1 May 2031\n\nThe releases do not hold the answer."
    )
    assert decode(data_of(view, "All dates")) == AsTyped(KEY)


def test_the_nearest_passages_are_marked_as_no_answer_folded_up_and_without_emphasis() -> None:
    found = quote("Ten boats were painted.", "Ten")
    view = nearest_view(abstention(found, quote("One sank.")), KEY)
    message = shown(view)
    assert message.text.startswith(
        "The releases do not hold the answer.\n\n"
        "What comes nearest is no answer, and may be about something else:\n\n"
        "Ten boats were painted.\n1. Invented"
    )
    assert message.marked("expandable_blockquote") == ["Ten boats were painted.", "One sank."]
    assert message.marked("bold") == message.marked("blockquote") == []
    assert labels(view) == [["‹ Back", "¶ 1", "¶ 2"]]
    assert decode(data_of(view, "‹ Back")) == Page(0, KEY)


def test_where_a_rebuilt_index_has_nothing_near_any_more_it_leads_back() -> None:
    view = nearest_view(abstention(), KEY)
    assert shown(view).text == "The releases do not hold the answer."
    assert labels(view) == [["‹ Back"]]
