"""The day a page says that a release was published, with all that speaks for it and against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the module speaks of days
from urllib.parse import unquote, urlsplit

from corpus.importing.extract import Found
from corpus.importing.page_structured import Structured
from corpus.importing.written_dates import written_dates

# Of the head; those that tell of changes are never looked at.
_METAS = (
    "article:published_time", "datepublished", "og:published_time", "dcterms.issued",
    "dc.date.issued", "dcterms.date.issued", "dcterms.created", "dc.date.created", "dc.date",
    "dcterms.date", "date", "pubdate", "publish-date", "publish_date", "publishdate",
    "publication_date", "publication-date", "parsely-pub-date", "sailthru.date",
    "originalpublicationdate", "dateissued", "release_date", "releasedate", "pub_date",
    "article.published",
)  # fmt: skip
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T|\b)")
_IN_URL = re.compile(r"(?:/|[-_])((?:19|20)\d{2})([-/_.]?)(\d{2})\2(\d{2})(?=/|[-_.]|$)")


@dataclass(frozen=True, slots=True)
class Claim:
    """A day that something says is that of the release.

    Attributes:
        other: The other reading where day and month could be either way round.
        rank: The smaller, the more it counts.
    """

    day: Date
    evidence: str
    rank: int
    other: Date | None = None


def claims_of_head(structured: Structured) -> Iterator[Claim]:
    """Yield what a page says to machines."""
    if value := structured.linked("datePublished"):
        yield from claims_of_value(value, "JSON-LD datePublished", 0)
    for evidence, value in structured.meta(*_METAS):
        yield from claims_of_value(value, evidence, 1)


def claims_of_address(address: str) -> Iterator[Claim]:
    """Yield the day in a page's address."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return
    for found in _IN_URL.finditer(path):
        day = _day(found[1], found[3], found[4])
        if day:
            yield Claim(day, "the address", 5)
            return


def published(claims: Sequence[Claim], *, retrieved: Date | None = None) -> Found | None:
    """Return the day that all claims agree on, or the best one, doubtful, where they don't.

    Args:
        claims: In any order.
        retrieved: When the page was fetched; a release of a later day is doubtful.
    """
    ranked = sorted(claims, key=lambda claim: claim.rank)
    if not ranked:
        return None
    sure = {claim.day for claim in ranked if claim.other is None}
    best = next((claim for claim in ranked if claim.other is None), ranked[0])
    day = best.day
    against = [claim for claim in ranked if day not in {claim.day, claim.other}]
    evidence = "; ".join(dict.fromkeys(claim.evidence for claim in ranked if claim not in against))
    for claim in against:
        evidence += f"; but {claim.evidence} says {claim.day.isoformat()}"
    is_ambiguous = not sure
    if is_ambiguous:
        evidence += f"; or {best.other} where the month comes first"
    is_late = retrieved is not None and day > retrieved
    is_only_address = all(claim.rank == 5 for claim in ranked)
    return Found(
        day.isoformat(), evidence, bool(against) or is_ambiguous or is_late or is_only_address
    )


def claims_of_value(value: str, evidence: str, rank: int) -> Iterator[Claim]:
    """Yield the day of a moment written for machines."""
    if found := _COMPACT.match(value):
        if day := _day(found[1], found[2], found[3]):
            yield Claim(day, evidence, rank)
        return
    for one in written_dates(value)[:1]:
        yield Claim(one.date, evidence, rank, one.other)


def _day(year: str, month: str, day: str) -> Date | None:
    try:
        return Date(int(year), int(month), int(day))
    except ValueError:
        return None
