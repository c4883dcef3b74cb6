"""What must hold for any bytes at all, for a fuzzer to try: each takes them and fails if not.

`python tests/corpus/fetching/fuzz_fetching.py NAME SECONDS` tries random ones for a while.
"""

from __future__ import annotations

import random
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address

from corpus.feeds import CannotReadFeed, discover, entries, is_feed
from corpus.fetching import CannotFetch, Clock, Fetcher, Limits, Network, Policy
from corpus.fetching.addresses import Address, is_public
from corpus.importing.source import Source

_LIMITS = Limits(size_bytes=1_000_000, total_s=5)
_LONGEST_S = 5.0


def fuzz_url(text: str) -> None:
    """An address is refused, or leads to public addresses only."""
    connected: list[Address] = []

    def resolve(host: str, port: int) -> Sequence[Address]:
        seed = random.Random(host)
        return [
            seed.choice((IPv4Address(seed.getrandbits(32)), IPv6Address(seed.getrandbits(128))))
        ]

    def connect(address: Address, port: int, timeout_s: float) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    fetcher = Fetcher(
        Policy(obey_robots=False), network=Network(resolve, connect), clock=_unhurried()
    )
    try:
        fetcher.visit(text)
    except CannotFetch as error:
        _assert_one_line(str(error))
    else:
        raise AssertionError("nothing can have been fetched")
    assert all(is_public(address) for address in connected)


def fuzz_response(data: bytes) -> None:
    """Whatever a server sends comes home as a page within limits, or is a line that says why."""

    def connect(address: Address, port: int, timeout_s: float) -> socket.socket:
        ours, theirs = socket.socketpair()
        threading.Thread(target=_send, args=(theirs, data), daemon=True).start()
        return ours

    network = Network(lambda *_: [IPv4Address("93.184.215.14")], connect)
    fetcher = Fetcher(Policy(_LIMITS), network=network, clock=_unhurried())
    start = time.monotonic()
    try:
        fetcher.visit("http://press.example/")
    except CannotFetch as error:
        _assert_one_line(str(error))
    assert time.monotonic() - start < 2 * _LONGEST_S


def fuzz_feed(data: bytes) -> None:
    """Any bytes are a feed with sound entries, or a line that says why not, and soon."""
    source = Source("a feed", data, "https://press.example/feed")
    start = time.monotonic()
    is_feed(source)
    assert all(url.startswith(("http://", "https://")) for url in discover(source))
    try:
        found = entries(source)
    except CannotReadFeed as error:
        _assert_one_line(str(error))
        found = ()
    for entry in found:
        assert entry.url.startswith(("http://", "https://"))
        assert entry.id
        _assert_one_line(entry.title)
        _assert_one_line(entry.summary)
        assert entry.published is None or entry.published.tzinfo
    assert len({entry.id for entry in found}) == len({entry.url for entry in found}) == len(found)
    assert time.monotonic() - start < _LONGEST_S


def _assert_one_line(text: str) -> None:
    assert len(text.splitlines()) <= 1, text
    text.encode()


def _send(connection: socket.socket, data: bytes) -> None:
    with connection:
        try:
            connection.recv(65536)
            connection.sendall(data)
        except OSError:
            pass  # it had heard enough


def _unhurried() -> Clock:
    return Clock(sleep=lambda _: None)


_SEEDS: dict[Callable[[bytes], None], tuple[bytes, ...]] = {
    fuzz_feed: (
        b"<?xml version='1.0'?><rss version='2.0'><channel><link>https://a.example/</link><item>"
        b"<title>One &amp; two</title><link>/1</link><pubDate>Wed, 01 May 2024 12:00:00 GMT"
        b"</pubDate><description><![CDATA[<p>x</p>]]></description></item></channel></rss>",
        b"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/'><entry><id>1</id>"
        b"<title type='html'>&lt;b&gt;</title><link rel='alternate' href='1'/><updated>2024-05-01"
        b"T12:00:00Z</updated><summary>&nbsp;</summary></entry></feed>",
    ),
    fuzz_response: (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\nabc",
        b"HTTP/1.1 302 Found\r\nLocation: /x\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"3\r\nabc\r\n0\r\n\r\n",
        b"HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x00",
    ),
    lambda data: fuzz_url(data.decode("utf-8", "surrogateescape")): (
        b"http://press.example:80/a?b#c",
        b"http://[::ffff:127.0.0.1]/",
        b"http://127.0.0.1@2130706433/%00",
    ),
}
_NAMES = dict(zip(("feed", "response", "url"), _SEEDS, strict=True))


def _changed(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with a few of them replaced, removed, doubled or put elsewhere."""
    mutable = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        start = chance.randint(0, len(mutable))
        end = min(len(mutable), start + chance.randint(0, 20))
        piece = mutable[start:end]
        other = (b"", bytes([chance.randint(0, 255)]), piece * chance.randint(2, 200), piece[::-1])
        mutable[start:end] = chance.choice(other)
    return bytes(mutable)


def main(name: str, seconds: str) -> None:
    """Try changed seeds for so many seconds, and say how many it were."""
    chance = random.Random(int(time.time()))
    check, tried, end = _NAMES[name], 0, time.monotonic() + float(seconds)
    while time.monotonic() < end:
        data = _changed(chance.choice(_SEEDS[check]), chance)
        try:
            check(data)
        except BaseException:
            print(repr(data))
            raise
        tried += 1
    print(f"{name}: {tried} tried, nothing found")


if __name__ == "__main__":
    main(*sys.argv[1:])
