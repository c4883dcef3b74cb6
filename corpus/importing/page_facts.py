"""All that a page tells about its release beside the text, gathered before furniture goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as Date  # noqa: N812 - the module speaks of days

from corpus.importing.dateline import dateline
from corpus.importing.extract import Found
from corpus.importing.html_tree import Element
from corpus.importing.page_address import address_of
from corpus.importing.page_dates import (
    Claim,
    claims_of_address,
    claims_of_head,
    published,
)
from corpus.importing.page_language import checked_language, declared_language
from corpus.importing.page_publisher import publisher_of
from corpus.importing.page_structured import structured_data
from corpus.importing.page_title import folded, headline
from corpus.importing.shown_dates import claims_of_text
from corpus.importing.source import Source
from corpus.language_of_text import detected_language


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page tells about its release.

    Attributes:
        headline: The element that shows the headline.
        claims: All days that something says is that of the release.
        read_in: The language that the page's days and labels are read in.
        retrieved: The day when the page was fetched.
    """

    title: Found | None
    headline: Element | None
    publisher: Found | None
    url: Found | None
    language: Found | None
    read_in: str
    claims: tuple[Claim, ...]
    retrieved: Date | None
    date: Found | None = None
    place: Found | None = None

    def with_text(self, text: str) -> PageFacts:
        """Return the facts, completed by what the text tells of place, day and language."""
        language = checked_language(self.language, text)
        read_in = language.value if language else self.read_in
        place, day = dateline(text, read_in)
        claims = list(self.claims)
        if day is not None:
            claims.append(_claim(day))
        if place and self.publisher and folded(place.value) == folded(self.publisher.value):
            place = None  # "INTERPOL – the organisation …"
        found = published(claims, retrieved=self.retrieved)
        return replace(self, language=language, place=place, date=found)


def read_facts(root: Element, source: Source) -> PageFacts:
    """Read what a page tells, of a tree that still has its head, its scripts and its furniture."""
    structured = structured_data(root)
    shown = headline(root, structured)
    title = shown.found.value if shown.found else ""
    language = declared_language(root, shown.element, structured)
    body = root.find("body")
    read_in = language.value if language else _language_of(body)
    claims = list(claims_of_head(structured))
    if body is not None:
        claims += claims_of_text(body, shown.element, read_in)
    url = address_of(root, structured, source.url)
    address = source.url or (url.value if url else "")
    claims += claims_of_address(address)
    return PageFacts(
        title=shown.found,
        headline=shown.element,
        publisher=publisher_of(root, structured, address or None, title),
        url=url,
        language=language,
        read_in=read_in,
        claims=tuple(claims),
        retrieved=source.retrieved.date() if source.retrieved else None,
    )


def _language_of(body: Element | None) -> str:
    if body is None:
        return "en"
    text = " ".join(one.text for one in body.iter("p", "div", "td", "font") if one.text)
    return detected_language(text) or "en"


def _claim(day: Found) -> Claim:
    other = None
    if day.is_doubtful:  # "…, or 2024-03-04 where the month comes first"
        other = Date.fromisoformat(day.evidence.rsplit(", or ", 1)[1][:10])
    return Claim(Date.fromisoformat(day.value), "the dateline", 4, other)
