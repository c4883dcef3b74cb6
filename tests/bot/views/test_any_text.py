"""Whatever releases and questions hold, Telegram accepts every message and shows quotes exactly.

All of it is made up.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from bot_api.results import result
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_answers import abstention, answer
from invented_catalogue import entry
from shown_messages import shown
from unruly_quotes import TEXTS, unruly_quotes

from bot.sending.outgoing import Outgoing
from bot.store.gaps import Gap
from bot.views import (
    add_preview,
    answer_view,
    asking_about,
    changed_view,
    found_page,
    gaps_view,
    group_view,
    guest_view,
    inline_results,
    latest_page,
    nearest_view,
    paragraph_view,
    release_card,
    status_view,
)
from corpus import Problem, Release
from index import Answer, Filters, Quote
from index.catalogue import CatalogueEntry

KEY, NAME = "k3y_-abc", "heron_bot"
few = settings(max_examples=40)
LONG_TEXTS = st.builds(lambda text, times: text * times, TEXTS, st.sampled_from([1, 1, 60, 500]))
FILTERS = st.builds(
    Filters,
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
    publisher=st.none() | LONG_TEXTS,
)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    found = draw(st.lists(unruly_quotes(), min_size=1, max_size=6))
    offset = draw(st.sampled_from([0, 0, 3, 5]))
    given = answer(*found) if draw(st.booleans()) else abstention(*found)
    return replace(
        given,
        confidence=draw(st.floats(0, 1)),
        understood_as=draw(st.none() | LONG_TEXTS),
        filters=draw(FILTERS),
        is_list=draw(st.booleans()),
        total=offset + len(found),
        offset=offset,
    )


@st.composite
def entries(draw: st.DrawFn) -> CatalogueEntry:
    return entry(
        title=draw(LONG_TEXTS),
        publisher=draw(LONG_TEXTS),
        place=draw(st.none() | LONG_TEXTS),
        url=draw(st.none() | st.sampled_from(["https://agency.example", "nowhere", "http://[:"])),
    )


def in_order(message: Outgoing, quotes: tuple[Quote, ...]) -> bool:
    """Whether what a message sets off are texts of these quotes, in their order."""
    texts = iter([one.text for one in quotes])
    return all(words in texts for words in shown(message).quotations())


@few
@given(answers())
def test_answers_and_abstentions(found: Answer) -> None:
    for view in (answer_view(found, KEY), group_view(found, KEY), guest_view(found, NAME)):
        assert in_order(view, found.quotes)
        assert all(mark.strip() for mark in shown(view).marked("bold"))
    assert in_order(nearest_view(found, KEY), found.nearest)


@few
@given(answers())
def test_inline_results(found: Answer) -> None:
    texts = [one.text for one in found.quotes]
    for one in inline_results(found, NAME):
        [words] = result(one.to_dict()).message.quotations()
        assert words in texts


@few
@given(unruly_quotes())
def test_paragraphs(found: Quote) -> None:
    words = shown(paragraph_view(found, KEY, username=NAME)).quotations()
    assert words in ([], [found.text], [found.context_text])


@few
@given(st.lists(entries(), min_size=1, max_size=5), unruly_quotes(), LONG_TEXTS)
def test_cards_and_lists_of_releases(found: list[CatalogueEntry], lead: Quote, words: str) -> None:
    card = release_card(found[0], lead, username=NAME)
    assert shown(card).quotations() in ([], [lead.text])
    for view in (latest_page(found, 0, 9), found_page(words, found), found_page(words, [])):
        assert shown(view).quotations() == []
    assert shown(changed_view(found[0], KEY)).text
    assert shown(asking_about(found[0])).text


@few
@given(LONG_TEXTS, LONG_TEXTS)
def test_what_admins_see(text: str, other: str) -> None:
    release = Release("2031-01-01-x", other, date(2031, 1, 1), other, text, tags=(other,))
    problem = Problem(Path("a.md"), 1, "code", other)
    words = shown(add_preview(release, [problem] * 12, "t0ken")).quotations()
    assert all(one in text for one in words)
    assert shown(gaps_view([Gap(text, 2, date(2031, 1, 1), 0.1, None)] * 30)).text
    assert shown(status_view({"index": text})).text
