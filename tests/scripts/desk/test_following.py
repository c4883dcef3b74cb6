"""Following feeds: each entry once, into the review folder or the corpus, politely."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from invented_sources import LANTERNS, markup_of
from web_server import StoppedClock, WebServer, reply

from corpus import load_corpus
from corpus.fetching import Fetcher, Policy, Remembered
from scripts.desk.adding import Adding, Wishes
from scripts.desk.following import Following, ForReview, IntoCorpus
from scripts.desk.getting import Getter
from scripts.desk.outcome import Outcome
from scripts.desk.seen import MOST_TRIES, Seen

ORCHARD = (
    "ELSEWHERE – Growers of the made-up valley planted three hundred pear trees on Friday, to make "
    "up for those that the frost had killed two winters before.",
    "The first pears are awaited in five years, the growers said, if no other frost comes along.",
)


class Makes(Protocol):
    """Makes what follows feeds, as a new process would."""

    def __call__(self, *, into_corpus: bool = False) -> Following: ...


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    folder.mkdir()
    return folder


@pytest.fixture
def review(tmp_path: Path) -> Path:
    return tmp_path / "review"


@pytest.fixture
def server() -> Iterator[WebServer]:
    server = WebServer()
    server.pages["/1"] = reply(markup_of().encode())
    server.pages["/2"] = reply(markup_of(*LANTERNS, title="Lanterns hung").encode())
    server.pages["/3"] = reply(markup_of(*ORCHARD, title="Pears", publisher=None).encode())
    yield server
    server.close()


@pytest.fixture
def feed(server: WebServer) -> str:
    """The address of a feed that lists two pages."""
    offer(server, "/1", "/2")
    return f"{server.url}/feed"


@pytest.fixture
def makes(releases: Path, review: Path) -> Makes:
    def make(*, into_corpus: bool = False) -> Following:
        policy = Policy(allow_private=True, obey_robots=False)
        fetcher = Fetcher(policy, clock=StoppedClock().clock)
        decision = IntoCorpus(releases, review) if into_corpus else ForReview(review)
        adding = Adding(releases, Getter.of(releases, fetcher), Wishes(), decision)
        return Following(
            releases, adding, fetcher, Remembered(review / ".feeds.sqlite3"), Seen(review)
        )

    return make


def offer(server: WebServer, *pages: str, etag: str = '"one"') -> None:
    """Let the feed list these pages."""
    entries = "".join(
        f"<entry><id>{page}</id><title>Entry {page}</title><link href='{server.url}{page}'/>"
        "<updated>2019-05-06T08:00:00Z</updated></entry>"
        for page in pages
    )
    xml = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title>{entries}</feed>"
    server.pages["/feed"] = reply(xml.encode(), content_type="application/atom+xml", ETag=etag)


def kinds(outcomes: Iterator[Outcome]) -> list[str]:
    return [outcome.kind for outcome in outcomes]


def waiting(review: Path) -> list[str]:
    return sorted(path.name for path in review.glob("*.md"))


def ids(releases: Path) -> list[str]:
    return [file.release.id for file in load_corpus(releases).files]


def test_what_is_new_waits_for_review(
    makes: Makes, feed: str, releases: Path, review: Path
) -> None:
    assert kinds(makes().poll(feed)) == ["for review", "for review"]
    assert waiting(review) == ["2019-05-06-harbour-seals-counted.md", "2019-05-06-lanterns-hung.md"]
    assert ids(releases) == []


def test_a_feed_that_has_not_changed_is_not_sent_again(
    makes: Makes, feed: str, server: WebServer
) -> None:
    list(makes().poll(feed))
    server.pages["/feed"] = reply(b"", status=304, ETag='"one"')
    assert kinds(makes().poll(feed)) == []
    assert server.requests[-1].headers["if-none-match"] == '"one"'


def test_an_entry_is_imported_once_even_when_its_release_was_rejected(
    makes: Makes, feed: str, server: WebServer, review: Path
) -> None:
    list(makes().poll(feed))
    for path in review.glob("*.md"):
        path.unlink()
    offer(server, "/3", "/1", "/2", etag='"two"')
    assert kinds(makes().poll(feed)) == ["for review"]
    assert waiting(review) == ["2019-05-06-pears.md"]
    assert server.targets.count("/1") == 1


def test_what_the_corpus_has_already_is_not_fetched(
    makes: Makes, feed: str, server: WebServer, releases: Path
) -> None:
    list(makes(into_corpus=True).poll(feed))
    offer(server, "/1", "/2", etag='"two"')
    (releases.parent / "review" / ".seen.sqlite3").unlink()
    assert kinds(makes().poll(feed)) == ["unchanged", "unchanged"]
    assert server.targets.count("/1") == 1


def test_into_the_corpus_goes_only_what_is_beyond_doubt(
    makes: Makes, feed: str, server: WebServer, releases: Path, review: Path
) -> None:
    offer(server, "/3", "/1")
    assert kinds(makes(into_corpus=True).poll(feed)) == ["for review", "added"]
    assert ids(releases) == ["2019-05-06-harbour-seals-counted"]
    [pears] = review.glob("*.md")
    # By its host alone, which is no name.
    assert "\n# doubtful, the host of the address:\n" in pears.read_text(encoding="utf-8")


def test_the_feed_says_what_a_page_does_not(
    makes: Makes, feed: str, server: WebServer, releases: Path
) -> None:
    server.pages["/1"] = reply(markup_of(*LANTERNS, date=None).encode())
    offer(server, "/1")
    [outcome] = makes(into_corpus=True).poll(feed)
    assert outcome.kind == "added"
    [file] = load_corpus(releases).files
    assert file.release.date.isoformat() == "2019-05-06"


def test_what_repeats_a_release_is_left_out_and_remembered(
    makes: Makes, feed: str, server: WebServer, releases: Path, review: Path
) -> None:
    list(makes(into_corpus=True).poll(feed))
    server.pages["/copy"] = reply(markup_of(title="Seals again").encode())
    offer(server, "/copy", etag='"two"')
    assert kinds(makes().poll(feed)) == ["repeated"]
    assert waiting(review) == []
    offer(server, "/copy", etag='"three"')
    assert kinds(makes().poll(feed)) == []


def test_an_entry_that_cannot_be_fetched_is_tried_again_but_not_for_ever(
    makes: Makes, feed: str, server: WebServer
) -> None:
    offer(server, "/1", "/none")
    assert kinds(makes().poll(feed)) == ["for review", "failed"]
    list(makes().poll(feed))
    # The feed must be sent again as long as an entry of it is to be tried again.
    asked = [request for request in server.requests if request.target == "/feed"]
    assert "if-none-match" not in asked[-1].headers
    for _ in range(MOST_TRIES - 2):
        assert kinds(makes().poll(feed)) == ["failed"]
    assert kinds(makes().poll(feed)) == []
    assert server.targets.count("/none") == MOST_TRIES


def test_an_entry_that_comes_late_is_still_imported(
    makes: Makes, feed: str, server: WebServer
) -> None:
    offer(server, "/late")
    assert kinds(makes().poll(feed)) == ["failed"]
    server.pages["/late"] = reply(markup_of().encode())
    assert kinds(makes().poll(feed)) == ["for review"]


def test_a_page_that_names_its_feed_is_followed_too(
    makes: Makes, feed: str, server: WebServer
) -> None:
    link = '<link rel="alternate" type="application/atom+xml" href="/feed">'
    server.pages["/news"] = reply(f"<html><head>{link}</head><body>News</body></html>".encode())
    assert kinds(makes().poll(f"{server.url}/news")) == ["for review", "for review"]


@pytest.mark.parametrize("page", ["/1", "/gone", "/broken"])
def test_a_feed_that_cannot_be_read_is_said_in_one_line(
    makes: Makes, server: WebServer, page: str
) -> None:
    bomb = b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss><channel><title>&a;</title></channel></rss>"
    server.pages["/broken"] = reply(bomb, content_type="application/rss+xml")
    [outcome] = makes().poll(f"{server.url}{page}")
    assert outcome.kind == "failed"
    assert "\n" not in outcome.line()
    assert outcome.mend


def test_it_can_be_left_between_any_two_entries(makes: Makes, feed: str, review: Path) -> None:
    polling = makes().poll(feed)
    assert next(polling).kind == "for review"
    del polling
    assert kinds(makes().poll(feed)) == ["for review"]
    assert len(waiting(review)) == 2
