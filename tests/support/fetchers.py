"""How tests make fetchers: the type of the fixture `fetcher`."""

from __future__ import annotations

from typing import Protocol

from corpus.fetching import Clock, Fetcher, Limits

NO_LIMITS_BUT_THE_USUAL = Limits()


class Fetchers(Protocol):
    """Makes a fetcher; it asks no robots.txt unless told to."""

    def __call__(
        self,
        *,
        allow_private: bool = False,
        obey_robots: bool = False,
        contact: str = "",
        limits: Limits = NO_LIMITS_BUT_THE_USUAL,
        clock: Clock | None = None,
    ) -> Fetcher: ...
