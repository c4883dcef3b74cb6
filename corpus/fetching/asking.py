"""Asking for one address once, and what the answer amounts to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from corpus.fetching import body, media_type
from corpus.fetching.clock import Clock
from corpus.fetching.errors import Refusal
from corpus.fetching.exchange import Exchange, Response
from corpus.fetching.page import Busy, NotModified, Page, Redirected
from corpus.fetching.retry_after import wait_s
from corpus.fetching.robots import SIZE_BYTES
from corpus.fetching.status import BUSY, refusal_of
from corpus.fetching.validators import Validators, validators_of
from corpus.fetching.web_address import WebAddress
from corpus.importing.source import Source

_FOUND = (200, 203)
_NOT_MODIFIED = 304
_ELSEWHERE = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page that is asked for.

    Attributes:
        name: The address as the curator gave it.
        known: How the page was found last, to have it sent only where it has changed.
    """

    name: str
    known: Validators | None = None


def ask_page(
    exchange: Exchange, address: WebAddress, wanted: Wanted, clock: Clock
) -> Page | NotModified | Redirected | Busy:
    """Ask for a page.

    Raises:
        Refusal: It cannot be had, is too large or is of no kind that a release can be made of.
    """
    conditions = wanted.known.headers(address.url) if wanted.known else {}
    with exchange.get(address, conditions) as response:
        if busy := _busy(response, clock.now()):
            return busy
        if conditions and response.status == _NOT_MODIFIED:
            return NotModified(address.url)
        if redirected := _redirected(response):
            return redirected
        source = _source(wanted.name, address, response, exchange.limits.size_bytes, clock)
        return Page(source, validators_of(address.url, response.headers))


def ask_robots(exchange: Exchange, address: WebAddress) -> str | Redirected | None:
    """Ask for a robots.txt; None where there is none.

    Raises:
        Refusal: The server can't be reached, or is at fault.
    """
    with exchange.get(address, {}) as response:
        if redirected := _redirected(response):
            return redirected
        if 400 <= response.status < 500 and response.status not in BUSY:
            return None
        if response.status not in _FOUND:
            raise refusal_of(response.status)
        text = body.read_start(response.headers, response.chunks, SIZE_BYTES)
        return text.decode("utf-8-sig", "replace")


def _busy(response: Response, now: datetime) -> Busy | None:
    if response.status not in BUSY:
        return None
    wait = wait_s(response.headers.get("retry-after", ""), now)
    return None if wait is None else Busy(wait, response.status)


def _redirected(response: Response) -> Redirected | None:
    if response.status not in _ELSEWHERE:
        return None
    location = _location(response.headers)
    if not location:
        raise Refusal(f"it redirects ({response.status}) and does not say where")
    return Redirected(location, response.is_from_public)


def _location(headers: Mapping[str, str]) -> str:
    """Return where a redirect leads: some servers send it in UTF-8."""
    location = headers.get("location", "")
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def _source(
    name: str, address: WebAddress, response: Response, size_bytes: int, clock: Clock
) -> Source:
    if response.status not in _FOUND:
        raise refusal_of(response.status)
    kind, charset = media_type.media_type_and_charset(response.headers.get("content-type", ""))
    media_type.check(kind)
    data = body.read(response.headers, response.chunks, size_bytes)
    return Source(name, data, address.url, kind, charset, clock.now())
