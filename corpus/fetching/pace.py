"""The pause between two pages of one host."""

from __future__ import annotations

from corpus.fetching.clock import Clock, Deadline
from corpus.fetching.errors import Refusal


class Pace:
    """Keeps apart the visits to each host.

    Args:
        interval_s: At least so long from one to the next.
        longest_s: A host that asks for more is not waited for.
    """

    def __init__(self, clock: Clock, interval_s: float, longest_s: float) -> None:
        self._clock = clock
        self._interval_s = interval_s
        self._longest_s = longest_s
        self._visited: dict[str, float] = {}

    def keep(self, host: str, asked_s: float, deadline: Deadline) -> None:
        """Wait until a host may be visited again, and note the visit.

        `asked_s` is the pause that the host asks for by Crawl-delay, 0 for none.

        Raises:
            Refusal: The host asks for a longer pause than is waited for.
        """
        now = self._clock.monotonic()
        wait = self._visited.get(host, -float("inf")) + max(self._interval_s, asked_s) - now
        if wait > self._longest_s:
            raise too_long(host, wait)
        if wait > 0:
            deadline.pause(wait)
        self._visited[host] = max(now, now + wait)


def too_long(host: str, wait_s: float, status: int | None = None) -> Refusal:
    """Return what to raise where a host asks to be left alone for so long."""
    what = f"{host} asks to be left alone for {wait_s:.0f} s"
    return Refusal(what, mend="try again after that", status=status)
