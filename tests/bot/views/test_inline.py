"""Quotes sent into any chat: inline results, and what a guest is told. All is invented."""

from dataclasses import replace

import pytest
from bot_api.results import Result, offer, result
from invented_answers import abstention, answer, quote
from shown_messages import labels, shown

from bot.formatted import Formatted, marked
from bot.references import decode, decode_link, of_quote
from bot.sending.outgoing import Outgoing
from bot.sending.quotations import MisquoteError
from bot.views.inline import as_article, guest_view, inline_button, inline_results
from index import Answer, Filters

LONG = "Nine people were arrested in the made-up port of Nowhere. " * 5 + "End."


def offered(found: Answer) -> list[Result]:
    """The results as Telegram takes them."""
    return [result(one.to_dict()) for one in inline_results(found, "heron_bot")]


def test_each_quote_is_a_result_with_the_quote_and_its_citation_in_the_message() -> None:
    first, second = quote("Nine were arrested.", "Nine"), quote(LONG)
    [one, other] = offered(answer(first, second))
    assert one.message.quotations() == ["Nine were arrested."]
    assert one.message.text.endswith("4 March 2031 · Invented Agency · paragraph 3")
    assert one.title == first.title
    assert one.description == "Nine were arrested."
    assert other.message.quotations() == [LONG]
    assert (len(other.description), other.description[-1]) == (160, "…")


def test_a_result_is_known_by_its_quote_and_leads_to_its_paragraph() -> None:
    found = quote("Nine.")
    [one] = offered(answer(found))
    assert decode(one.id) == of_quote(found)
    [[link, copying]] = one.keyboard
    assert decode_link(str(link.value).partition("?start=")[2]) == of_quote(found)
    assert copying.label == "Copy citation"


def test_filters_that_the_question_brought_are_in_the_message() -> None:
    read = replace(answer(quote("Nine.")), filters=Filters(publisher="Invented Agency"))
    [one] = offered(read)
    assert one.message.text.startswith("In releases of Invented Agency\n\nNine.")


def test_what_would_not_arrive_whole_is_no_result_and_a_quote_is_one_only_once() -> None:
    found = answer(quote("A\ttab."), quote("Nine."), quote("Nine."), quote("Long. " * 900 + "E."))
    assert [one.message.quotations() for one in offered(found)] == [["Nine."]]


def test_an_abstention_offers_nothing_but_to_ask_in_private() -> None:
    silent = abstention(quote("Ten."))
    assert offered(silent) == []
    button = offer(inline_button(silent).to_dict())
    assert button is not None
    assert "do not say" in button.label
    unasked = offer(inline_button(None).to_dict())
    assert unasked is not None
    assert (unasked.label, unasked.start) == ("Ask in private", "ask")


def test_a_guest_gets_the_answer_with_nothing_that_waits_for_a_press() -> None:
    view = guest_view(answer(quote("Nine."), quote("Ten.")), "heron_bot")
    assert shown(view).quotations() == ["Nine.", "Ten."]
    assert labels(view) == [["In its paragraph", "Copy citation"]]
    assert view.keyboard is not None
    assert all(one.callback_data is None for one in view.keyboard.inline_keyboard[0])


def test_a_guest_gets_one_line_where_there_is_no_answer() -> None:
    silent = guest_view(abstention(quote("Ten.")), "heron_bot")
    assert shown(silent).text == "The releases do not hold the answer."
    assert silent.keyboard is None


def test_a_guest_who_greets_is_greeted() -> None:
    greeted = replace(abstention(), courtesy="Hello!")
    assert shown(guest_view(greeted, "heron_bot")).text == "Hello!"


def test_a_result_whose_quotation_is_none_of_its_quotes_is_refused() -> None:
    made_up = Formatted("Ten.", marked("Ten.", "blockquote").marks)  # type: ignore[arg-type]
    with pytest.raises(MisquoteError):
        as_article(Outgoing(made_up, (quote("Nine."),)), "1", "Heron")
