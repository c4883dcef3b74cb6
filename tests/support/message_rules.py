"""What a Bot API server makes of a message's text and entities, for the stand-in.

It refuses what the real one refuses, and is stricter where the real one would silently drop an
entity. Read from TDLib's `MessageEntity.cpp` and `misc.cpp`; written for the tests, in code points.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

MAX_UNITS = 4096
MAX_ENTITIES = 100
_QUOTATIONS = ("blockquote", "expandable_blockquote")
_KINDS = (*_QUOTATIONS, "bold", "text_link")
_VANISHING = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")
_RUN_OF_MARKS = re.compile("[\u200e\u200f](?=[\u200e\u200f])")
_NOTHING = re.compile(
    "[ \n\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000"
    "\ufeff\ufffc\U000e0000\U000e0001]*"
)


class Refused(Exception):
    """The server answers 400 with this description."""


@dataclass(frozen=True)
class Entity:
    """A message entity, `start` to `end` in code points."""

    kind: str
    start: int
    end: int
    url: str | None = None


@dataclass(frozen=True)
class Stored:
    """A message as the server keeps it and shows it."""

    text: str
    entities: tuple[Entity, ...] = ()

    def marked(self, *kinds: str) -> list[str]:
        """What entities of these kinds cover, in order."""
        return [self.text[e.start : e.end] for e in self.entities if e.kind in kinds]

    def quotations(self) -> list[str]:
        return self.marked(*_QUOTATIONS)

    def links(self) -> list[str | None]:
        return [e.url for e in self.entities if e.kind == "text_link"]


def stored(text: str, raw_entities: list[dict[str, Any]]) -> Stored:
    """Return what the server keeps of a message, or refuse it."""
    if units(text) > MAX_UNITS:
        raise Refused("Bad Request: message is too long")
    if len(raw_entities) > MAX_ENTITIES:
        raise Refused("Bad Request: more entities than are shown")
    entities = [_parsed(text, raw) for raw in raw_entities]
    _refuse_crossing(entities)
    cleaned = _cleaned(text, entities)
    trimmed = _trimmed(
        replace(cleaned, entities=tuple(map(_tight_start(cleaned), cleaned.entities)))
    )
    if _NOTHING.fullmatch(trimmed.text):
        raise Refused("Bad Request: message text is empty")
    return trimmed


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def raw(text: str, entity: Entity) -> dict[str, Any]:
    """Return an entity in the server's JSON, in UTF-16 code units of `text`."""
    link = {"url": entity.url} if entity.url else {}
    start, length = units(text[: entity.start]), units(text[entity.start : entity.end])
    return {"type": entity.kind, "offset": start, "length": length, **link}


def _parsed(text: str, entity: dict[str, Any]) -> Entity:
    kind, offset, length = entity["type"], entity["offset"], entity["length"]
    if kind not in _KINDS or (kind == "text_link") != bool(entity.get("url")):
        raise Refused(f"Bad Request: unexpected entity {entity}")
    if offset < 0 or length <= 0 or offset + length > units(text):
        raise Refused("Bad Request: entity ends after the end of the text")
    encoded = text.encode("utf-16-le")
    try:
        start = len(encoded[: 2 * offset].decode("utf-16-le"))
        end = start + len(encoded[2 * offset : 2 * (offset + length)].decode("utf-16-le"))
    except UnicodeDecodeError:
        raise Refused("Bad Request: entity in a middle of a UTF-16 symbol") from None
    return Entity(kind, start, end, entity.get("url"))


def _refuse_crossing(entities: list[Entity]) -> None:
    ordered = sorted(entities, key=lambda e: (e.start, -e.end))
    for outer, inner in combinations(ordered, 2):
        if inner.start >= outer.end:
            continue
        both_quotations = outer.kind in _QUOTATIONS and inner.kind in _QUOTATIONS
        if inner.end > outer.end or outer.kind == inner.kind or both_quotations:
            raise Refused(f"Bad Request: {inner} crosses {outer}")


def _cleaned(text: str, entities: list[Entity]) -> Stored:
    """Drop and replace characters, and move the entities along."""
    kept, at = [], [0]
    for char in text:
        if not _VANISHING.match(char):
            kept.append(" " if _CONTROL.match(char) else char)
        at.append(len(kept))
    moved = tuple(replace(e, start=at[e.start], end=at[e.end]) for e in entities)
    return Stored(_RUN_OF_MARKS.sub("\u200c", "".join(kept)), moved)


def _tight_start(message: Stored) -> Callable[[Entity], Entity]:
    """Return what moves an entity's start behind the white space that it begins with."""

    def moved(entity: Entity) -> Entity:
        covered = message.text[entity.start : entity.end]
        blank = len(covered) - len(covered.lstrip(" \n"))
        return replace(entity, start=entity.start + blank)

    return moved


def _trimmed(message: Stored) -> Stored:
    """Strip the message, and drop entities that cover nothing."""
    text = message.text.rstrip(" \n")
    entities = [replace(e, end=min(e.end, len(text))) for e in message.entities]
    entities = [e for e in entities if e.start < e.end]
    first = min((e.start for e in entities), default=len(text))
    blank = min(len(text) - len(text.lstrip(" \n")), first)
    moved = tuple(replace(e, start=e.start - blank, end=e.end - blank) for e in entities)
    return Stored(text[blank:], moved)
