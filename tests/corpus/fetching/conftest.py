"""A server, an internet that knows it by a public name, and a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from certificates import Authority
from fetchers import NO_LIMITS_BUT_THE_USUAL, Fetchers
from web_server import Internet, StoppedClock, WebServer, reply

from corpus.fetching import Clock, Fetcher, Limits, Policy


@pytest.fixture
def server() -> Iterator[WebServer]:
    server = WebServer()
    server.pages["/"] = reply()
    yield server
    server.close()


@pytest.fixture
def internet(server: WebServer) -> Internet:
    """An internet on which the server is press.example, at a public address."""
    internet = Internet()
    internet.add("press.example", server)
    return internet


@pytest.fixture
def stopped() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def fetcher(internet: Internet, stopped: StoppedClock) -> Fetchers:
    """Makes fetchers on that internet that ask no robots.txt unless told to."""

    def make(
        *,
        allow_private: bool = False,
        obey_robots: bool = False,
        contact: str = "",
        limits: Limits = NO_LIMITS_BUT_THE_USUAL,
        clock: Clock | None = None,
    ) -> Fetcher:
        policy = Policy(limits, allow_private, obey_robots, contact)
        return Fetcher(policy, network=internet.network, clock=clock or stopped.clock)

    return make


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)
