"""Cards and lists of releases. All of them are invented."""

from dataclasses import replace

from invented_answers import quote
from invented_catalogue import entry
from shown_messages import copied_by, data_of, labels, shown

from bot.references import AskAbout, Latest, decode, of_release
from bot.views.releases import asking_about, found_page, latest_page, release_card


def test_a_card_has_the_title_linked_to_its_page_what_is_known_and_the_opening_paragraph() -> None:
    lead = quote("PORT NOWHERE – Nine boats were seized.")
    view = release_card(entry(), lead, username="heron_bot")
    message = shown(view)
    assert message.text == (
        "Invented Operation 1 ends\n1 March 2031 · Invented Agency · Port Nowhere\n\n"
        "PORT NOWHERE – Nine boats were seized."
    )
    assert message.links() == ["https://agency.example/heron"]
    assert message.quotations() == [lead.text]
    about = decode(data_of(view, "Ask about this release"))
    assert about == AskAbout(of_release(entry().id).release)
    link = copied_by(view, "Copy link")
    assert decode(link.partition("=")[2]) == of_release(entry().id)


def test_a_card_without_page_place_or_opening_shows_what_there_is() -> None:
    view = release_card(entry(url=None, place=None), None)
    assert shown(view).text == "Invented Operation 1 ends\n1 March 2031 · Invented Agency"
    assert labels(view) == [["Ask about this release"]]


def test_an_opening_that_would_not_arrive_whole_is_left_out() -> None:
    for lead in (quote("A\ttab."), quote("Long. " * 900 + "End.")):
        view = release_card(entry(), lead)
        assert shown(view).quotations() == []
        assert view.quotes == ()


def test_the_newest_releases_are_numbered_opened_by_number_and_paged_both_ways() -> None:
    page = [entry(number) for number in range(10, 5, -1)]
    view = latest_page(page, 5, 12)
    lines = shown(view).text.split("\n")
    assert lines[:3] == ["Newest releases, 6–10 of 12", "", "6. Invented Operation 10 ends"]
    assert labels(view) == [["6", "7", "8", "9", "10"], ["‹ Newer", "Older ›"]]
    assert decode(data_of(view, "6")) == of_release(entry(10).id)
    assert decode(data_of(view, "‹ Newer")) == Latest(0)
    assert decode(data_of(view, "Older ›")) == Latest(10)


def test_the_first_and_the_last_page_lead_one_way_only() -> None:
    assert labels(latest_page([entry()], 0, 2))[1:] == [["Older ›"]]
    assert labels(latest_page([entry()], 1, 2))[1:] == [["‹ Newer"]]
    assert labels(latest_page([entry()], 0, 1))[1:] == []


def test_a_page_behind_the_last_says_so() -> None:
    assert shown(latest_page([], 50, 12)).text == "There are no more releases."
    assert shown(latest_page([], 0, 0)).text == "There are no releases yet."


def test_releases_that_may_be_meant_are_there_to_choose_from() -> None:
    view = found_page("heron\n", [entry(1), entry(2)])
    assert shown(view).text.startswith("Releases on “heron”\n\n1. Invented Operation 1 ends")
    assert decode(data_of(view, "2")) == of_release(entry(2).id)
    many = found_page("heron", [entry(day) for day in range(1, 7)])
    assert shown(many).text.startswith("The first 5 releases on “heron”\n\n1. ")
    assert labels(many) == [["1", "2", "3", "4", "5"]]
    assert shown(found_page("zebra", [])).text == "No release is known by “zebra”."
    assert "/release" in shown(found_page(" ", [])).text


def test_long_titles_and_names_still_fit() -> None:
    long = replace(entry(), title="🦩 " * 5000, publisher="🦩" * 5000, place="🦩" * 5000)
    assert labels(latest_page([long] * 5, 0, 5))
    assert shown(latest_page([long] * 5, 0, 5)).text


def test_it_asks_what_one_would_like_to_know_from_a_release() -> None:
    message = shown(asking_about(entry()))
    assert message.text.endswith("Invented Operation 1 ends")
    assert message.links() == ["https://agency.example/heron"]
