"""Whatever goes wrong is said in one line: which address, what, and what to do."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator

import pytest
from certificates import Authority
from fetchers import Fetchers
from web_server import PAGE, Internet, Play, WebServer, head, raw, redirect, reply

from corpus.fetching import CannotFetch, Page

URL = "http://press.example/page"


def failure(fetchers: Fetchers, url: str = URL) -> str:
    with pytest.raises(CannotFetch) as caught:
        fetchers().visit(url)
    message = str(caught.value)
    assert message.startswith("cannot fetch ")
    assert len(message.splitlines()) == 1
    assert caught.value.__cause__ is None
    return message


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


@pytest.mark.parametrize(
    ("status", "says", "mend"),
    [
        (404, "has no such page", "check the address"),
        (410, "has no such page", "check the address"),
        (403, "does not hand it out to programs", "open the page in a browser"),
        (401, "does not hand it out to programs", "open the page in a browser"),
        (500, "has failed", "try again later"),
        (502, "has failed", "try again later"),
        (204, "does not send the page", "open it in a browser"),
        (206, "does not send the page", "open it in a browser"),
        (300, "does not send the page", "open it in a browser"),
        (304, "does not send the page", "open it in a browser"),
        (418, "does not send the page", "open it in a browser"),
    ],
)
def test_a_servers_refusal_is_explained(
    fetcher: Fetchers, server: WebServer, status: int, says: str, mend: str
) -> None:
    server.pages["/page"] = reply(b"", status=status)
    message = failure(fetcher)
    assert f"{says} ({status}); {mend}" in message


@pytest.mark.parametrize(
    "play",
    [
        raw(b""),
        raw(b"\r\n\r\n"),
        raw(b"Hello.\r\n\r\n"),
        raw(b"HTTP/1.1 200"),
        raw(b"HTTP/1.1 999999 Invented\r\n\r\n"),
        raw(b"HTTP/1.1 200 Invented\r\nno colon\r\n\r\n"),
        raw(b"HTTP/1.1 200 Invented\r\nContent-Length: -5\r\n\r\n"),
        raw(b"HTTP/1.1 200 Invented\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n12345"),
        raw(b"HTTP/1.1 200 Invented\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
        raw(b"HTTP/1.1 200 Invented\r\nTransfer-Encoding: gzip\r\n\r\n"),
        raw(b"HTTP/1.1 200 Invented\r\nX: \x00\r\n\r\n"),
        raw(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"),
        raw(b"\x16\x03\x01\x02\x00" + b"\x00" * 40),
        raw(b"SSH-2.0-Invented\r\n"),
        raw(b"\xff" * 200_000),
        reset,
        raw(head(200, {"Content-Length": "100"}) + b"too short"),
    ],
)
def test_what_is_no_http_is_no_traceback(fetcher: Fetchers, server: WebServer, play: Play) -> None:
    server.pages["/page"] = play
    failure(fetcher)


def test_of_a_body_longer_than_declared_the_rest_is_not_the_page(
    fetcher: Fetchers, server: WebServer
) -> None:
    server.pages["/page"] = raw(head(200, {"Content-Length": str(len(PAGE))}) + PAGE + b"and more")
    page = fetcher().visit(URL)
    assert isinstance(page, Page)
    assert page.source.data == PAGE


@pytest.mark.parametrize(
    ("location", "says"),
    [
        ("", "does not say where"),
        ("file:/etc/passwd", "no http or https address"),
        ("http://ada:secret@press.example/", "it names a user"),
        ("http://2130706433/", "unusual spelling"),
        ("http://[::1", "is no host's name"),
        ("/\x7f", "the address holds"),
        ("/" + "x" * 5000, "more than 4000 characters"),
    ],
)
def test_a_redirect_to_nowhere_is_explained(
    fetcher: Fetchers, server: WebServer, location: str, says: str
) -> None:
    server.pages["/page"] = redirect(location)
    message = failure(fetcher)
    assert says in message
    assert "secret" not in message
    assert len(message) < 600


def test_a_failure_after_a_redirect_names_both_addresses(
    fetcher: Fetchers, server: WebServer
) -> None:
    server.pages["/page"] = redirect("/lost")
    says = f"cannot fetch {URL}: it redirects to http://press.example/lost: the server has no such"
    assert failure(fetcher).startswith(says)


def test_an_unknown_host_is_said_to_be_one(fetcher: Fetchers) -> None:
    says = "no host nowhere.example is known; check its spelling and the network"
    assert says in failure(fetcher, "http://nowhere.example/")


def test_a_host_without_addresses_is_unknown_too(fetcher: Fetchers, internet: Internet) -> None:
    internet.names["empty.example"] = []
    assert "no host empty.example is known" in failure(fetcher, "http://empty.example/")


def test_a_host_that_does_not_listen_is_said_not_to(fetcher: Fetchers, internet: Internet) -> None:
    internet.names["deaf.example"] = ["93.184.215.99"]
    message = failure(fetcher, "http://deaf.example/")
    assert "deaf.example cannot be reached (93.184.215.99: Connection refused)" in message


def test_an_error_of_robots_txts_host_is_told_as_one_of_the_page(
    fetcher: Fetchers, server: WebServer
) -> None:
    with pytest.raises(CannotFetch) as caught:
        fetcher(obey_robots=True).visit("http://nowhere.example/")
    assert "robots" not in str(caught.value)


class TestTls:
    @pytest.fixture
    def secure(self, internet: Internet, authority: Authority) -> Iterator[WebServer]:
        server = WebServer(authority.server("secure.example"))
        server.pages["/"] = reply()
        internet.add("secure.example", server, "93.184.215.16")
        internet.add("other.example", server, "93.184.215.16")
        internet.authority = authority.trusting
        yield server
        server.close()

    def test_goes_by_the_name_while_the_address_is_pinned(
        self, fetcher: Fetchers, internet: Internet, secure: WebServer
    ) -> None:
        page = fetcher().visit("https://secure.example/")
        assert isinstance(page, Page)
        assert secure.server_names == ["secure.example"]
        assert secure.requests[0].headers["host"] == "secure.example"
        assert internet.connections == [("93.184.215.16", 443)]

    @pytest.mark.usefixtures("secure")
    def test_a_certificate_for_another_name_is_not_taken(self, fetcher: Fetchers) -> None:
        message = failure(fetcher, "https://other.example/")
        assert "certificate is not valid for 'other.example'" in message
        assert message.endswith("open the page in a browser, and give the saved file")

    def test_a_certificate_that_nobody_vouches_for_is_not_taken(
        self, fetcher: Fetchers, internet: Internet, secure: WebServer
    ) -> None:
        internet.authority = None
        assert "unable to get local issuer" in failure(fetcher, "https://secure.example/")
        assert secure.requests == []

    def test_an_expired_certificate_is_not_taken(
        self, fetcher: Fetchers, internet: Internet, authority: Authority
    ) -> None:
        server = WebServer(authority.server("late.example", days=-1))
        internet.add("late.example", server, "93.184.215.17")
        internet.authority = authority.trusting
        assert "certificate has expired" in failure(fetcher, "https://late.example/")
        server.close()

    def test_a_server_that_speaks_no_tls_is_said_not_to(self, fetcher: Fetchers) -> None:
        assert "no secure connection can be made" in failure(fetcher, "https://press.example/")

    def test_a_redirect_from_https_to_http_is_not_followed(
        self, fetcher: Fetchers, server: WebServer, secure: WebServer
    ) -> None:
        secure.pages["/moved"] = redirect("http://press.example/")
        message = failure(fetcher, "https://secure.example/moved")
        assert "redirects from https to http://press.example/" in message
        assert server.requests == []

    @pytest.mark.usefixtures("secure")
    def test_one_from_http_to_https_is(self, fetcher: Fetchers, server: WebServer) -> None:
        server.pages["/page"] = redirect("https://secure.example/")
        page = fetcher().visit(URL)
        assert isinstance(page, Page)
        assert page.source.url == "https://secure.example/"
