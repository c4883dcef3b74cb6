"""`verbatim follow`: polls feeds, and imports what is new in them."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from scripts.argument_types import positive

if TYPE_CHECKING:
    from index import Settings
    from scripts.desk.following import Following
    from scripts.desk.outcome import Outcome

PROBLEMS_FOUND = 1
_PAGES = ".feeds.sqlite3"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("feeds", nargs="+", metavar="FEED", help="RSS or Atom feeds, or pages that name one")
    add(
        "--every",
        type=positive,
        metavar="MINUTES",
        help="poll again after so many minutes, until SIGTERM or Ctrl-C; without it once",
    )
    add(
        "--yes",
        action="store_true",
        help="add what is beyond doubt to the corpus, and rebuild; else all goes to review",
    )
    add(
        "--review",
        type=Path,
        metavar="FOLDER",
        help="where new releases wait (default .verbatim/review)",
    )
    add("--publisher", metavar="NAME", help="of all entries")
    add("--language", metavar="TAG", help="of all entries, such as en, es or pt-BR")
    add("--tag", action="append", metavar="WORD", help="of all entries; may be given repeatedly")
    add("--json", action="store_true", help="print one JSON object a line, one for each entry")
    add("--allow-private", action="store_true", help="fetch from an intranet or this machine too")


def run(arguments: argparse.Namespace) -> int:
    """Poll the feeds; 1 where a feed or an entry of it could not be read."""
    from scripts.index_settings import read_index_settings

    settings = read_index_settings(arguments)
    with suppress(_Stopped), _stopped_by_signal():
        following = _following(arguments, settings)
        code = _poll(following, settings, arguments)
        while arguments.every:
            threading.Event().wait(arguments.every * 60)
            _poll_again(following, settings, arguments)
        return code
    print("verbatim: stopped", file=sys.stderr)
    return 0


class _Stopped(BaseException):
    """SIGTERM: whatever is going on is left, for everything is written whole or not at all."""


@contextmanager
def _stopped_by_signal() -> Iterator[None]:
    def stop(*_: object) -> NoReturn:
        raise _Stopped

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _poll(following: Following, settings: Settings, arguments: argparse.Namespace) -> int:
    from scripts.desk.rebuilding import rebuild

    outcomes: list[Outcome] = []
    for feed in arguments.feeds:
        of_feed = []
        for outcome in following.poll(feed):
            of_feed.append(outcome)
            _report(outcome, arguments)
        outcomes += of_feed
        _sum_up(feed, of_feed, arguments)
    if any(one.has_written for one in outcomes):
        rebuild(settings, aside=arguments.json)
    return PROBLEMS_FOUND if any(one.kind == "failed" for one in outcomes) else 0


def _poll_again(following: Following, settings: Settings, arguments: argparse.Namespace) -> None:
    """Poll, and go on whatever happens: the next time it may have mended."""
    from corpus.errors import VerbatimError
    from scripts import failures

    try:
        _poll(following, settings, arguments)
    except VerbatimError as error:
        failures.report(error)


def _report(outcome: Outcome, arguments: argparse.Namespace) -> None:
    if arguments.json:
        print(outcome.as_json(), flush=True)
    elif outcome.is_problem:
        print("verbatim:", outcome.line(), file=sys.stderr)
    elif outcome.kind != "unchanged":
        print(outcome.line(), flush=True)


def _sum_up(feed: str, outcomes: Sequence[Outcome], arguments: argparse.Namespace) -> None:
    from scripts.desk.outcome import summary
    from scripts.printable import printable

    said = summary(outcomes) or "nothing new"
    if not arguments.json:
        print(f"{printable(feed)}: {said}", file=sys.stderr, flush=True)


def _following(arguments: argparse.Namespace, settings: Settings) -> Following:
    from corpus.fetching import Fetcher, Policy, Remembered
    from index.settings import PROJECT
    from scripts.desk.adding import Adding, Wishes
    from scripts.desk.following import Following, ForReview, IntoCorpus
    from scripts.desk.getting import Getter
    from scripts.desk.seen import Seen

    releases = settings.releases
    review = arguments.review or PROJECT / ".verbatim" / "review"
    fetcher = Fetcher(Policy(allow_private=arguments.allow_private))
    getter = Getter.of(releases, fetcher)
    decision = IntoCorpus(releases, review) if arguments.yes else ForReview(review)
    adding = Adding(releases, getter, Wishes(_overrides(arguments)), decision)
    adding.prepare()
    return Following(releases, adding, fetcher, Remembered(review / _PAGES), Seen(review))


def _overrides(arguments: argparse.Namespace) -> dict[str, str]:
    tags = None if arguments.tag is None else ",".join(arguments.tag)
    given = {"publisher": arguments.publisher, "language": arguments.language, "tags": tags}
    return {key: value for key, value in given.items() if value is not None}
