"""What admins see. All releases and questions are invented."""

from datetime import date
from pathlib import Path

import pytest
from shown_messages import data_of, labels, shown

from bot.references import Decision, decode
from bot.sending.outgoing import Outgoing
from bot.store.gaps import Gap
from bot.views.adding import ADD_USAGE, ADDED_NOT, EXPIRED, add_preview, added_view
from bot.views.administration import gaps_view, hears, status_view
from corpus import Problem, Release

TOKEN = "t0ken"
RELEASE = Release(
    id="2031-03-04-heron",
    title="Operation Heron ends",
    date=date(2031, 3, 4),
    publisher="Invented Agency",
    place="Port Nowhere",
    url="https://agency.example/heron",
    tags=("boats", "harbours"),
    text="PORT NOWHERE – Nine boats were seized.\n\nNobody was hurt.",
)


def problem(number: int, message: str = "there is no 30 February") -> Problem:
    return Problem(Path("a.md"), number, "bad-date", message)


def test_a_release_to_be_added_is_shown_with_metadata_opening_and_findings_before_it_asks() -> None:
    view = add_preview(RELEASE, [problem(3)], TOKEN)
    message = shown(view)
    assert message.text == (
        "Operation Heron ends\n4 March 2031 · Invented Agency · Port Nowhere\n\n"
        "id: 2031-03-04-heron\nlanguage: en\ntags: boats, harbours\nparagraphs: 2\n\n"
        "PORT NOWHERE – Nine boats were seized.\n\n"
        "The check found 1 thing:\nline 3: bad-date there is no 30 February\n\n"
        "Add it?"
    )
    assert message.quotations() == ["PORT NOWHERE – Nine boats were seized."]
    assert decode(data_of(view, "Add and rebuild")) == Decision(True, TOKEN)
    assert decode(data_of(view, "Cancel")) == Decision(False, TOKEN)


def test_what_may_not_be_added_can_only_be_cancelled() -> None:
    view = add_preview(RELEASE, [problem(3)], TOKEN, may_be_added=False)
    assert shown(view).text.endswith("It cannot be added as it is.")
    assert labels(view) == [["Cancel"]]


def test_a_clean_check_is_said_to_be_clean_and_a_long_one_is_cut_to_the_first() -> None:
    assert "The check found nothing." in shown(add_preview(RELEASE, [], TOKEN)).text
    many = [problem(number, "🦩" * 500) for number in range(40)]
    assert "and 34 more" in shown(add_preview(RELEASE, many, TOKEN)).text


def test_it_says_what_was_added() -> None:
    said = shown(added_view(RELEASE, "1 added, 0 changed, 0 removed")).text
    assert said.endswith("\n\nAdded. 1 added, 0 changed, 0 removed")


def test_gaps_are_listed_as_many_as_fit() -> None:
    gaps = [Gap(f"Who was {n}?", n, date(2031, 3, 4), 0.2, None) for n in range(1, 400)]
    said = shown(gaps_view(gaps)).text
    assert said.startswith("Lately not answered:\n\nWho was 1?\n4 March 2031\n\nWho was 2?\n")
    assert "4 March 2031 · 2 times" in said
    assert "Who was 399?" not in said
    assert shown(gaps_view([])).text == "Every question was answered lately."


def test_a_gap_without_anything_to_see_is_still_a_line() -> None:
    assert (
        "(nothing to read)" in shown(gaps_view([Gap("\u200b", 1, date(2031, 3, 4), 0, None)])).text
    )


def test_the_status_is_a_line_a_fact() -> None:
    assert shown(status_view({"index": "abc-1", "waiting": 3})).text == "index: abc-1\nwaiting: 3"
    assert shown(status_view({})).text


def test_what_the_bot_hears_comes_with_the_way_to_change_it() -> None:
    deaf = hears(False, "heron_bot").text
    assert "/setprivacy" in deaf
    assert "remove me from the group and add me again" in deaf
    assert "every message" in hears(True, "heron_bot").text


@pytest.mark.parametrize("message", [ADD_USAGE, ADDED_NOT, EXPIRED])
def test_fixed_sentences_arrive_as_they_are(message: Outgoing) -> None:
    assert shown(message).text == message.text.text
