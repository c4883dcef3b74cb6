"""What a fetch brings home."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fetchers import Fetchers
from web_server import PAGE, WebServer, raw, redirect, reply

from corpus.errors import VerbatimError
from corpus.fetching import (
    CannotFetch,
    Changed,
    Gone,
    Network,
    NotModified,
    Page,
    Remembered,
    Unchanged,
    Unknown,
    Validators,
    fetch,
    is_the_page_still,
)
from corpus.importing.source import Source

URL = "http://press.example/page"


def test_a_page_comes_with_what_is_known_of_it(fetcher: Fetchers, server: WebServer) -> None:
    server.pages["/page"] = reply(content_type="Text/HTML; charset=ISO-8859-1")
    page = fetcher().visit(URL)
    retrieved = datetime(2024, 5, 1, 12, tzinfo=UTC)
    assert page == Page(
        Source(URL, PAGE, URL, "text/html", "iso-8859-1", retrieved), Validators(URL)
    )


def test_after_redirects_it_keeps_the_name_and_has_the_new_address(
    fetcher: Fetchers, server: WebServer
) -> None:
    server.pages["/page"] = redirect("/new/", 301)
    server.pages["/new/"] = redirect("ende?ü=1", 307)
    server.pages["/new/ende?%C3%BC=1"] = reply()
    page = fetcher().visit(" " + URL)
    assert isinstance(page, Page)
    assert page.source.name == " " + URL
    assert page.source.url == "http://press.example/new/ende?%C3%BC=1"


def test_one_page_is_fetched_by_a_function(server: WebServer) -> None:
    source = fetch(f"{server.url}/", allow_private=True)
    assert isinstance(source, Source)
    assert source.data == PAGE


def test_names_are_looked_up_by_this_machine_and_judged(server: WebServer) -> None:
    url = f"http://localhost:{server.port}/"
    assert isinstance(fetch(url, allow_private=True), Source)
    with pytest.raises(CannotFetch, match=r"localhost is at .*, which is not a public address"):
        fetch("http://localhost/")


def test_certificates_are_checked_against_their_hosts_unless_a_test_brings_its_own() -> None:
    trusted = Network().tls()
    assert trusted.check_hostname
    assert trusted.verify_mode == ssl.CERT_REQUIRED
    assert trusted.cert_store_stats()["x509_ca"] > 0


class TestAskingAgain:
    @pytest.fixture(autouse=True)
    def _state(self, server: WebServer) -> None:
        server.pages["/page"] = reply(ETag='W/"1"', Last_Modified="Wed, 01 May 2024 10:00:00 GMT")

    def test_a_page_brings_what_its_server_knows_it_by(self, fetcher: Fetchers) -> None:
        page = fetcher().visit(URL)
        assert isinstance(page, Page)
        assert page.validators == Validators(URL, 'W/"1"', "Wed, 01 May 2024 10:00:00 GMT")

    def test_with_it_an_unchanged_page_is_not_sent_again(
        self, fetcher: Fetchers, server: WebServer
    ) -> None:
        page = fetcher().visit(URL)
        assert isinstance(page, Page)
        server.pages["/page"] = raw(b"HTTP/1.1 304 Not Modified\r\n\r\n")
        assert fetcher().visit(URL, known=page.validators) == NotModified(URL)
        assert server.requests[1].headers["if-none-match"] == 'W/"1"'
        assert server.requests[1].headers["if-modified-since"] == "Wed, 01 May 2024 10:00:00 GMT"

    def test_a_changed_one_is(self, fetcher: Fetchers, server: WebServer) -> None:
        page = fetcher().visit(URL, known=Validators(URL, '"0"'))
        assert isinstance(page, Page)
        assert server.requests[0].headers["if-none-match"] == '"0"'

    def test_it_is_sent_to_no_other_address(self, fetcher: Fetchers, server: WebServer) -> None:
        server.pages["/moved"] = redirect("/page")
        moved = "http://press.example/moved"
        fetcher().visit(moved, known=Validators(URL, '"1"'))
        sent = [request.headers.get("if-none-match") for request in server.requests]
        assert sent == [None, '"1"']

    @pytest.mark.parametrize("value", ["", "a\r\nb: c", "ü", "x" * 2000, " ", "\x00"])
    def test_what_cannot_stand_in_a_header_is_not_sent(
        self, fetcher: Fetchers, server: WebServer, value: str
    ) -> None:
        assert isinstance(fetcher().visit(URL, known=Validators(URL, value, value)), Page)
        assert not {"if-none-match", "if-modified-since", "b"} & set(server.requests[0].headers)


class TestRemembering:
    def test_what_was_recorded_is_known_to_the_next_process(self, tmp_path: Path) -> None:
        path = tmp_path / "state" / "pages.sqlite"
        Remembered(path).record(URL, Validators("http://press.example/new", '"1"', None))
        assert Remembered(path).of(URL) == Validators("http://press.example/new", '"1"', None)
        assert Remembered(path).of("http://press.example/other") is None

    def test_the_last_record_counts_and_can_be_forgotten(self, tmp_path: Path) -> None:
        remembered = Remembered(tmp_path / "pages.sqlite")
        remembered.record(URL, Validators(URL, '"1"'))
        remembered.record(URL, Validators(URL, '"2"'))
        assert remembered.of(URL) == Validators(URL, '"2"')
        remembered.forget(URL)
        assert remembered.of(URL) is None

    def test_asking_makes_no_file(self, tmp_path: Path) -> None:
        remembered = Remembered(tmp_path / "pages.sqlite")
        assert remembered.of(URL) is None
        remembered.forget(URL)
        assert list(tmp_path.iterdir()) == []

    def test_a_damaged_file_is_said_to_be_one(self, tmp_path: Path) -> None:
        path = tmp_path / "pages.sqlite"
        path.write_bytes(b"no database" * 100)
        with pytest.raises(VerbatimError, match="not a database; remove that file"):
            Remembered(path).of(URL)

    def test_a_folder_in_its_place_is_said_to_be_one(self, tmp_path: Path) -> None:
        with pytest.raises(VerbatimError, match="cannot use"):
            Remembered(tmp_path).record(URL, Validators(URL))


class TestIsThePageStill:
    @pytest.fixture
    def sha256(self) -> str:
        return Source(URL, PAGE).sha256

    def test_the_same_bytes_are_unchanged(
        self, fetcher: Fetchers, server: WebServer, sha256: str
    ) -> None:
        server.pages["/page"] = redirect("/new")
        server.pages["/new"] = reply()
        still = is_the_page_still(URL, sha256, fetcher=fetcher())
        assert still == Unchanged("http://press.example/new")

    def test_so_is_what_the_server_says_is(
        self, fetcher: Fetchers, server: WebServer, sha256: str
    ) -> None:
        server.pages["/page"] = raw(b"HTTP/1.1 304 Not Modified\r\n\r\n")
        still = is_the_page_still(URL, sha256, Validators(URL, '"1"'), fetcher=fetcher())
        assert still == Unchanged(URL)

    def test_other_bytes_come_along(
        self, fetcher: Fetchers, server: WebServer, sha256: str
    ) -> None:
        server.pages["/page"] = reply(b"<p>Another text.</p>")
        still = is_the_page_still(URL, sha256, fetcher=fetcher())
        assert isinstance(still, Changed)
        assert still.source.data == b"<p>Another text.</p>"

    @pytest.mark.parametrize("status", [404, 410])
    def test_a_page_that_the_server_does_not_have_is_gone(
        self, fetcher: Fetchers, server: WebServer, sha256: str, status: int
    ) -> None:
        server.pages["/page"] = reply(b"", status=status)
        assert is_the_page_still(URL, sha256, fetcher=fetcher()) == Gone(status)

    @pytest.mark.parametrize("status", [403, 500, 503])
    def test_a_server_at_fault_tells_nothing(
        self, fetcher: Fetchers, server: WebServer, sha256: str, status: int
    ) -> None:
        server.pages["/page"] = reply(b"", status=status)
        still = is_the_page_still(URL, sha256, fetcher=fetcher())
        assert isinstance(still, Unknown)
        assert f"({status})" in still.why

    def test_nor_does_a_host_that_is_not_found(self, fetcher: Fetchers, sha256: str) -> None:
        still = is_the_page_still("http://nowhere.example/", sha256, fetcher=fetcher())
        assert isinstance(still, Unknown)
