"""What comes of fetching."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.fetching.validators import Validators
from corpus.importing.source import Source


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched, and how to ask later whether it has changed."""

    source: Source
    validators: Validators


@dataclass(frozen=True, slots=True)
class NotModified:
    """The page is as it was when the validators were taken; `url` is where it is."""

    url: str


@dataclass(frozen=True, slots=True)
class Redirected:
    """A server's word that the page is elsewhere.

    Attributes:
        location: As the server gave it.
        is_from_public: Whether that server has a public address.
    """

    location: str
    is_from_public: bool


@dataclass(frozen=True, slots=True)
class Busy:
    """A server's wish to be asked again after a while, and the status it came with."""

    wait_s: float
    status: int
