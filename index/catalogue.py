"""What the corpus holds: each release with its metadata, the newest, those of a title.

A question is answered elsewhere; here a release is looked up, or a quote by the place it had.
Everything is told from one generation and is cheap for ten thousand releases: what needs a look at
all of them is made once, when it is first asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is the field's name below
from functools import cached_property
from typing import TYPE_CHECKING

from corpus import Span, paragraphs
from index.cited import cited
from index.corpus_facts import Facts, facts
from index.release_search import TitleIndex, search

if TYPE_CHECKING:
    from corpus import Release
    from index.answer import Quote
    from index.generation import Generation
    from index.tables import StoredRelease

_HASH_BYTES, _CHECK_BYTES = 6, 3
_SHORTEST_LEAD, _LEAD_AMONG = 80, 4
"""Characters of a paragraph that tells something, and among how many the first such is the lead:
releases begin with datelines, "For immediate release" and second titles."""


def short_hash(release: str) -> str:
    """Return twelve hexadecimal digits for a release's id, the same in every generation.

    Among ten thousand releases two share them with a probability of two in ten million.
    """
    return hashlib.blake2b(release.encode(), digest_size=_HASH_BYTES).hexdigest()


def words_check(words: str) -> str:
    """Return six hexadecimal digits by which a quote's words are known again."""
    return hashlib.blake2b(words.encode(), digest_size=_CHECK_BYTES).hexdigest()


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A release as a catalogue lists it; its text is asked for by itself."""

    id: str
    title: str
    date: Date
    publisher: str
    place: str | None
    url: str | None
    language: str


class Catalogue:
    """Looks releases up in one generation of an index."""

    def __init__(self, generation: Generation) -> None:
        self._index = generation
        self._tables = generation.tables

    @property
    def generation(self) -> str:
        """Name of the generation."""
        return self._index.name

    def __len__(self) -> int:
        return len(self._tables.releases)

    @cached_property
    def facts(self) -> Facts:
        """How many releases there are, since when, and by whom."""
        return facts(self._tables.releases, range(len(self)))

    def span(self) -> tuple[Date, Date] | None:
        """Return the dates of the oldest and the newest release; None of no releases."""
        oldest, newest = self.facts.oldest, self.facts.newest
        if oldest is None or newest is None:
            return None
        return self._tables.releases[oldest].date, self._tables.releases[newest].date

    def release(self, identity: str) -> CatalogueEntry | None:
        """Return the release of an id, if there is one."""
        number = self._tables.number_of.get(identity)
        return None if number is None else self._entry(number)

    def of_hash(self, short: str) -> CatalogueEntry | None:
        """Return the release of a `short_hash`; None where no release has it, or two have."""
        numbers = self._numbers_of_hash.get(short, [])
        return self._entry(numbers[0]) if len(numbers) == 1 else None

    def newest(self, count: int, offset: int = 0) -> tuple[CatalogueEntry, ...]:
        """Return releases by date, newest first; `offset` leaves out the first of them."""
        return tuple(map(self._entry, self._by_date[offset : offset + count]))

    def find(self, words: str, limit: int = 10) -> tuple[CatalogueEntry, ...]:
        """Return the releases that somebody may mean, best first.

        First the one of that id, then those whose title holds all the words (beginnings do; case
        and accents are forgiven), newest first, then those that speak of them, by BM25.
        """
        found = search(self._index, self._titles, words, limit)
        return tuple(map(self._entry, found))

    def text(self, identity: str) -> str:
        """Return the whole text of a release.

        Raises:
            KeyError: There is no such release.
            DamagedIndex: Its text is not what was written.
        """
        return self._tables.checked_text(self._tables.number_of[identity])

    def lead(self, identity: str) -> Quote | None:
        """Return the paragraph that opens a release, as a quote; None where nothing stands in it.

        Raises:
            KeyError: There is no such release.
            DamagedIndex: Its text is not what was written.
        """
        return lead(self._tables.releases[self._tables.number_of[identity]], self.text(identity))

    def quote_again(self, short: str, start: int, end: int, check: str) -> Quote | None:
        """Return a quote that was at a place of a release, in whatever generation that was.

        Words that have moved inside their release are found where a sentence begins with them.

        Args:
            short: The release's `short_hash`.
            start: Where the quote began.
            end: Where it ended.
            check: The `words_check` of its words.

        Returns:
            None where the release no longer has these words, or is gone.

        Raises:
            DamagedIndex: The release's text is not what was written.
        """
        for number in self._numbers_of_hash.get(short, []):
            text = self._tables.checked_text(number)
            for first in (start, *self._sentence_starts(number)):
                span = Span(first, first + end - start)
                if words_check(span.of(text)) == check:
                    return cited(self._tables.releases[number], text, span)
        return None

    def _sentence_starts(self, number: int) -> Iterator[int]:
        for row in self._tables.sentence_rows(number):
            yield self._tables.sentence(row).start

    def _entry(self, number: int) -> CatalogueEntry:
        stored = self._tables.releases[number]
        return CatalogueEntry(
            stored.id,
            stored.title,
            stored.date,
            stored.publisher,
            stored.place,
            stored.url,
            stored.language,
        )

    @cached_property
    def _by_date(self) -> list[int]:
        releases = self._tables.releases
        return sorted(range(len(self)), key=lambda one: (-releases[one].date.toordinal(), one))

    @cached_property
    def _titles(self) -> TitleIndex:
        return TitleIndex((one, self._tables.releases[one].title) for one in self._by_date)

    @cached_property
    def _numbers_of_hash(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        for number, release in enumerate(self._tables.releases):
            numbers.setdefault(short_hash(release.id), []).append(number)
        return numbers


def lead(release: StoredRelease | Release, text: str) -> Quote | None:
    """Return the paragraph that opens a release, as a quote."""
    opening = [span for span, _ in zip(paragraphs(text), range(_LEAD_AMONG), strict=False)]
    long = (span for span in opening if span.end - span.start >= _SHORTEST_LEAD)
    span = next(long, opening[0] if opening else None)
    return None if span is None else cited(release, text, span)
