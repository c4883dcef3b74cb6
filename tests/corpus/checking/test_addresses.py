"""What may be wrong with the address of a release's page."""

from __future__ import annotations

import pytest
from checking_desk import Desk
from checking_text import TEXT, Look
from hypothesis import given
from hypothesis import strategies as st

from corpus.canonical_address import canonical, page_key

PAGE = "https://press.example/news?id=7"


@pytest.mark.parametrize(
    "url",
    [
        f"{PAGE}#content",
        f"{PAGE}&utm_source=feed&utm_medium=rss",
        "https://press.example/news?fbclid=abc&id=7",
        "HTTPS://Press.Example:443/news?id=7",
    ],
)
def test_what_does_not_belong_to_an_address_is_reported(desk: Desk, url: str) -> None:
    desk.write(url=f'"{url}"')
    [problem] = desk.problems()
    assert (problem.line, problem.code) == (5, "url-not-canonical")
    assert problem.message.endswith(f"write {PAGE}")


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        "http://press.example:8080/News/A%20b?ref=12&source=x",
        "https://press.example/#!/news/7",
        "https://press.example/#/news/7",
    ],
)
def test_an_address_that_needs_all_it_has_is_left_alone(look: Look, url: str) -> None:
    assert look(url=f'"{url}"') == []


def test_http_is_reported_where_others_reach_the_site_over_https(desk: Desk) -> None:
    desk.write(url="http://press.example/1")
    assert desk.codes() == []
    desk.write(f"Another one. {TEXT}", stem="2031-05-07-heron", url="https://press.example/2")
    assert desk.codes() == [(5, "url-not-secure")]


def test_two_releases_of_one_page_are_reported_at_the_later_one(desk: Desk) -> None:
    desk.write(url="https://press.example/1/")
    desk.write(f"Another one. {TEXT}", stem="2031-05-07-heron", url="https://www.press.example/1")
    [problem] = desk.problems()
    assert (problem.path.stem, problem.code) == ("2031-05-07-heron", "duplicate-url")
    assert "2031-05-06-operation-heron" in problem.message


@given(
    st.from_regex(
        r"https?://[A-Za-z0-9.-]{1,12}(:[0-9]{1,3})?(/[A-Za-z0-9%._/-]{0,9})?(\?[a-z_&=0-9]{0,20})?(#[a-z/!]{0,5})?",
        fullmatch=True,
    )
)
def test_a_canonical_address_is_its_own_and_leads_to_the_same_page(url: str) -> None:
    better = canonical(url)
    assert canonical(better) == better
    assert page_key(better) == page_key(url)
    assert len(better) <= len(url) + 1  # the slash behind a bare host
