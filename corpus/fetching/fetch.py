"""Fetching a page or document, safely and politely.

    page = Fetcher().visit("https://press.example/2024/arrests")

An address is taken apart, its host's robots.txt asked, the pause since the last page of that host
kept; then it is requested over a connection that is opened to public addresses only, and what comes
is unpacked and kept within limits. Each redirect goes the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.fetching.body import ACCEPTED_ENCODINGS
from corpus.fetching.clock import Clock, Deadline
from corpus.fetching.errors import CannotFetch, Refusal
from corpus.fetching.limits import Limits
from corpus.fetching.media_type import ACCEPTED
from corpus.fetching.network import Network
from corpus.fetching.pace import Pace, too_long
from corpus.fetching.page import Busy, NotModified, Page, Redirected
from corpus.fetching.policy import Policy
from corpus.fetching.redirects import TooManyRedirects, Trail
from corpus.fetching.robots import Robots
from corpus.fetching.user_agent import user_agent
from corpus.fetching.validators import Validators
from corpus.fetching.web_address import WebAddress, parse
from corpus.importing.source import Source

if TYPE_CHECKING:
    from corpus.fetching.asking import Wanted
    from corpus.fetching.exchange import Exchange

_LIMITS, _POLICY, _NETWORK, _CLOCK = Limits(), Policy(), Network(), Clock()


def fetch(
    url: str,
    *,
    limits: Limits = _LIMITS,
    allow_private: bool = False,
    known: Validators | None = None,
) -> Source | NotModified:
    """Fetch one page; for several use a `Fetcher`, which is polite to hosts it meets again.

    Raises:
        CannotFetch: It says why, and what to do.
    """
    found = Fetcher(Policy(limits, allow_private)).visit(url, known=known)
    return found.source if isinstance(found, Page) else found


class Fetcher:
    """Fetches page after page, and remembers of each host its robots.txt and the last visit.

    For one thread.
    """

    def __init__(
        self, policy: Policy = _POLICY, *, network: Network = _NETWORK, clock: Clock = _CLOCK
    ) -> None:
        self._policy = policy
        self._network = network
        self._clock = clock
        self._pace = Pace(clock, policy.limits.interval_s, policy.limits.pause_s)
        self._robots = Robots(clock, self._load_robots)
        self._headers = {
            "User-Agent": user_agent(policy.contact),
            "Accept": ACCEPTED,
            "Accept-Encoding": ACCEPTED_ENCODINGS,
        }

    def visit(self, url: str, *, known: Validators | None = None) -> Page | NotModified:
        """Fetch a page, or learn that it is as it was when the validators were taken.

        Raises:
            CannotFetch: It says why, and what to do.
        """
        try:
            return self._visit(url, known)
        except Refusal as refusal:
            why, mend = refusal.what, refusal.mend
            raise CannotFetch(url, why, mend=mend, status=refusal.status) from None

    def _visit(self, url: str, known: Validators | None) -> Page | NotModified:
        from corpus.fetching.asking import Wanted  # who reads files only needs no network

        wanted = Wanted(url, known)
        deadline = Deadline(self._clock, self._policy.limits.total_s)
        hosts: set[str] = set()

        def ask(address: WebAddress, allow_private: bool) -> Page | NotModified | Redirected:
            self._wait_for_turn(address, hosts, deadline, allow_private)
            return self._ask(wanted, address, self._exchange(deadline, allow_private))

        most = self._policy.limits.redirects
        trail: Trail[Page | NotModified] = Trail(ask, most, self._policy.allow_private)
        return trail.follow(parse(url))

    def _wait_for_turn(
        self, address: WebAddress, hosts: set[str], deadline: Deadline, allow_private: bool
    ) -> None:
        """Ask as the host would have it: not at all, or a while after the last page."""
        delay_s = 0.0
        if self._policy.obey_robots:
            delay_s = self._robots.delay_s(address, allow_private)
        # A redirect within a host belongs to the same visit of it.
        if address.host not in hosts:
            self._pace.keep(address.host, delay_s, deadline)
            hosts.add(address.host)

    def _ask(
        self, wanted: Wanted, address: WebAddress, exchange: Exchange
    ) -> Page | NotModified | Redirected:
        from corpus.fetching.asking import ask_page

        limits = self._policy.limits
        retries = limits.retries
        while isinstance(outcome := ask_page(exchange, address, wanted, self._clock), Busy):
            if not retries or outcome.wait_s > limits.pause_s:
                raise too_long(address.host, outcome.wait_s, outcome.status)
            retries -= 1
            exchange.deadline.pause(outcome.wait_s)
        return outcome

    def _load_robots(self, address: WebAddress, allow_private: bool) -> str | None:
        """Load a robots.txt; see `robots.Load`."""
        from corpus.fetching.asking import ask_robots

        deadline = Deadline(self._clock, self._policy.limits.robots_s)

        def ask(target: WebAddress, private: bool) -> str | Redirected | None:
            return ask_robots(self._exchange(deadline, private), target)

        trail: Trail[str | None] = Trail(ask, self._policy.limits.redirects, allow_private)
        try:
            return trail.follow(address)
        except TooManyRedirects:
            return None  # as good as none, says the RFC

    def _exchange(self, deadline: Deadline, allow_private: bool) -> Exchange:
        from corpus.fetching.exchange import Exchange

        limits = self._policy.limits
        return Exchange(self._network, deadline, limits, allow_private, self._headers)
