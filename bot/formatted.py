"""Text with marks on it, as a Telegram message carries it: entities, never markup.

Telegram counts in UTF-16 code units, everything else here in code points. The change from the
one to the other happens in this file alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from telegram import MessageEntity
from telegram.constants import MessageEntityType, MessageLimit

from corpus import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """How a stretch of a text is shown: bold, as a quotation, as a link to `url`."""

    kind: MessageEntityType
    span: Span
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and the marks on it; texts add up, their marks move along.

    >>> both = Formatted("Now ") + bold("and then")
    >>> both.marks[0].span.of(both.text)
    'and then'
    """

    text: str
    marks: tuple[Mark, ...] = ()

    def __add__(self, other: Formatted) -> Formatted:
        by = len(self.text)
        moved = (
            Mark(mark.kind, Span(mark.span.start + by, mark.span.end + by), mark.url)
            for mark in other.marks
        )
        return Formatted(self.text + other.text, (*self.marks, *moved))

    def entities(self) -> list[MessageEntity]:
        """Return the marks as Telegram wants them, in UTF-16 code units."""
        at = list(accumulate((_units(char) for char in self.text), initial=0))
        return [
            MessageEntity(
                mark.kind,
                offset=at[mark.span.start],
                length=at[mark.span.end] - at[mark.span.start],
                url=mark.url,
            )
            for mark in self.marks
        ]

    def fits(self, *, reserve: int = 0) -> bool:
        """Whether it fits one message with `reserve` code units to spare."""
        return (
            units(self.text) + reserve <= MessageLimit.MAX_TEXT_LENGTH
            and len(self.marks) <= MessageLimit.MESSAGE_ENTITIES
        )


def marked(text: str, kind: MessageEntityType, url: str | None = None) -> Formatted:
    """Return a text that is marked from end to end; a mark on nothing is no mark."""
    return Formatted(text, (Mark(kind, Span(0, len(text)), url),) if text else ())


def bold(text: str) -> Formatted:
    """Return a text in bold."""
    return marked(text, MessageEntityType.BOLD)


def joined(parts: Iterable[Formatted], by: str) -> Formatted:
    """Return all parts in order with `by` between them."""
    whole: Formatted | None = None
    for part in parts:
        whole = part if whole is None else whole + Formatted(by) + part
    return whole or Formatted("")


def stretch(text: str, entity: MessageEntity) -> str:
    """Return what an entity covers in a message's text, cut as Telegram cuts it."""
    encoded = text.encode("utf-16-le")
    return encoded[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")


def units(text: str) -> int:
    """Return how long Telegram takes a text to be, in UTF-16 code units."""
    return sum(map(_units, text))


def _units(char: str) -> int:
    return 2 if ord(char) > 0xFFFF else 1
