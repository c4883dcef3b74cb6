"""An answer as a message: what stands in it, and which buttons are under it. All is invented."""

from dataclasses import replace
from datetime import date

import pytest
from invented_answers import abstention, answer, quote
from shown_messages import copied_by, data_of, labels, shown

from bot.references import AsTyped, Feedback, Page, ParagraphOf, decode, of_release, paragraph_of
from bot.views.answers import ASKED, LISTED, answer_view, group_view
from bot.views.citation import citation
from corpus import Span
from index import Answer, Filters, Quote

KEY = "k3y_-abc"
YEAR = Filters(since=date(2031, 1, 1), until=date(2031, 12, 31))


def numbered(number: int, text: str = "Heron {} ended.") -> Quote:
    """A quote of a release of its own."""
    return replace(quote(text.format(number)), release=f"2031-03-{number:02}-heron")


def listed(total: int, offset: int = 0) -> Answer:
    """A page of a list, as the engine gives it."""
    found = [numbered(number) for number in range(offset + 1, min(offset + ASKED, total) + 1)]
    given = answer(*found) if found else Answer("?", True, 0.95)
    return replace(given, is_list=True, total=total, offset=offset)


def test_a_lone_quote_stands_plain_with_the_answer_bold_and_its_source_below() -> None:
    link = "https://agency.example/heron#:~:text=Nine%20people"
    found = quote("Nine people were arrested.", "Nine people", link=link)
    message = shown(answer_view(answer(replace(found, also=("2031-01-01-a", "2031-01-02-b"))), KEY))
    assert message.text == (
        "Nine people were arrested.\n"
        "Invented Operation Heron ends (a made-up release)\n"
        "4 March 2031 · Invented Agency · paragraph 3 · also in 2 other releases"
    )
    assert message.marked("blockquote") == ["Nine people were arrested."]
    assert message.marked("bold") == ["Nine people"]
    assert message.links() == [link]


def test_a_lone_quote_has_its_paragraph_its_release_and_its_citation_a_press_away() -> None:
    found = quote("Nine were arrested.", before="It was Monday. ")
    view = answer_view(answer(found), KEY)
    assert labels(view) == [["Whole paragraph", "The release", "Copy citation"], ["👍", "👎"]]
    assert decode(data_of(view, "Whole paragraph")) == paragraph_of(found, KEY)
    assert decode(data_of(view, "The release")) == of_release(found.release)
    assert decode(data_of(view, "👎")) == Feedback(False, KEY)


def test_a_quote_that_is_its_whole_paragraph_offers_no_wider_context() -> None:
    assert labels(answer_view(answer(quote("Nine.")), KEY))[0] == ["The release", "Copy citation"]


def test_several_quotes_are_numbered_set_apart_and_folded_after_the_first() -> None:
    view = answer_view(answer(numbered(1), numbered(2)), KEY)
    message = shown(view)
    assert message.marked("blockquote") == ["Heron 1 ended."]
    assert message.marked("expandable_blockquote") == ["Heron 2 ended."]
    assert "paragraph 3\n\nHeron 2 ended.\n2. Invented" in message.text
    assert labels(view)[:2] == [["¶ 1", "¶ 2"], ["Release 1", "Copy citation 1"]]
    opened = decode(data_of(view, "¶ 2"))
    assert isinstance(opened, ParagraphOf)
    assert opened.release == of_release("2031-03-02-heron").release


def test_a_long_quote_is_folded_up_though_it_is_the_first() -> None:
    text = "Heron ended. " * 100 + "So it was."
    assert shown(answer_view(answer(quote(text)))).marked("expandable_blockquote") == [text]


def test_a_list_says_which_releases_are_shown_and_leads_to_the_others() -> None:
    first, middle, last = (answer_view(listed(12, offset), KEY) for offset in (0, 5, 10))
    assert shown(first).text.startswith("1–5 of 12 releases\n\n")
    assert shown(middle).text.startswith("6–10 of 12 releases\n\n")
    assert shown(last).text.startswith("11–12 of 12 releases\n\n")
    assert [labels(page)[1] for page in (first, middle, last)] == [
        ["6–10 ›"],
        ["‹ 1–5", "11–12 ›"],
        ["‹ 6–10"],
    ]
    assert decode(data_of(middle, "11–12 ›")) == Page(10, KEY)
    assert decode(data_of(middle, "‹ 1–5")) == Page(0, KEY)
    assert "6. Invented" in shown(middle).text


@pytest.mark.parametrize(
    ("total", "offset", "said"),
    [(3, 0, "3 of 3 releases"), (6, 5, "6 of 6 releases"), (8, 5, "6–8 of 8 releases")],
)
def test_the_count_of_a_list_reads_well(total: int, offset: int, said: str) -> None:
    assert shown(answer_view(listed(total, offset))).text.split("\n")[0] == said


def test_a_list_of_one_release_is_no_list_to_a_reader() -> None:
    assert "of 1 release" not in shown(answer_view(listed(1))).text


def test_every_release_of_a_list_is_on_exactly_one_page_when_paging_forward() -> None:
    long = "Heron {} ended. " * 100 + "End."  # three of these fill a message
    seen: list[str] = []
    offset: int | None = 0
    while offset is not None:
        found = [numbered(n, long.replace("{}", str(n))) for n in range(1, 13)]
        page = replace(answer(*found[offset:][:ASKED]), is_list=True, total=12, offset=offset)
        view = answer_view(page, KEY)
        assert shown(view).quotations() == [one.text for one in view.quotes]
        seen += [one.release for one in view.quotes]
        further = [label for label in labels(view)[1] if label.endswith("›")]
        following = decode(data_of(view, further[0])) if further else None
        offset = following.offset if isinstance(following, Page) else None
    assert seen == [f"2031-03-{number:02}-heron" for number in range(1, 13)]


def test_an_ordinary_answer_has_more_only_where_a_further_quote_was_found() -> None:
    three, four = ([numbered(n) for n in range(1, count + 1)] for count in (3, 4))
    assert ["More ›"] not in labels(answer_view(answer(*three), KEY))
    view = answer_view(answer(*four), KEY)
    assert decode(data_of(view, "More ›")) == Page(3, KEY)
    assert len(view.quotes) == 3


def test_behind_the_last_page_it_says_so_and_leads_back() -> None:
    view = answer_view(Answer("?", True, 0.9, offset=3), KEY)
    assert shown(view).text == "No more quotes."
    assert decode(data_of(view, "‹ Back")) == Page(0, KEY)


def test_how_the_question_was_read_stands_above_and_its_own_dates_can_be_dropped() -> None:
    read = replace(listed(8), understood_as="Which operations ended?", filters=YEAR)
    view = answer_view(read, KEY)
    assert shown(view).text.split("\n")[:4] == [
        "Read as: Which operations ended?",
        "In releases of 2031",
        "1–5 of 8 releases",
        "",
    ]
    assert decode(data_of(view, "All dates")) == AsTyped(KEY)


@pytest.mark.parametrize(
    ("read", "label"),
    [
        (Filters(publisher="Invented Agency"), "All publishers"),
        (replace(YEAR, publisher="Invented Agency"), "All releases"),
    ],
)
def test_what_can_be_dropped_is_named(read: Filters, label: str) -> None:
    assert labels(answer_view(replace(listed(2), filters=read), KEY))[-1] == ["👍", "👎", label]


def test_filters_that_were_given_are_not_offered_to_be_dropped() -> None:
    view = answer_view(replace(listed(2), filters=YEAR), KEY, given=YEAR)
    assert labels(view)[-1] == ["👍", "👎"]


def test_only_a_doubtful_answer_says_how_often_such_ones_are_right() -> None:
    sure, doubtful = (replace(answer(quote("Nine.")), confidence=one) for one in (0.7, 0.58))
    assert "Not certain" not in shown(answer_view(sure)).text
    assert shown(answer_view(doubtful)).text.endswith(
        "\n\nNot certain: about 6 in 10 answers like this one are right."
    )


def test_without_a_key_there_are_no_buttons() -> None:
    assert answer_view(answer(quote("Nine."))).keyboard is None


def test_to_a_greeting_a_word_is_said_and_nothing_else() -> None:
    greeted = replace(abstention(), courtesy="Hello!", understood_as="no question")
    assert shown(answer_view(greeted, KEY)).text == shown(group_view(greeted, KEY)).text == "Hello!"


def test_a_group_gets_the_answer_and_one_line_where_there_is_none() -> None:
    given = answer(quote("Nine."))
    assert group_view(given, KEY) == answer_view(given, KEY)
    silent = replace(abstention(quote("Ten.")), understood_as="Was it nine?", filters=YEAR)
    assert shown(group_view(silent, KEY)).text == "The releases do not hold the answer."
    assert labels(group_view(silent, KEY)) == []


def test_a_quote_too_long_for_a_message_is_pointed_to_and_the_next_is_on_the_next_page() -> None:
    long = replace(quote("🦩" * 2050, link="https://agency.example/heron"), title="Heron")
    view = answer_view(replace(answer(long, numbered(2)), is_list=True, total=2), KEY)
    message = shown(view)
    assert message.quotations() == ["Heron 2 ended."]
    assert "This quote is too long to be shown here.\n1. Heron\n" in message.text
    assert message.links() == ["https://agency.example/heron"]


@pytest.mark.parametrize("text", ["A\ttab.", "\u202aEmbedded\u202c.", "Two\u200f\u200e marks."])
def test_a_quote_that_telegram_would_change_is_pointed_to(text: str) -> None:
    message = shown(answer_view(answer(quote(text))))
    assert message.quotations() == []
    assert message.text.startswith("This quote holds characters that Telegram would change")


def test_highlights_that_overlap_or_end_in_white_space_are_shown_tight() -> None:
    found = quote("Nine people were arrested.")
    at = found.start
    spans = (Span(at, at + 5), Span(at + 5, at + 11), Span(at + 3, at + 8), Span(at + 16, at + 17))
    message = shown(answer_view(answer(replace(found, highlights=spans))))
    assert message.marked("bold") == ["Nine", "peo", "ple"]


def test_very_many_highlights_keep_within_the_marks_that_telegram_shows() -> None:
    text = "a " * 300 + "end."
    found = quote(text)
    spans = tuple(Span(found.start + 2 * n, found.start + 2 * n + 1) for n in range(300))
    page = [replace(found, highlights=spans)] * LISTED
    view = answer_view(replace(answer(*page), is_list=True, total=LISTED))
    assert shown(view).quotations() == [text] * LISTED
    assert len(view.text.marks) <= 80


def test_the_citation_button_copies_the_citation() -> None:
    found = quote("Nine.")
    assert copied_by(answer_view(answer(found), KEY), "Copy citation") == citation(found)
