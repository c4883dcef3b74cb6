"""Following redirects: every step is judged as the first one was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from corpus.fetching.errors import Refusal, shown
from corpus.fetching.page import Redirected
from corpus.fetching.web_address import WebAddress, joined

_BY_HAND = "open the page in a browser, and give the address it ends at, or the saved file"
_T = TypeVar("_T")


class TooManyRedirects(Refusal):
    """It leads on and on, or in a circle."""


@dataclass(frozen=True, slots=True)
class Trail(Generic[_T]):
    """The way from an address to what it stands for.

    Attributes:
        ask: Asks for one address; its second argument says whether that may be a private one.
        most: How many redirects are followed.
        allow_private: Whether private addresses may be asked for. From a public server no redirect
            leads to one, even so: whoever runs it doesn't know this network, or should not.
    """

    ask: Callable[[WebAddress, bool], Redirected | _T]
    most: int
    allow_private: bool

    def follow(self, start: WebAddress) -> _T:
        """Ask for an address, and for where it leads, until something else than a redirect comes.

        Raises:
            Refusal: A redirect leads nowhere, from https to http, or to what can't be fetched.
        """
        address, met, allow_private = start, {start.url}, self.allow_private
        for _ in range(self.most + 1):
            with _told(address, is_first=address is start):
                outcome = self.ask(address, allow_private)
                if not isinstance(outcome, Redirected):
                    return outcome
                address = _next(address, outcome.location)
            allow_private = allow_private and not outcome.is_from_public
            if address.url in met:
                raise TooManyRedirects("it redirects in a circle", mend=_BY_HAND)
            met.add(address.url)
        raise TooManyRedirects(f"it redirects more than {self.most} times", mend=_BY_HAND)


def _next(address: WebAddress, location: str) -> WebAddress:
    try:
        target = joined(address, location)
    except Refusal as refusal:
        what = f"it redirects to {shown(location)!r}: {refusal.what}"
        raise Refusal(what, mend=_BY_HAND) from None
    if address.scheme == "https" and target.scheme == "http":
        what = f"it redirects from https to {shown(target.url)}, which anyone on the way can alter"
        raise Refusal(what, mend="give that address, if you trust it")
    return target


@contextmanager
def _told(address: WebAddress, *, is_first: bool) -> Iterator[None]:
    """Say in an error to which address it redirects, unless that is the one asked for."""
    try:
        yield
    except Refusal as refusal:
        if is_first:
            raise
        what = f"it redirects to {shown(address.url)}: {refusal.what}"
        raise Refusal(what, mend=refusal.mend, status=refusal.status) from None
