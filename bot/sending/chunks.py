"""Blocks become messages: as few as Telegram allows, parted between blocks or paragraphs only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from telegram import InlineKeyboardMarkup

from bot.formatted import Formatted, Mark, joined
from bot.sending.outgoing import Outgoing
from corpus import Span, VerbatimError

_GAP = "\n\n"
_PARTING = re.compile(r"\n(?:[^\S\n]*\n)+")


class TooLongError(VerbatimError):
    """A paragraph or a quotation is more than one message can hold."""


def chunks(blocks: Sequence[Outgoing]) -> list[Outgoing]:
    """Return the messages that show these blocks, in order.

    The first message quotes what the first block that quotes does; the rows of all keyboards
    are under the last, as that is where the reader is in the end.

    Raises:
        TooLongError: A paragraph, or a quotation of several, does not fit one message.
    """
    messages: list[Outgoing] = []
    for piece in _pieces(blocks):
        merged = _merged(messages[-1], piece) if messages else None
        if merged and merged.text.fits():
            messages[-1] = merged
        else:
            messages.append(piece)
    if not messages:
        return []
    quoting = next((block.quoting for block in blocks if block.quoting), None)
    messages[0] = replace(messages[0], quoting=quoting)
    messages[-1] = replace(messages[-1], keyboard=_keyboard(blocks))
    return messages


def _pieces(blocks: Iterable[Outgoing]) -> Iterator[Outgoing]:
    for block in blocks:
        if block.text.fits():
            yield Outgoing(block.text, block.quotes)
        else:
            yield from (Outgoing(text, block.quotes) for text in _packed(block.text))


def _packed(text: Formatted) -> Iterator[Formatted]:
    """Yield the paragraphs of a text, as many at a time as fit."""
    held: Span | None = None
    for paragraph in _paragraphs(text):
        if not _cut(text, paragraph).fits():
            length = paragraph.end - paragraph.start
            raise TooLongError(f"a paragraph of {length} characters does not fit one message")
        longer = Span(held.start, paragraph.end) if held else paragraph
        if held and not _cut(text, longer).fits():
            yield _cut(text, held)
            longer = paragraph
        held = longer
    if held:
        yield _cut(text, held)


def _paragraphs(text: Formatted) -> Iterator[Span]:
    """Yield what blank lines part; those inside a mark part nothing."""
    start = 0
    for gap in _PARTING.finditer(text.text):
        if not any(m.span.start < gap.end() and gap.start() < m.span.end for m in text.marks):
            yield Span(start, gap.start())
            start = gap.end()
    yield Span(start, len(text.text))


def _cut(text: Formatted, at: Span) -> Formatted:
    """Return a stretch of a text with the marks in it; none crosses its ends."""
    moved = (
        Mark(mark.kind, Span(mark.span.start - at.start, mark.span.end - at.start), mark.url)
        for mark in text.marks
        if at.holds(mark.span)
    )
    return Formatted(at.of(text.text), tuple(moved))


def _merged(first: Outgoing, second: Outgoing) -> Outgoing:
    return Outgoing(joined((first.text, second.text), by=_GAP), (*first.quotes, *second.quotes))


def _keyboard(blocks: Sequence[Outgoing]) -> InlineKeyboardMarkup | None:
    rows = [row for block in blocks if block.keyboard for row in block.keyboard.inline_keyboard]
    return InlineKeyboardMarkup(rows) if rows else None
