"""What is raised when something cannot be fetched or read, always sayable in one line."""

from __future__ import annotations

import re

from corpus.errors import VerbatimError
from corpus.problem import one_line

_LONGEST_SHOWN = 200
_USERINFO = re.compile(r"(?<=//)[^/?#]*@")


class Refusal(VerbatimError):
    """Why something cannot be fetched, before it is said which address that was.

    Attributes:
        status: What the server answered, where it did, such as 404.
    """

    def __init__(self, what: str, *, mend: str = "", status: int | None = None) -> None:
        super().__init__(what, mend=mend)
        self.status = status


class Unreachable(Refusal):
    """There is no host, none that may be reached, or no connection to it."""


class CannotFetch(VerbatimError):
    """An address cannot be fetched; it says which, why, and what to do.

    Attributes:
        url: As it was asked for.
        status: What the server answered, where it did, such as 404.
    """

    def __init__(self, url: str, why: str, *, mend: str = "", status: int | None = None) -> None:
        super().__init__(f"cannot fetch {shown(url)}: {one_line(why)}", mend=one_line(mend))
        self.url = url
        self.status = status


class CannotRead(VerbatimError):
    """A file, or what comes in on stdin, cannot be read."""


def shown(url: str) -> str:
    """Return an address as a message shows it: one line, cut where long, without a password.

    >>> shown("http://ada:secret@press.example/")
    'http://…@press.example/'
    """
    url = one_line(_USERINFO.sub("…@", url))
    return url if len(url) <= _LONGEST_SHOWN else url[: _LONGEST_SHOWN - 1] + "…"
