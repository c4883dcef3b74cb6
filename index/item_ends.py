"""Where an item of an enumeration begins and ends.

Marks and joining words at its ends are not part of it, nor is what is said of it behind it; the
one word that stands between it and a separator may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus import Span
from corpus.patterns import lazy_pattern
from index.item_shape import ARTICLE, is_abbreviated, shape, size

_EDGE = " \t\n\u00a0,;:"
_LEADING = lazy_pattern(r"(?:(?:and|or|as\swell\sas|along\swith)\s+|[•·▪*]\s*)+")
_TRAILING = lazy_pattern(r"\s(?:and|or)$")
_LONGEST_TRAILING = len(" and")
_AGE_OR_TOWN = lazy_pattern(r",\s(?:\d{1,3}\b|of\s)")
_THE_NAME = lazy_pattern(r"^the\s(?=[A-Z])")
_FUNCTION = lazy_pattern(
    r"(?:the|by|with|from|in|at|to|of|on|for|then|also|even|including|is|was|are|were|that)\b",
    re.IGNORECASE,
)

_ALONE = lazy_pattern(r"(?:the|an?)\s?", re.IGNORECASE)
_NO_WORDS = lazy_pattern(
    r"\W*(?:(?:the|an?|and|or|by|with|from|in|at|to|of|on|for|then|also|due|including|is|was|are"
    r"|were|that)\b\W*)*",
    re.IGNORECASE,
)


def tidy(text: str, spans: Iterable[Span], within: Span) -> list[Span]:
    """Return the spans in order, apart from each other and without what only joins items."""
    tidied: list[Span] = []
    for span in _with_words(text, spans):
        start = max(span.start, within.start, tidied[-1].end if tidied else 0)
        trimmed = _trimmed(text, start, min(span.end, within.end))
        if trimmed.start < trimmed.end:
            tidied.append(trimmed)
    return tidied


def _with_words(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in order; of those without a word of their own, articles join the next span."""
    lead: Span | None = None
    for span in sorted(spans):
        if _NO_WORDS.fullmatch(text, span.start, span.end):
            lead = span if _ALONE.fullmatch(text, span.start, span.end) else None
            continue
        adjoins = lead is not None and text[lead.end : span.start] in ("", " ")
        yield Span(lead.start, span.end) if lead is not None and adjoins else span
        lead = None


def _trimmed(text: str, start: int, end: int) -> Span:
    before = None
    while before != (start, end):
        before = (start, end)
        start, end = _without_marks(text, start, end)
        if start < end and (leading := _LEADING.match(text, start, end)):
            start = leading.end()
        last = max(start, end - _LONGEST_TRAILING)
        if start < end and (trailing := _TRAILING.search(text, last, end)):
            end = trailing.start()
    return _without_stop(text, Span(start, end))


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _without_stop(text: str, span: Span) -> Span:
    """Return a span without the full stop behind it, unless that belongs to its last word."""
    words = span.of(text)
    is_stop = words.endswith(".") and len(words) > 1
    return Span(span.start, span.end - 1) if is_stop and not is_abbreviated(words[:-1]) else span


def without_age(text: str, piece: Span) -> Span:
    """Return a person's name without the age and town behind it."""
    aside = _AGE_OR_TOWN.search(piece.of(text))
    return Span(piece.start, piece.start + aside.start()) if aside else piece


def without_the(words: str) -> str:
    """Return a name without "the"; other words stay as they are."""
    return _THE_NAME.sub("", words)


def without_odd_article(text: str, piece: Span, row: Sequence[str]) -> Span:
    """Return a name without "the" where the items of its row stand without, too."""
    article = _THE_NAME.match(piece.of(text))
    if article is None or any(ARTICLE.match(item) for item in row):
        return piece
    return Span(piece.start + article.end(), piece.end)


def is_lost_tail(words: str) -> bool:
    """Whether the one word between an item and the separator is the item's last one."""
    tail = words.strip()
    return (
        size(tail) == len(tail.split()) == 1
        and tail[0] not in "(,'’”\""
        and not _FUNCTION.match(tail)
    )


def is_lost_head(words: str, item: str, row: Sequence[str]) -> bool:
    """Whether the one word between the separator and an item is the item's first one."""
    head = words.strip()
    if not size(head) == len(head.split()) == 1 or head[0] == "(" or _FUNCTION.fullmatch(head):
        return False
    if ARTICLE.fullmatch(head):
        return shape(item) != "count" and any(ARTICLE.match(other) for other in row)
    if head[0].isupper():
        return item[0].isupper()
    return shape(item) == "lower" and not head.endswith(("ing", "ed", "s"))
