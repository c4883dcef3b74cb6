"""A quote in its whole paragraph. All releases are invented."""

from dataclasses import replace

import pytest
from invented_answers import quote
from invented_catalogue import entry
from shown_messages import copied_by, data_of, labels, shown

from bot.references import Page, decode, of_quote, of_release
from bot.views.citation import citation
from bot.views.paragraphs import changed_view, paragraph_view, whole_paragraph

KEY = "k3y"


def test_the_whole_paragraph_is_shown_with_the_quote_in_bold() -> None:
    found = quote("Nine were arrested.", "Nine", before="It was Monday. ")
    view = paragraph_view(found, KEY)
    message = shown(view)
    assert message.marked("blockquote") == ["It was Monday. Nine were arrested."]
    assert message.marked("bold") == ["Nine were arrested."]
    assert message.text.endswith("4 March 2031 · Invented Agency · paragraph 3")
    assert labels(view) == [["‹ Back"], ["The release", "Copy citation"]]
    assert decode(data_of(view, "‹ Back")) == Page(0, KEY)
    assert decode(data_of(view, "The release")) == of_release(found.release)
    assert copied_by(view, "Copy citation") == citation(found)


def test_the_paragraph_is_a_quote_like_any_other() -> None:
    whole = whole_paragraph(quote("Nine were arrested.", before="It was Monday. "))
    whole.check()
    assert (whole.text, whole.context_text) == ("It was Monday. Nine were arrested.",) * 2


def test_a_quote_that_is_its_paragraph_keeps_its_own_emphasis() -> None:
    assert shown(paragraph_view(quote("Nine were arrested.", "Nine"))).marked("bold") == ["Nine"]


def test_a_link_to_the_quote_can_be_copied_where_the_bot_has_a_name() -> None:
    found = quote("Nine.")
    view = paragraph_view(found, username="heron_bot")
    address = copied_by(view, "Copy link to this quote")
    start, _, payload = address.partition("?start=")
    assert (start, decode(payload)) == ("https://t.me/heron_bot", of_quote(found))


@pytest.mark.parametrize(
    ("before", "why"),
    [("Long. " * 800, "too long for a message"), ("A\ttab. ", "that Telegram would change")],
)
def test_a_paragraph_that_cannot_be_shown_whole_gives_way_to_the_quote(
    before: str, why: str
) -> None:
    found = quote("Nine.", before=before, link="https://agency.example/heron")
    message = shown(paragraph_view(found, KEY))
    assert why in message.text.split("\n", maxsplit=1)[0]
    assert message.quotations() == ["Nine."]
    assert message.links() == ["https://agency.example/heron"]


def test_a_quote_too_long_itself_is_pointed_to() -> None:
    message = shown(paragraph_view(quote("Long. " * 800 + "End."), KEY))
    assert message.quotations() == []
    assert "too long for a message" in message.text
    assert "paragraph 3" in message.text


def test_words_that_are_no_longer_in_their_release_are_said_to_be_gone() -> None:
    view = changed_view(entry(), KEY)
    assert shown(view).text.startswith("This release was changed since; those words are no longer")
    assert "Invented Operation 1 ends\n1 March 2031" in shown(view).text
    assert labels(view) == [["‹ Back"], ["The release"]]


def test_so_is_a_release() -> None:
    view = changed_view(None)
    assert shown(view).text == "This release is no longer in the collection."
    assert labels(view) == []


def test_a_release_without_a_page_is_shown_without_a_link() -> None:
    assert shown(paragraph_view(replace(quote("Nine."), link=None, url=None))).links() == []
