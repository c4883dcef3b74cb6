"""Asking whether the pages of releases are still there, and still say the same."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pytest
from checking_desk import Desk
from checking_text import TEXT
from web_server import Internet, StoppedClock, WebServer, reply

from corpus import load_corpus
from corpus.checking import RULES, Rule
from corpus.checking.on_the_web import ask_pages
from corpus.fetching import Fetcher, Policy

URL = "http://press.example/1"
RULES_ONLINE = [rule for rule in RULES.values() if rule.is_online]


def page(text: str, foot: str = "") -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    head = "<title>Operation Heron ends</title>"
    article = f"<article><h1>Operation Heron ends</h1>{body}</article>"
    return (
        f"<html lang=en><head>{head}</head><body>{article}<footer>{foot}</footer></body>".encode()
    )


@pytest.fixture
def server() -> Iterator[WebServer]:
    server = WebServer()
    yield server
    server.close()


@pytest.fixture
def fetcher(server: WebServer) -> Fetcher:
    internet = Internet()
    internet.add("press.example", server)
    return Fetcher(Policy(), network=internet.network, clock=StoppedClock().clock)


def asked(desk: Desk, fetcher: Fetcher, rules: list[Rule] | None = None) -> list[tuple[int, str]]:
    files = load_corpus(desk.folder).files
    problems = ask_pages(files, rules or RULES_ONLINE, fetcher=fetcher)
    return [(problem.line, problem.code) for problem in problems]


def added(desk: Desk, data: bytes, text: str = TEXT) -> None:
    """Write a release that was taken from a page."""
    sha = sha256(data).hexdigest()
    desk.write(text, url=URL, source=URL, retrieved="2031-05-07", source_sha256=f'"{sha}"')


def test_a_page_that_is_as_it_was_is_no_problem(
    desk: Desk, server: WebServer, fetcher: Fetcher
) -> None:
    server.pages["/1"] = reply(page(TEXT))
    added(desk, page(TEXT))
    assert asked(desk, fetcher) == []


def test_a_page_that_differs_around_the_release_only_is_none_either(
    desk: Desk, server: WebServer, fetcher: Fetcher
) -> None:
    server.pages["/1"] = reply(page(TEXT, foot="Today is Tuesday"))
    added(desk, page(TEXT, foot="Today is Monday"))
    assert asked(desk, fetcher) == []


def test_a_page_that_says_something_else_is_reported(
    desk: Desk, server: WebServer, fetcher: Fetcher
) -> None:
    server.pages["/1"] = reply(page(TEXT.replace("nine boats", "ten boats")))
    added(desk, page(TEXT))
    assert asked(desk, fetcher) == [(6, "page-changed")]


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_reported(
    desk: Desk, server: WebServer, fetcher: Fetcher, status: int
) -> None:
    server.pages["/1"] = reply(b"gone", status=status)
    added(desk, page(TEXT))
    assert asked(desk, fetcher) == [(6, "page-gone")]


def test_so_is_one_of_which_nothing_could_be_found_out(
    desk: Desk, server: WebServer, fetcher: Fetcher
) -> None:
    server.pages["/1"] = reply(b"busy", status=500)
    added(desk, page(TEXT))
    assert asked(desk, fetcher) == [(6, "page-unknown")]


def test_of_a_release_from_a_file_only_the_page_it_names_must_be_there(
    desk: Desk, server: WebServer, fetcher: Fetcher
) -> None:
    server.pages["/1"] = reply(page("Something else entirely, as long as it is there."))
    desk.write(url=URL, source="heron.pdf", source_sha256=f'"{"0" * 64}"')
    assert asked(desk, fetcher) == []
    server.pages["/1"] = reply(b"gone", status=404)
    assert asked(desk, fetcher) == [(5, "page-gone")]


def test_a_release_without_a_page_is_not_asked_for(
    desk: Desk, server: WebServer, fetcher: Fetcher
) -> None:
    desk.write(source="heron.pdf")
    assert asked(desk, fetcher) == []
    assert server.requests == []


def test_only_the_chosen_rules_are_gone_by(desk: Desk, server: WebServer, fetcher: Fetcher) -> None:
    server.pages["/1"] = reply(b"gone", status=404)
    added(desk, page(TEXT))
    assert asked(desk, fetcher, [RULES["page-changed"]]) == []
