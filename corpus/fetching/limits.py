"""How much a fetch may take before it is given up."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one fetch.

    Attributes:
        size_bytes: Of the body, unpacked.
        total_s: For everything but pauses, redirects included, however little arrives at a time.
        connect_s: For one connection, TLS apart; a host with several addresses has several tries.
        redirects: How many are followed.
        robots_s: For reading a host's robots.txt.
        interval_s: At least so long from one page of a host to the next.
        pause_s: The longest wait that a host may ask for, by Crawl-delay or Retry-After.
        retries: How often a host that says when to come again (429, 503) is asked again.
    """

    size_bytes: int = 32 * MEGABYTE
    total_s: float = 60
    connect_s: float = 10
    redirects: int = 5
    robots_s: float = 15
    interval_s: float = 1
    pause_s: float = 60
    retries: int = 2
