"""How an answer becomes a message. All releases here are invented."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_answers import abstention, answer, quote
from message_rules import MAX_UNITS, Stored, stored, units

from bot.formatted import Formatted
from bot.messages import APOLOGY, HELP, START, TEXT_ONLY, render
from corpus import Span
from index import Answer, Filters, Quote

_PIECES = [
    *(
        "Heron",
        " ",
        "\n",
        "\t",
        "\r",
        "é",
        "\u0301",
        "\u030a",
        "🦩",
        "𝕒",
        "👩‍🚀",
        "\u00a0",
        "مرحبا",
    ),
    *("\u200e", "\u200f", "\u202e", "\u2028", "\u200b", "\u00ad", "@heron", "_*[`<b>", "“"),
]
_TEXTS = st.lists(
    st.sampled_from(_PIECES) | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30
).map("".join)


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    text = draw(_TEXTS) * draw(st.sampled_from([1, 1, 1, 5, 40, 400]))
    found = quote(text, before=draw(_TEXTS))
    inside = st.integers(found.start, found.end)
    spans = st.tuples(inside, inside).map(lambda ends: Span(*sorted(ends)))
    return replace(
        found,
        title=draw(_TEXTS) * draw(st.sampled_from([1, 1, 50])),
        publisher=draw(st.none() | _TEXTS),
        link=draw(st.none() | st.just("https://agency.example/heron#:~:text=%F0%9F%A6%A9")),
        highlights=tuple(draw(st.lists(spans, max_size=40))),
    )


def shown(what: Answer) -> Stored:
    """What Telegram shows of an answer."""
    message = render(what)
    return stored(message.text, [entity.to_dict() for entity in message.entities()])


@given(st.lists(quotes(), min_size=1, max_size=6), st.booleans())
def test_whatever_the_releases_hold_telegram_shows_their_words_exactly(
    found: list[Quote], answered: bool
) -> None:
    message = shown(answer(*found) if answered else abstention(*found))

    texts = iter([each.text for each in found])
    assert all(shown in texts for shown in message.quotations())  # each is a quote, in order
    assert all(mark.strip() for mark in message.marked("bold"))


@given(st.from_regex(r"[!-~]([ -~]{0,60}[!-~])?", fullmatch=True))
def test_ordinary_sentences_are_always_shown(text: str) -> None:
    assert shown(answer(quote(text))).quotations() == [text]


def test_several_quotes_stand_apart_in_their_order() -> None:
    message = shown(answer(quote("One is first."), quote("Two is second.")))
    assert message.quotations() == ["One is first.", "Two is second."]
    assert "paragraph 3\n\nTwo is second." in message.text


def test_quotes_that_do_not_fit_are_left_out_whole_and_counted() -> None:
    long = "Heron 🦩. " * 180 + "End."
    message = shown(answer(*[quote(long)] * 5))
    assert message.quotations() == [long, long]
    assert message.text.endswith("\n\n3 more quotes do not fit here.")
    assert units(message.text) <= MAX_UNITS


def test_a_first_quote_too_long_for_a_message_is_pointed_to() -> None:
    message = shown(answer(quote("🦩" * 2050, link="https://agency.example/heron")))
    assert message.text.startswith("This quote is too long to be shown here.\nInvented Operation")
    assert message.links() == ["https://agency.example/heron"]


@pytest.mark.parametrize("text", ["A\ttab.", "\u202aEmbedded\u202c.", "Two\u200f\u200e marks."])
def test_a_quote_that_telegram_would_change_is_pointed_to(text: str) -> None:
    message = shown(answer(quote(text)))
    assert message.quotations() == []
    assert message.text.startswith("This quote holds characters that Telegram would change")


def test_highlights_that_overlap_or_end_in_white_space_are_shown_tight() -> None:
    found = quote("Nine people were arrested.")
    at = found.start
    spans = (Span(at, at + 5), Span(at + 5, at + 11), Span(at + 3, at + 8), Span(at + 16, at + 17))
    message = shown(answer(replace(found, highlights=spans)))
    assert message.marked("bold") == ["Nine", "peo", "ple"]


def test_a_quote_with_very_many_highlights_keeps_within_the_limit() -> None:
    text = "a " * 300 + "end."
    found = quote(text)
    spans = tuple(Span(found.start + 2 * n, found.start + 2 * n + 1) for n in range(300))
    message = shown(answer(*[replace(found, highlights=spans)] * 3))
    assert message.quotations() == [text] * 3


def test_a_release_without_publisher_or_link_is_cited_without() -> None:
    message = shown(answer(replace(quote("Nine."), publisher=None)))
    assert message.text.endswith("(a made-up release) · 4 March 2031 · paragraph 3")
    assert message.links() == []


@pytest.mark.parametrize("message", [START, HELP, TEXT_ONLY, APOLOGY])
def test_every_fixed_sentence_arrives_as_it_is(message: Formatted) -> None:
    assert stored(message.text, []).text == message.text


def test_how_the_question_was_read_stands_first() -> None:
    read = replace(
        answer(quote("Heron ended.")),
        understood_as="Which operations ended?",
        filters=Filters(since=date(2031, 1, 1), until=date(2031, 12, 31)),
        is_list=True,
        total=12,
    )
    first = render(read).text.splitlines()[0]
    assert first == "Read as: Which operations ended? · In releases of 2031 · Releases: 12"
    assert shown(replace(read, understood_as="🦩" * 5000)).text


def test_to_a_greeting_a_word_is_said_and_nothing_else() -> None:
    greeted = replace(abstention(), courtesy="Hello!", understood_as="no question")
    assert render(greeted) == Formatted("Hello!")
