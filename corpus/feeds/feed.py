"""The entries of a feed, whichever of RSS and Atom it is, however it is broken.

`well_formed` makes plain XML of what came, without entities or a document type; only that goes to
feedparser, which knows the formats and their dates.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from corpus.errors import VerbatimError
from corpus.feeds.dates import published
from corpus.feeds.plain import plain
from corpus.feeds.well_formed import NotXml, well_formed
from corpus.importing.source import Source
from corpus.problem import quoted

_SIGHTED = 4096  # bytes of the beginning that are looked at
_ROOT = re.compile(
    # Atomic: else every run of comments could be read in twice as many ways as the one before.
    rb"\s*(?>(?>(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*)*)"
    rb"<(?:\w+:)?(?:rss|feed|rdf)\b",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed, most often a page.

    Attributes:
        url: Of the page, absolute, http or https.
        title: Plain text on one line, possibly empty; as is `summary`.
        published: With its time zone; when it was changed, where that is all it says; None where
            it says nothing, or nothing that is a date.
        id: What tells it from others for good: the feed's own, else the address.
    """

    url: str
    title: str
    published: datetime | None
    summary: str
    id: str


class CannotReadFeed(VerbatimError):
    """It is no feed, or one that cannot be used."""


def is_feed(source: Source) -> bool:
    """Whether a source looks like a feed, by its first bytes."""
    # UTF-16 looks like its letters once the zeros are gone.
    letters = source.data[:_SIGHTED].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return _ROOT.match(letters) is not None


def entries(source: Source) -> tuple[FeedEntry, ...]:
    """Return the entries of a feed in its order, each once.

    What has no link to a page is passed over.

    Raises:
        CannotReadFeed: It is no feed, or declares entities, or none of its entries has a link.
    """
    parsed = _parsed(_xml(source), source)
    if not parsed.version:
        what = f"{quoted(source.name)} is no feed"
        raise CannotReadFeed(what, mend="give the address of an RSS or Atom feed")
    found = tuple(_once(entry for raw in parsed.entries if (entry := _entry(raw))))
    if parsed.entries and not found:
        what = f"no entry of {quoted(source.name)} has a link to a page"
        mend = "give the feed's address rather than a file of it, if its links are relative"
        raise CannotReadFeed(what, mend=mend)
    return found


def _xml(source: Source) -> bytes:
    try:
        return well_formed(source.data, source.charset)
    except NotXml as error:
        what = f"{quoted(source.name)} cannot be read as a feed: {error}"
        raise CannotReadFeed(what, mend="give the address of an RSS or Atom feed") from None


def _parsed(data: bytes, source: Source) -> Any:
    import feedparser

    try:
        # Sanitising and resolving inside summaries is left out: they become plain text here.
        return feedparser.parse(
            io.BytesIO(data),
            response_headers={"content-location": source.url or "", "content-type": "text/xml"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:  # it trips over an entry inside the link of another, among others
        what = f"{quoted(source.name)} is too broken to be read as a feed ({type(error).__name__})"
        raise CannotReadFeed(what, mend="tell its publisher, or give the pages it lists") from None


def _entry(raw: Any) -> FeedEntry | None:
    url = _page(raw)
    if url is None:
        return None
    return FeedEntry(
        url=url,
        title=plain(_text(raw, "title")),
        published=published(raw),
        summary=plain(_text(raw, "summary")),
        id=_text(raw, "id").strip() or url,
    )


def _page(raw: Any) -> str | None:
    """Return the address of an entry's page: the link meant for readers, else any."""
    links = [link for link in raw.get("links") or () if isinstance(link, dict)]
    rank = {"alternate": 0, None: 1}
    ordered = sorted(links, key=lambda link: rank.get(link.get("rel"), 2))
    candidates = [_text(raw, "link"), *(_text(link, "href") for link in ordered)]
    return next((url for one in candidates if _is_web(url := one.strip())), None)


def _text(raw: Any, name: str) -> str:
    """Return a text that feedparser found; an element of any name may put something else there."""
    value = raw.get(name)
    return value if isinstance(value, str) else ""


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _once(found: Iterator[FeedEntry]) -> Iterator[FeedEntry]:
    """Yield the entries without those whose id or page came before."""
    ids: set[str] = set()
    urls: set[str] = set()
    for entry in found:
        if entry.id not in ids and entry.url not in urls:
            yield entry
        ids.add(entry.id)
        urls.add(entry.url)
