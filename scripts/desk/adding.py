"""Adding sources one by one: each is got, proposed, shown, and added or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import VerbatimError
from scripts.desk.decision import Decision
from scripts.desk.getting import AsItWas, Got
from scripts.desk.outcome import Outcome
from scripts.desk.seen import leave_review

if TYPE_CHECKING:
    from corpus.desk import Proposal
    from corpus.feeds import FeedEntry
    from corpus.importing import Found
    from scripts.desk.getting import Getter


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the curator wants of all sources.

    Attributes:
        overrides: Metadata, by key.
        allow_repeats: Add also what says the same as another release.
    """

    overrides: Mapping[str, str] = field(default_factory=dict)
    allow_repeats: bool = False


_TAKEN = frozenset(("added", "changed", "unchanged"))
"""What no longer waits for review then."""


class Adding:
    """Adds sources to a folder of releases.

    Args:
        releases: The folder.
        getter: Gets the sources.
        wishes: What the curator wants of all of them.
        decision: Decides of each proposal what becomes of it.
    """

    def __init__(self, releases: Path, getter: Getter, wishes: Wishes, decision: Decision) -> None:
        self._releases = releases
        self._getter = getter
        self._wishes = wishes
        self._decision = decision

    def prepare(self) -> None:
        """Read all releases, if that was never done, and say how far it has come.

        Raises:
            VerbatimError: The folder cannot be read.
        """
        from corpus.desk.holdings import Holdings
        from corpus.desk.holdings_file import is_there
        from scripts.progress import progress_bars

        if not is_there(self._releases):
            with progress_bars() as progress, Holdings.open(self._releases, progress):
                pass

    def add(self, name: str) -> Iterator[Outcome]:
        """Yield what comes of a source; of a feed what comes of each entry.

        Raises:
            CannotWrite: The folder cannot be written.
        """
        from corpus.feeds import is_feed

        got = self._got(name)
        if isinstance(got, Outcome):
            yield got
        elif is_feed(got.source):
            yield from self._add_feed(name, got)
        else:
            outcome = self._add_one(name, got, {})
            yield outcome
            if outcome.kind in _TAKEN:
                leave_review(name)

    def _add_feed(self, name: str, got: Got) -> Iterator[Outcome]:
        from corpus.feeds import entries

        try:
            found = entries(got.source)
        except VerbatimError as error:
            yield Outcome.failed(name, error)
            return
        held = held_entries(found, self._releases)
        for entry in found:
            if entry.url in held:
                yield Outcome(entry.url, "unchanged", held[entry.url], feed=name)
            else:
                yield self.add_entry(entry).of_feed(name)

    def add_entry(self, entry: FeedEntry) -> Outcome:
        """Add the page of a feed's entry.

        Raises:
            CannotWrite: The folder cannot be written.
        """
        got = self._got(entry.url)
        if isinstance(got, Outcome):
            return got
        return self._add_one(entry.url, got, hints_of(entry))

    def _got(self, name: str) -> Got | Outcome:
        try:
            got = self._getter.get(name, anew=bool(self._wishes.overrides))
        except VerbatimError as error:
            return Outcome.failed(name, error)
        if isinstance(got, AsItWas):
            return Outcome(name, "unchanged", got.release)
        return got

    def _add_one(self, name: str, got: Got, hints: Mapping[str, Found]) -> Outcome:
        from corpus.desk.errors import CannotWrite

        try:
            outcome = self._decision.of(name, self._propose(got, hints))
        except CannotWrite:
            raise
        except VerbatimError as error:
            return Outcome.failed(name, error)
        if outcome.has_written:
            self._getter.taken(name, got)
        return outcome

    def _propose(self, got: Got, hints: Mapping[str, Found]) -> Proposal:
        from corpus.desk import propose

        return propose(
            got.source,
            self._releases,
            overrides=self._wishes.overrides,
            allow_repeats=self._wishes.allow_repeats,
            hints=hints,
        )


def held_entries(found: tuple[FeedEntry, ...], releases: Path) -> dict[str, str]:
    """Return the entries that the corpus has already: id of the release, by the entry's address."""
    from corpus.desk.holdings import Holdings
    from corpus.desk.same_page import page_keys

    held = {}
    with Holdings.open(releases) as holdings:
        for entry in found:
            if releases_there := holdings.on_pages(page_keys(entry.url)):
                held[entry.url] = releases_there[0].id
    return held


def hints_of(entry: FeedEntry) -> dict[str, Found]:
    """Return what a feed says of its entry, for want of anything better."""
    from corpus.importing import Found

    hints = {}
    if entry.title:
        hints["title"] = Found(entry.title, "the feed's entry")
    if entry.published:
        hints["date"] = Found(entry.published.date().isoformat(), "the feed's entry")
    return hints
