"""Whatever a server does, a fetch ends in time and in bounded memory.

Each limit is shown twice: it stops what is too much, and where it is wide enough the same passes.
"""

from __future__ import annotations

import gzip
import itertools
import socket
import threading
import time
import tracemalloc
import zlib

import pytest
from fetchers import Fetchers
from web_server import PAGE, Internet, Play, WebServer, gzipped, head, raw, redirect, reply

from corpus.fetching import CannotFetch, Clock, Limits, Page
from corpus.fetching.addresses import Address
from corpus.fetching.limits import MEGABYTE

SMALL = Limits(size_bytes=10_000)
HASTY = Limits(total_s=0.4)
URL = "http://press.example/page"


def endlessly(start: bytes, piece: bytes, pause_s: float = 0) -> Play:
    """Send a start, and then the same piece for ever, or until nobody listens any more."""

    def play(connection: socket.socket) -> None:
        connection.sendall(start)
        for _ in itertools.count():
            connection.sendall(piece)
            time.sleep(pause_s)

    return play


def silently(start: bytes = b"") -> Play:
    """Send a start, and then nothing until the other side gives up."""

    def play(connection: socket.socket) -> None:
        connection.sendall(start)
        connection.settimeout(10)
        connection.recv(1)

    return play


def dripping(data: bytes, pause_s: float) -> Play:
    """Send a byte at a time."""

    def play(connection: socket.socket) -> None:
        for byte in data:
            connection.sendall(bytes([byte]))
            time.sleep(pause_s)

    return play


def body_of(fetchers: Fetchers, limits: Limits) -> bytes:
    page = fetchers(limits=limits).visit(URL)
    assert isinstance(page, Page)
    return page.source.data


class TestSize:
    @pytest.mark.parametrize("size", [10_001, 5_000_000])
    def test_a_body_larger_than_the_limit_is_refused(
        self, fetcher: Fetchers, server: WebServer, size: int
    ) -> None:
        server.pages["/page"] = reply(b"x" * size)
        with pytest.raises(CannotFetch, match="larger than"):
            fetcher(limits=SMALL).visit(URL)
        assert len(body_of(fetcher, Limits())) == size

    def test_a_body_as_large_as_the_limit_is_not(
        self, fetcher: Fetchers, server: WebServer
    ) -> None:
        server.pages["/page"] = reply(b"x" * 10_000)
        assert len(body_of(fetcher, SMALL)) == 10_000

    def test_a_length_that_is_declared_too_large_is_refused_at_once(
        self, fetcher: Fetchers, server: WebServer
    ) -> None:
        server.pages["/page"] = silently(head(200, {"Content-Length": "9" * 18}))
        with pytest.raises(CannotFetch, match="larger than"):
            fetcher(limits=SMALL).visit(URL)

    @pytest.mark.parametrize(
        ("headers", "piece"),
        [({}, b"x" * 1000), ({"Transfer-Encoding": "chunked"}, b"3e8\r\n" + b"x" * 1000 + b"\r\n")],
        ids=["until the end", "chunked"],
    )
    def test_an_endless_body_is_left(
        self, fetcher: Fetchers, server: WebServer, headers: dict[str, str], piece: bytes
    ) -> None:
        server.pages["/page"] = endlessly(head(200, headers), piece)
        with pytest.raises(CannotFetch, match="larger than"):
            fetcher(limits=SMALL).visit(URL)

    def test_a_bomb_is_left_before_it_has_gone_off(
        self, fetcher: Fetchers, server: WebServer
    ) -> None:
        server.pages["/page"] = gzipped(b"\0" * 100 * MEGABYTE)
        with bounded_memory(8 * MEGABYTE), pytest.raises(CannotFetch, match="larger than 1 MB"):
            fetcher(limits=Limits(size_bytes=MEGABYTE)).visit(URL)
        assert len(body_of(fetcher, Limits(size_bytes=101 * MEGABYTE))) == 100 * MEGABYTE

    def test_a_bomb_in_several_parts_is_left_too(
        self, fetcher: Fetchers, server: WebServer
    ) -> None:
        part = gzip.compress(b"\0" * 9_000)
        server.pages["/page"] = reply(part * 50, Content_Encoding="gzip")
        with pytest.raises(CannotFetch, match="larger than"):
            fetcher(limits=SMALL).visit(URL)
        assert len(body_of(fetcher, Limits())) == 9_000 * 50

    def test_what_is_packed_twice_is_not_unpacked(
        self, fetcher: Fetchers, server: WebServer
    ) -> None:
        twice = gzip.compress(gzip.compress(PAGE))
        server.pages["/page"] = reply(twice, Content_Encoding="gzip, gzip")
        with pytest.raises(CannotFetch, match="nobody asked for"):
            fetcher().visit(URL)

    def test_an_endless_head_is_left(self, fetcher: Fetchers, server: WebServer) -> None:
        line = b"X-Invented: " + b"x" * 1000 + b"\r\n"
        server.pages["/page"] = endlessly(b"HTTP/1.1 200 Invented\r\n", line)
        with pytest.raises(CannotFetch, match="no proper HTTP"):
            fetcher().visit(URL)
        server.pages["/page"] = raw(b"HTTP/1.1 200 Invented\r\n" + line * 50 + b"\r\nshort")
        assert body_of(fetcher, Limits()) == b"short"

    def test_endless_heads_of_responses_to_come_are_left(
        self, fetcher: Fetchers, server: WebServer
    ) -> None:
        server.pages["/page"] = endlessly(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100)
        with pytest.raises(CannotFetch, match="sends more than it may"):
            fetcher(limits=SMALL).visit(URL)
        hints = b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100
        server.pages["/page"] = raw(hints + head(200, {}) + PAGE)
        assert body_of(fetcher, SMALL) == PAGE


class TestTime:
    @pytest.mark.parametrize(
        "play",
        [
            silently(),
            endlessly(head(200, {}), b"x", 0.02),
            endlessly(b"HTTP/1.1 200 Invented\r\nX-Invented: ", b"x", 0.02),
            endlessly(head(200, {"Transfer-Encoding": "chunked"}), b"1\r\nx\r\n", 0.02),
            endlessly(head(200, {"Content-Length": "1000000"}), b"x", 0.02),
            silently(head(200, {"Content-Length": "9"})),
        ],
        ids=["silence", "body", "head", "chunks", "declared", "silent body"],
    )
    def test_however_little_comes_at_a_time_the_whole_has_a_deadline(
        self, fetcher: Fetchers, server: WebServer, play: Play
    ) -> None:
        server.pages["/page"] = play
        start = time.monotonic()
        with pytest.raises(CannotFetch, match=r"it took longer than 0\.4 s"):
            fetcher(limits=HASTY, clock=Clock()).visit(URL)
        assert 0.3 < time.monotonic() - start < 2

    def test_with_more_time_a_slow_page_comes(self, fetcher: Fetchers, server: WebServer) -> None:
        server.pages["/page"] = dripping(head(200, {"Content-Length": "60"}) + b"x" * 60, 0.008)
        with pytest.raises(CannotFetch, match="it took longer than"):
            fetcher(limits=HASTY, clock=Clock()).visit(URL)
        page = fetcher(limits=Limits(total_s=10), clock=Clock()).visit(URL)
        assert isinstance(page, Page)
        assert page.source.data == b"x" * 60

    def test_redirects_have_no_deadline_of_their_own(
        self, fetcher: Fetchers, server: WebServer
    ) -> None:
        for number in range(5):
            late = head(302, {"Location": f"/{number + 1}", "Content-Length": "0"})
            server.pages[f"/{number}"] = after(0.15, late)
        server.pages["/5"] = reply()
        with pytest.raises(CannotFetch, match="it took longer than"):
            fetcher(limits=HASTY, clock=Clock()).visit("http://press.example/0")
        found = fetcher(limits=Limits(total_s=10), clock=Clock()).visit("http://press.example/0")
        assert isinstance(found, Page)

    def test_a_name_that_is_not_looked_up_in_time_is_left(
        self, fetcher: Fetchers, internet: Internet
    ) -> None:
        never = threading.Event()

        def slow() -> list[str]:
            never.wait(5)
            return []

        internet.names["slow.example"] = slow
        start = time.monotonic()
        with pytest.raises(CannotFetch, match="it took longer than"):
            fetcher(limits=HASTY, clock=Clock()).visit("http://slow.example/")
        assert time.monotonic() - start < 2
        never.set()

    def test_a_connection_that_is_not_made_in_time_is_left_for_the_next_address(
        self, fetcher: Fetchers, internet: Internet, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        patience: list[float] = []

        def connect(_: object, address: Address, port: int, timeout_s: float) -> socket.socket:
            patience.append(timeout_s)
            raise TimeoutError

        monkeypatch.setattr(Internet, "_connect", connect)
        internet.names["silent.example"] = ["93.184.215.98", "93.184.215.99"]
        says = r"cannot be reached \(93\.184\.215\.99: it did not answer in time\)"
        with pytest.raises(CannotFetch, match=says):
            fetcher(limits=Limits(connect_s=3)).visit("http://silent.example/")
        assert patience == [3, 3]

    def test_a_robots_txt_that_does_not_come_is_left_before_the_page_would_be(
        self, fetcher: Fetchers, server: WebServer
    ) -> None:
        server.pages["/robots.txt"] = endlessly(head(200, {}), b"#", 0.02)
        limits = Limits(robots_s=0.3)
        with pytest.raises(CannotFetch, match=r"robots\.txt .* it took longer than 0\.3 s"):
            fetcher(limits=limits, clock=Clock(), obey_robots=True).visit(URL)
        assert server.targets == []


class TestRedirects:
    def test_so_many_are_followed_and_no_more(self, fetcher: Fetchers, server: WebServer) -> None:
        for number in range(5):
            server.pages[f"/{number}"] = redirect(f"/{number + 1}")
        server.pages["/5"] = reply()
        with pytest.raises(CannotFetch, match="redirects more than 4 times"):
            fetcher(limits=Limits(redirects=4)).visit("http://press.example/0")
        assert server.targets == ["/0", "/1", "/2", "/3", "/4"]
        assert isinstance(fetcher(limits=Limits(redirects=5)).visit("http://press.example/0"), Page)

    @pytest.mark.parametrize("back", ["/page", "/other"])
    def test_a_circle_is_noticed(self, fetcher: Fetchers, server: WebServer, back: str) -> None:
        server.pages["/page"] = redirect(back)
        server.pages["/other"] = redirect("/page")
        with pytest.raises(CannotFetch, match="in a circle"):
            fetcher(limits=Limits(redirects=1000)).visit(URL)
        assert len(server.targets) <= 2


class TestKind:
    @pytest.mark.parametrize(
        "kind", ["image/png", "video/mp4", "application/zip", "application/json", "text/css"]
    )
    def test_what_no_release_can_be_made_of_is_not_loaded(
        self, fetcher: Fetchers, server: WebServer, kind: str
    ) -> None:
        server.pages["/page"] = endlessly(head(200, {"Content-Type": kind}), b"x", 0.01)
        with pytest.raises(CannotFetch, match=f"it is {kind}, not a web page"):
            fetcher().visit(URL)

    @pytest.mark.parametrize(
        "kind",
        [
            "text/html",
            "Text/HTML; charset=x",
            "application/pdf",
            "text/plain",
            "application/rss+xml",
            "application/octet-stream",
            "nonsense",
            None,
        ],
    )
    def test_all_else_is(self, fetcher: Fetchers, server: WebServer, kind: str | None) -> None:
        server.pages["/page"] = reply(content_type=kind)
        assert body_of(fetcher, Limits()) == PAGE


class TestPacking:
    @pytest.mark.parametrize(
        ("packed", "encoding"),
        [
            (gzip.compress(PAGE), "gzip"),
            (gzip.compress(PAGE), "X-GZIP"),
            (gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]), "gzip"),
            (gzip.compress(PAGE) + b"\0" * 8, "gzip"),
            (zlib.compress(PAGE), "deflate"),
            (zlib.compress(PAGE)[2:-4], "deflate"),
            (PAGE, "identity"),
            (b"", "gzip"),
        ],
        ids=["gzip", "its old name", "in parts", "padded", "zlib", "bare", "not", "empty"],
    )
    def test_a_packed_page_is_unpacked(
        self, fetcher: Fetchers, server: WebServer, packed: bytes, encoding: str
    ) -> None:
        server.pages["/page"] = reply(packed, Content_Encoding=encoding)
        assert body_of(fetcher, Limits()) == (PAGE if packed else b"")

    @pytest.mark.parametrize(
        ("packed", "encoding"),
        [
            (gzip.compress(PAGE)[:-9], "gzip"),
            (gzip.compress(PAGE)[:-1], "gzip"),
            (PAGE, "gzip"),
            (PAGE, "deflate"),
            (gzip.compress(PAGE)[:-8] + b"\0" * 8, "gzip"),
            (PAGE, "br"),
            (PAGE, "invented"),
        ],
    )
    def test_a_page_that_is_not_packed_as_it_says_is_no_page(
        self, fetcher: Fetchers, server: WebServer, packed: bytes, encoding: str
    ) -> None:
        server.pages["/page"] = reply(packed, Content_Encoding=encoding)
        with pytest.raises(CannotFetch, match="packed"):
            fetcher().visit(URL)


def after(pause_s: float, data: bytes) -> Play:
    def play(connection: socket.socket) -> None:
        time.sleep(pause_s)
        connection.sendall(data)

    return play


class bounded_memory:  # noqa: N801 - reads as a statement
    """Fails where more memory was taken inside, at any moment, than so many bytes."""

    def __init__(self, most: int) -> None:
        self._most = most

    def __enter__(self) -> None:
        tracemalloc.start()

    def __exit__(self, *_: object) -> None:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < self._most
