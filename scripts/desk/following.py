"""Following feeds: what is new in them goes into the review folder, or into the corpus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import VerbatimError
from scripts.desk.adding import held_entries
from scripts.desk.decision import added, obstacle
from scripts.desk.getting import Got, is_address
from scripts.desk.outcome import Outcome
from scripts.desk.seen import Seen

if TYPE_CHECKING:
    from corpus.desk import Proposal
    from corpus.feeds import FeedEntry
    from corpus.fetching import Fetcher, Remembered
    from scripts.desk.adding import Adding


class ForReview:
    """Puts every new release into the review folder.

    Args:
        folder: The review folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, name: str, proposal: Proposal) -> Outcome:
        """See `Decision`."""
        from corpus.desk.review import put_by

        found = obstacle(name, proposal)
        if found is not None and found.kind in {"unchanged", "repeated"}:
            return found
        path = put_by(proposal, self._folder)
        return Outcome(name, "for review", proposal.release.id, proposal, path)


class IntoCorpus:
    """Adds what is beyond doubt, and puts the rest into the review folder.

    Args:
        releases: The folder of releases.
        folder: The review folder.
    """

    def __init__(self, releases: Path, folder: Path) -> None:
        self._releases = releases
        self._otherwise = ForReview(folder)

    def of(self, name: str, proposal: Proposal) -> Outcome:
        """See `Decision`."""
        if obstacle(name, proposal):
            return self._otherwise.of(name, proposal)
        return added(name, proposal, self._releases)


class Following:
    """Polls feeds.

    Args:
        releases: The folder of releases.
        adding: Adds the page of an entry.
        fetcher: Visits feeds.
        found: How each feed was found when all its entries were done.
        seen: The entries that were seen.
    """

    def __init__(
        self, releases: Path, adding: Adding, fetcher: Fetcher, found: Remembered, seen: Seen
    ) -> None:
        self._releases = releases
        self._adding = adding
        self._fetcher = fetcher
        self._found = found
        self._seen = seen

    def poll(self, feed: str) -> Iterator[Outcome]:
        """Yield what comes of each entry that is new in a feed.

        Raises:
            VerbatimError: What was seen cannot be remembered, or nothing be written.
        """
        from corpus.feeds import entries

        try:
            got = self._feed(feed)
            found = entries(got.source) if got else ()
        except VerbatimError as error:
            yield Outcome.failed(feed, error)
            return
        fresh = [entry for entry in found if not self._seen.is_done(feed, entry.id)]
        is_done = True
        for outcome in self._import(feed, fresh):
            is_done &= outcome.kind != "failed"
            yield outcome
        # As long as an entry is to be tried again, the feed must be sent again.
        if got and got.validators and is_done:
            self._found.record(feed, got.validators)

    def _import(self, feed: str, fresh: list[FeedEntry]) -> Iterator[Outcome]:
        held = held_entries(tuple(fresh), self._releases)
        for entry in fresh:
            if entry.url in held:
                outcome = Outcome(entry.url, "unchanged", held[entry.url])
            else:
                outcome = self._adding.add_entry(entry)
            self._seen.record(feed, entry.id, entry.url, outcome.kind)
            yield outcome.of_feed(feed)

    def _feed(self, name: str) -> Got | None:
        """Return a feed, None where it is as it was when all its entries were done.

        Raises:
            VerbatimError: It cannot be got, or is neither a feed nor a page that names one.
        """
        from corpus.feeds import CannotReadFeed, discover, is_feed
        from corpus.fetching import Page, read_file

        if not is_address(name):
            return Got(read_file(Path(name)))
        page = self._fetcher.visit(name, known=self._found.of(name))
        if not isinstance(page, Page):
            return None
        if is_feed(page.source):
            return Got(page.source, page.validators)
        named = discover(page.source)
        if not named:
            what = f"{name} is no feed, and names none"
            raise CannotReadFeed(what, mend="give the address of an RSS or Atom feed")
        page = self._fetcher.visit(named[0], known=None)
        assert isinstance(page, Page)
        return Got(page.source)
