"""Facts of the releases that none of them tells: how many, since when, by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.tables import StoredRelease


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of some releases.

    Attributes:
        number: How many there are.
        oldest, newest: Their numbers, by date, the first of a day's; None where there are none.
        publishers: Each with how many are its, most first.
    """

    number: int
    oldest: int | None
    newest: int | None
    publishers: tuple[tuple[str, int], ...]


def facts(releases: Sequence[StoredRelease], numbers: Iterable[int]) -> Facts:
    """Return what the metadata of some of the releases tell."""
    by_date = sorted(numbers, key=lambda number: (releases[number].date, number))
    newest = [one for one in by_date if releases[one].date == releases[by_date[-1]].date]
    publishers = Counter(releases[number].publisher for number in by_date)
    return Facts(
        len(by_date),
        by_date[0] if by_date else None,
        newest[0] if newest else None,
        tuple(sorted(publishers.items(), key=lambda one: (-one[1], one[0]))),
    )
