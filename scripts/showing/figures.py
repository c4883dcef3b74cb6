"""How many releases, words and paragraphs there are, of when, by whom, in what language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus import Release

Ranking = tuple[tuple[str, int], ...]
"""Each name with how many releases have it, the most first."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What some releases come to.

    Attributes:
        days: Of each release, its date, in order.
        without_place: How many name none.
    """

    releases: int
    words: int
    paragraphs: int
    characters: int
    days: tuple[Date, ...]
    publishers: Ranking
    languages: Ranking
    places: Ranking
    tags: Ranking
    without_place: int


def figures(releases: Sequence[Release]) -> Figures:
    """Count."""
    places = [release.place for release in releases if release.place]
    return Figures(
        releases=len(releases),
        words=sum(len(release.text.split()) for release in releases),
        paragraphs=sum(release.text.count("\n\n") + 1 for release in releases if release.text),
        characters=sum(len(release.text) for release in releases),
        days=tuple(sorted(release.date for release in releases)),
        publishers=_ranked(release.publisher for release in releases),
        languages=_ranked(release.language for release in releases),
        places=_ranked(places),
        tags=_ranked(tag for release in releases for tag in set(release.tags)),
        without_place=len(releases) - len(places),
    )


def _ranked(names: Iterable[str]) -> Ranking:
    return tuple(sorted(Counter(names).items(), key=lambda one: (-one[1], one[0])))
