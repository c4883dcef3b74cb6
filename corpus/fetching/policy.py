"""What a fetch is allowed to do, as the curator decides it."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.fetching.limits import Limits


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of fetching.

    Attributes:
        allow_private: Whether addresses of an intranet or this machine may be reached, and ports
            other than the web's two.
        obey_robots: Whether robots.txt is asked; not to is for pages of one's own.
        contact: An address of a page or mailbox, for whoever runs a server and wonders who visits.
    """

    limits: Limits = field(default_factory=Limits)
    allow_private: bool = False
    obey_robots: bool = True
    contact: str = ""
