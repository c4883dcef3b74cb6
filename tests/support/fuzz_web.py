"""What has to hold of whatever comes from the web: addresses, answers, robots.txt, feeds.

For hypothesis in `test_any_bytes.py`, and for a long run of a fuzzer that is guided by coverage:
each function takes bytes or text and raises only when a promise is broken.
"""

from __future__ import annotations

import random
import socket
import threading
import time
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address

from corpus.canonical_address import canonical, page_key
from corpus.feeds import CannotReadFeed, discover, entries, is_feed
from corpus.fetching import CannotFetch, Clock, Fetcher, Limits, Network, Policy
from corpus.fetching.addresses import Address, is_public
from corpus.fetching.errors import Refusal
from corpus.fetching.robots import Robots
from corpus.fetching.web_address import parse
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


def fuzz_spelling(text: str) -> None:
    """The canonical spelling of an address has one itself, and is the same page's."""
    spelled = canonical(text)
    assert canonical(spelled) == spelled
    assert page_key(spelled) == page_key(text)
    try:
        address = parse(text)
    except Refusal as refusal:
        _assert_one_line(str(refusal))
        return
    assert parse(address.url) == address


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


def fuzz_robots(text: str) -> None:
    """A robots.txt of any text lets a page be fetched after a while, or says that it does not."""
    start = time.process_time()
    robots = Robots(_unhurried(), lambda *_: text)
    for target in ("", "news/2031?id=1&page=2", "%C3%BC/*$"):
        try:
            assert robots.delay_s(parse(f"https://press.example/{target}"), False) >= 0
        except Refusal as refusal:
            _assert_one_line(str(refusal))
    assert time.process_time() - start < _LONGEST_S


def fuzz_feed(data: bytes) -> None:
    """Any bytes are a feed with sound entries, or a line that says why not, and soon."""
    source = Source("a feed", data, "https://press.example/feed")
    start = time.process_time()
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
    assert time.process_time() - start < _LONGEST_S


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
