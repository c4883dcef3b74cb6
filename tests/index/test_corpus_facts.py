"""Facts of a corpus from its metadata; the releases are invented."""

from __future__ import annotations

from datetime import date

from index.corpus_facts import Facts, facts
from index.tables import StoredRelease


def _release(name: str, day: date, publisher: str) -> StoredRelease:
    return StoredRelease(name, name, day, publisher, None, "en", 0, 0, "")


RELEASES = (
    _release("a", date(2031, 5, 1), "Lamp Guild"),
    _release("b", date(2030, 1, 1), "Harbour Guard"),
    _release("c", date(2031, 5, 1), "Lamp Guild"),
)


def test_they_are_counted_dated_and_told_by_publisher() -> None:
    assert facts(RELEASES, range(3)) == Facts(3, 1, 0, (("Lamp Guild", 2), ("Harbour Guard", 1)))


def test_they_may_be_asked_of_some_releases_only() -> None:
    assert facts(RELEASES, [2]) == Facts(1, 2, 2, (("Lamp Guild", 1),))


def test_of_no_release_none_is_known() -> None:
    assert facts(RELEASES, []) == Facts(0, None, None, ())
