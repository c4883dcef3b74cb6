"""What may be wrong with a title."""

from __future__ import annotations

import pytest
from checking_desk import Desk
from checking_text import TEXT, Look


@pytest.mark.parametrize(
    "first", ["Operation Heron ends", "OPERATION HERON ENDS", "“Operation Heron” ends."]
)
def test_a_text_that_begins_with_its_title_is_reported_there(look: Look, first: str) -> None:
    assert look(f"{first}\n\n{TEXT}") == [(6, "title-in-body")]


def test_a_text_may_begin_with_the_words_of_its_title(look: Look) -> None:
    assert look(f"Operation Heron ends with nine boats seized.\n\n{TEXT}") == []


@pytest.mark.parametrize(
    "title",
    [
        "Operation Heron ends | Invented Agency",
        "Operation Heron ends - Invented Agency",
        "Invented Agency – Operation Heron ends",
        "Operation Heron ends | press.example",
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(look: Look, title: str) -> None:
    assert look(title=title, url="https://www.press.example/1") == [(2, "title-with-site")]


@pytest.mark.parametrize(
    "title",
    [
        "Operation Heron – a success",
        "Operation Heron: Invented Agency seizes boats",
        "Heron | Egret",
    ],
)
def test_other_pieces_of_a_title_are(look: Look, title: str) -> None:
    assert look(title=title, stem="2031-05-06-heron") == []


@pytest.mark.parametrize(
    "title", ["Press Release", "MEDIA ADVISORY", "Comunicado de prensa", "News"]
)
def test_a_title_must_say_more_than_what_it_is(desk: Desk, title: str) -> None:
    desk.write(title=title, stem="2031-05-06-release")
    assert (2, "title-without-news") in desk.codes()


def test_a_title_in_capitals_is_reported(look: Look) -> None:
    assert look(title="OPERATION HERON ENDS") == [(2, "title-in-capitals")]


def test_but_not_where_the_publisher_writes_most_titles_so(desk: Desk) -> None:
    for number, animal in enumerate(("HERON", "EGRET", "STORK", "CRANE"), start=1):
        text = f"The {animal.lower()}s of the made-up Port Nowhere were counted. {TEXT}"
        stem = f"2031-05-0{number}-operation-{animal.lower()}"
        desk.write(text, stem=stem, title=f"OPERATION {animal} ENDS")
    assert desk.codes() == []


def test_an_acronym_is_no_title_in_capitals(look: Look) -> None:
    assert look(title="UNODC 2031", stem="2031-05-06-unodc-2031") == []
