"""A page of a press site, and what must be read out of it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.importing import Source


@dataclass(frozen=True, slots=True)
class Page:
    """A page whose structure is that of a kind of site, and whose words are invented.

    Attributes:
        layout: The kind of site.
        markup: The page.
        text: The body that must come out.
        doubtful: The fields that must be marked as doubtful.
    """

    layout: str
    address: str
    markup: str
    text: str
    title: str
    date: str | None
    publisher: str | None
    language: str
    place: str | None = None
    canonical: str | None = None
    doubtful: frozenset[str] = frozenset()
    encoding: str = "utf-8"
    charset: str | None = None

    @property
    def source(self) -> Source:
        """The page as it was fetched."""
        data = self.markup.encode(self.encoding)
        return Source(self.address, data, self.address, "text/html", self.charset)

    @property
    def facts(self) -> dict[str, str | None]:
        """The metadata that must come out, by the name of its field."""
        return {
            "title": self.title,
            "date": self.date,
            "place": self.place,
            "publisher": self.publisher,
            "url": self.canonical,
            "language": self.language,
        }
