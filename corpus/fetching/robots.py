"""robots.txt: what a host lets programs fetch, and how often (RFC 9309)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.fetching.clock import Clock
from corpus.fetching.errors import Refusal, Unreachable
from corpus.fetching.web_address import WebAddress, parse

if TYPE_CHECKING:
    from protego import Protego

PRODUCT = "Verbatim"
"""The name that robots.txt knows this program by."""
SIZE_BYTES = 500 * 1024
"""So much of a robots.txt is read at least, says the RFC, and no more is here."""
_KEPT_S, _FAILURE_KEPT_S = 3600.0, 60.0
_BY_HAND = "open the page in a browser, and give the saved file"
_AGENT = re.compile(r"(\s*user[-\s]*agent\s*[:\s]\s*)(.+)", re.IGNORECASE)

Load = Callable[[WebAddress, bool], str | None]
"""Loads a robots.txt as safely as any page: its text, or None where there is none. The second
argument says whether it may be at a private address."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one host's robots.txt says, until when it is believed, or why it can't be read."""

    until: float
    parsed: Protego | None = None
    failure: Refusal | None = None


class Robots:
    """The robots.txt of every host met so far."""

    def __init__(self, clock: Clock, load: Load) -> None:
        self._clock = clock
        self._load = load
        self._rules: dict[tuple[str, bool], _Rules] = {}

    def delay_s(self, address: WebAddress, allow_private: bool) -> float:
        """Return the pause between two pages that the host asks for, 0 for none.

        Raises:
            Refusal: The page may not be fetched, or that cannot be found out.
        """
        rules = self._of(address, allow_private)
        if rules.failure:
            raise rules.failure
        if rules.parsed is None:
            return 0.0
        if not rules.parsed.can_fetch(address.url, PRODUCT):
            raise Refusal(f"the robots.txt of {address.host} asks not to", mend=_BY_HAND)
        return rules.parsed.crawl_delay(PRODUCT) or 0.0

    def _of(self, address: WebAddress, allow_private: bool) -> _Rules:
        key = address.origin, allow_private
        known = self._rules.get(key)
        if known is None or known.until <= self._clock.monotonic():
            known = self._rules[key] = self._loaded(address, allow_private)
        return known

    def _loaded(self, address: WebAddress, allow_private: bool) -> _Rules:
        try:
            text = self._load(parse(f"{address.origin}/robots.txt"), allow_private)
        except Refusal as refusal:
            until = self._clock.monotonic() + _FAILURE_KEPT_S
            return _Rules(until, failure=_unknown(address.host, refusal))
        until = self._clock.monotonic() + _KEPT_S
        return _Rules(until, parsed=None if text is None else _parsed(text))


def _unknown(host: str, refusal: Refusal) -> Refusal:
    if isinstance(refusal, Unreachable):
        return refusal  # so is the page
    what = f"the robots.txt of {host}, which says what may be, cannot be read: {refusal.what}"
    return Refusal(what, mend=refusal.mend or "try again later")


def _parsed(text: str) -> Protego:
    from protego import Protego

    # The library gives every agent named a set of rules of its own: rules by the ten thousand for
    # as many agents would fill the memory. All the others' are one.
    return Protego.parse("\n".join(map(_with_few_agents, text.splitlines())))


def _with_few_agents(line: str) -> str:
    agent = _AGENT.match(line)
    return agent[1] + _ours(agent[2]) if agent else line


def _ours(agent: str) -> str:
    """Return an agent's name where it may mean this program, or everybody, else a stand-in.

    >>> [_ours(agent) for agent in ("*", "Verbatim/1.0", "Googlebot")]
    ['*', 'verbatim', 'another']
    """
    name = agent.partition("#")[0].partition("/")[0].strip().lower()
    return name if name in ("", "*", PRODUCT.lower()) else "another"
