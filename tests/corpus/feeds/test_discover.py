"""Finding the feeds of a page. All pages here are invented."""

from __future__ import annotations

import pytest

from corpus.feeds import discover
from corpus.importing.source import Source

HOME = "https://press.example/news/"


def found(head: str, url: str | None = HOME) -> list[str]:
    page = f"<!doctype html><html><head>{head}</head><body><p>Text</p></body></html>"
    return list(discover(Source("page", page.encode(), url)))


def test_the_feeds_that_a_page_names_are_found_in_order() -> None:
    head = (
        '<link rel="alternate" type="application/rss+xml" title="News" href="/feed">'
        '<link rel="stylesheet" type="text/css" href="/style.css">'
        "<LINK REL='Alternate nofollow' TYPE='Application/Atom+XML; charset=utf-8' HREF='atom'>"
        '<link rel="alternate" hreflang="fr" href="/fr/">'
        '<link rel="alternate" type="application/rss+xml" href="https://press.example/feed">'
    )
    assert found(head) == ["https://press.example/feed", "https://press.example/news/atom"]


def test_a_base_is_minded() -> None:
    head = '<base href="/b/"><link rel="alternate" type="application/rss+xml" href="feed">'
    assert found(head) == ["https://press.example/b/feed"]


@pytest.mark.parametrize(
    "href", ["", " ", "javascript:x", "data:,x", "http://[::1", "mailto:a@press.example"]
)
def test_what_is_no_web_address_is_passed_over(href: str) -> None:
    head = f'<link rel="alternate" type="application/rss+xml" href="{href}">'
    assert [url for url in found(head) if url != HOME] == []


def test_without_an_address_of_the_page_relative_ones_are_left_out() -> None:
    head = (
        '<link rel="alternate" type="application/rss+xml" href="/feed">'
        '<link rel="alternate" type="application/rss+xml" href="https://press.example/feed">'
    )
    assert found(head, url=None) == ["https://press.example/feed"]


@pytest.mark.parametrize("data", [b"", b"text", b"\x00\xff\xfe", b"%PDF-1.7", b"<" * 1000])
def test_what_is_no_page_names_none(data: bytes) -> None:
    assert discover(Source("x", data, HOME)) == ()


@pytest.mark.parametrize("charset", ["utf-16", "nonsense", "", None])
def test_the_encoding_that_the_server_says_is_minded_where_there_is_one(
    charset: str | None,
) -> None:
    page = '<link rel="alternate" type="application/rss+xml" href="https://press.example/ü">'
    data = page.encode("utf-16" if charset == "utf-16" else "utf-8")
    assert len(discover(Source("page", data, HOME, charset=charset))) == 1
