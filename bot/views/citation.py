"""Where a quote stands: as the lines under it, and as text to be copied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from telegram.constants import InlineKeyboardButtonLimit, MessageEntityType

from bot.fidelity import tidied
from bot.formatted import Formatted, joined, marked, units

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - `date` is a field's name

    from corpus import Release
    from index import Quote
    from index.catalogue import CatalogueEntry

_TITLE_LENGTH, _NAME_LENGTH = 200, 80
"""Characters of what is told of a release: the lines of five fit a message in any script."""
_LONGEST_ADDRESS = 2048
"""Characters of an address that is still shown as a link: Telegram drops longer ones."""
_SHORTEST_TITLE = 20


def source(quote: Quote, number: int | None = None) -> Formatted:
    """Return the lines under a quote: the title, linked to the quoted words, and what else is told.

    Args:
        quote: The quote.
        number: Of the quote, where the message shows several.
    """
    also = len(quote.also)
    elsewhere = f"also in {also} other release{'s' * (also != 1)}" if also else ""
    facts = (
        day(quote.date),
        tidied(quote.publisher or "", _NAME_LENGTH),
        f"paragraph {quote.paragraph}",
        elsewhere,
    )
    title = linked_title(quote.title or quote.release, quote.link)
    first = title if number is None else Formatted(f"{number}. ") + title
    return joined((first, Formatted(facts_in_line(facts))), by="\n")


def heading(release: CatalogueEntry | Release, number: int | None = None) -> Formatted:
    """Return a release's title, linked to its page, and under it what else is told of it."""
    title = linked_title(release.title or release.id, release.url)
    facts = (
        day(release.date),
        tidied(release.publisher, _NAME_LENGTH),
        tidied(release.place or "", _NAME_LENGTH),
    )
    first = title if number is None else Formatted(f"{number}. ") + title
    return joined((first, Formatted(facts_in_line(facts))), by="\n")


def linked_title(title: str, address: str | None) -> Formatted:
    """Return a title on one line, linked where there is an address."""
    shown = tidied(title, _TITLE_LENGTH) or "Untitled"
    if address is None or not _opens(address):
        return Formatted(shown)
    return marked(shown, MessageEntityType.TEXT_LINK, address)


def _opens(address: str) -> bool:
    """Whether Telegram takes an address for a link, as it does of hosts with a dot in them."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    is_web = parts.scheme in ("http", "https") and "." in (parts.hostname or "").strip(".")
    return is_web and len(address) <= _LONGEST_ADDRESS and not re.search(r"\s", address)


def citation(quote: Quote) -> str:
    """Return where a quote stands, to be copied; with its words, where there is room for them all.

    At most 256 code units, as many as Telegram lets a button copy: of a long title the end is
    left out, of a quote or an address never a part.
    """
    most = int(InlineKeyboardButtonLimit.MAX_COPY_TEXT)
    return next(text for text in _citations(quote) if units(text) <= most)


def _citations(quote: Quote) -> Iterator[str]:
    """Yield ways to cite, the fullest first; the last one always fits."""
    title = tidied(quote.title or quote.release, _TITLE_LENGTH) or "Untitled"
    known = (tidied(quote.publisher or "", _NAME_LENGTH), day(quote.date))
    about = ", ".join([*filter(None, known), f"paragraph {quote.paragraph}"])
    addresses = [f" {one}" for one in dict.fromkeys((quote.link, quote.url)) if one] or [""]
    for words in (f"“{quote.text}”\n", ""):
        for address in addresses:
            yield f"{words}{title}, {about}.{address}"
    for address in (addresses[-1], ""):
        for length in range(len(title), _SHORTEST_TITLE, -1):
            yield f"{tidied(title, length)}, {about}.{address}"
    yield f"{day(quote.date)}, paragraph {quote.paragraph}."


def day(date: Date) -> str:
    """Return a date as it is read: "4 March 2031"."""
    return f"{date.day} {date:%B} {date.year}"


def facts_in_line(facts: tuple[str, ...]) -> str:
    """Return what is told, on one line, without what is not known."""
    return " · ".join(fact for fact in facts if fact)
