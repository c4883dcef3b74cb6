"""A release as a person reads it: what is known of it, then its text, its paragraphs numbered.

Off a terminal the text stands as it is, character for character, after lines of `key: value`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus import Span, paragraphs
from scripts.printable import printable
from scripts.wrap import wrapped

if TYPE_CHECKING:
    from corpus import Release
    from scripts.page import Page

_FIELDS = (
    "id",
    "title",
    "date",
    "publisher",
    "place",
    "url",
    "language",
    "tags",
    "source",
    "retrieved",
    "source_sha256",
)
_LINKS = ("url", "source")
"""Never wrapped: a link broken over lines can be neither clicked nor copied."""
_LABEL = 13  # columns: the longest name of a field
_NUMBER = 5  # columns before the text


def fields(release: Release) -> Iterator[tuple[str, str]]:
    """Yield what is known of a release, by its name in the front matter."""
    for name in _FIELDS:
        value = getattr(release, name)
        if value is not None and value != ():
            yield name, ", ".join(value) if isinstance(value, tuple) else str(value)


def heading(release: Release, page: Page) -> Iterator[str]:
    """Yield what is known of a release, line by line."""
    for name, value in fields(release):
        shown = printable(value)
        if page.width is None:
            yield f"{name}: {shown}"
            continue
        whole = Span(0, len(shown))
        room = max(page.width - _LABEL - 2, 1)
        lines = [whole] if name in _LINKS else wrapped(shown, whole, room)
        for number, line in enumerate(lines):
            label = page.styled(f"{'' if number else name:{_LABEL}}", "quiet")
            yield f"{label}  {line.of(shown)}"


def told(release: Release, page: Page) -> Iterator[str]:
    """Yield a release line by line, with what is known of it first."""
    yield from heading(release, page)
    yield ""
    if page.width is None:
        yield release.text
        return
    for number, span in enumerate(paragraphs(release.text), 1):
        if number > 1:
            yield ""
        yield from numbered(release.text, span, str(number), page)


def numbered(text: str, span: Span, number: str, page: Page) -> Iterator[str]:
    """Yield a stretch of a text as the lines of a terminal, its number in the margin."""
    text = text.replace("\t", " ")  # one column as well, whatever the terminal thinks of tabs
    room = max((page.width or 0) - _NUMBER, 1)
    for place, line in enumerate(wrapped(text, span, room)):
        margin = page.styled(f"{'' if place else number:>{_NUMBER - 2}}  ", "quiet")
        words = line.of(text)
        yield margin + words + page.closing(words)
