"""What the server makes of a message's text and entities: it refuses, and cleans up.

It refuses what the real one refuses, and is stricter where the real one would silently drop an
entity. Read from TDLib's `MessageEntity.cpp` and `misc.cpp`; in code points, but for the wire.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from bot_api.links import refuse_wrong_link
from bot_api.refusals import bad

MAX_UNITS = 4096
MAX_CAPTION_UNITS = 1024
MAX_ENTITIES = 100
QUOTATIONS = ("blockquote", "expandable_blockquote")
_STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
_GIVEN = (*QUOTATIONS, *_STYLES, "code", "pre", "text_link")
_FOUND_BY_ITSELF = (
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number",
    "bank_card_number",
)  # fmt: skip
_VANISHING = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")
_RUN_OF_MARKS = re.compile("[\u200e\u200f](?=[\u200e\u200f])")
_NOTHING = re.compile(
    "[ \n\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000"
    "\ufeff\ufffc\U000e0000\U000e0001]*"
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A message entity, `start` to `end` in code points."""

    kind: str
    start: int
    end: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """A message's words as the server keeps and shows them."""

    text: str
    entities: tuple[Entity, ...] = ()

    def marked(self, *kinds: str) -> list[str]:
        """What entities of these kinds cover, in order."""
        return [self.text[e.start : e.end] for e in self.entities if e.kind in kinds]

    def quotations(self) -> list[str]:
        return self.marked(*QUOTATIONS)

    def links(self) -> list[str | None]:
        return [e.url for e in self.entities if e.kind == "text_link"]

    def raw_entities(self) -> list[dict[str, Any]]:
        return [raw(self.text, entity) for entity in self.entities]


def stored(text: str, raw_entities: Iterable[dict[str, Any]]) -> Stored:
    """Return what the server keeps of a message's words, or refuse them; they may be empty."""
    given = list(raw_entities)
    if len(given) > MAX_ENTITIES:
        raise bad(f"only {MAX_ENTITIES} of {len(given)} entities would be shown")
    encoded = text.encode("utf-16-le")
    entities = [_parsed(encoded, one) for one in given if one.get("type") not in _FOUND_BY_ITSELF]
    _refuse_crossing(entities)
    cleaned = _cleaned(text, entities)
    tight = tuple(map(_tight_start(cleaned), cleaned.entities))
    return _trimmed(replace(cleaned, entities=tight))


def refuse_unsayable(words: Stored, too_long: str = "message is too long") -> None:
    """Refuse a message's words that are none, or too many."""
    if _NOTHING.fullmatch(words.text):
        raise bad("message text is empty")
    if units(words.text) > MAX_UNITS:
        raise bad(too_long)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def raw(text: str, entity: Entity) -> dict[str, Any]:
    """Return an entity in the server's JSON, in UTF-16 code units of `text`."""
    link = {"url": entity.url} if entity.url else {}
    start, length = units(text[: entity.start]), units(text[entity.start : entity.end])
    return {"type": entity.kind, "offset": start, "length": length, **link}


def _parsed(encoded: bytes, entity: dict[str, Any]) -> Entity:
    kind, offset, length = entity.get("type"), entity.get("offset"), entity.get("length")
    if kind not in _GIVEN:
        raise bad("can't parse MessageEntity: Unsupported type specified")
    if not isinstance(offset, int) or not isinstance(length, int):
        raise bad('can\'t parse MessageEntity: Field "offset" must be of type Number')
    if offset < 0 or length <= 0 or 2 * (offset + length) > len(encoded):
        raise bad("entity covers nothing or ends after the end of the text")
    if kind == "text_link":
        refuse_wrong_link(str(entity.get("url", "")), "Entity URL")
    start = _code_points(encoded[: 2 * offset])
    end = start + _code_points(encoded[2 * offset : 2 * (offset + length)])
    return Entity(str(kind), start, end, entity.get("url"))


def _code_points(encoded: bytes) -> int:
    try:
        return len(encoded.decode("utf-16-le"))
    except UnicodeDecodeError:
        raise bad("entity begins or ends in the middle of a UTF-16 symbol") from None


def _refuse_crossing(entities: list[Entity]) -> None:
    """Refuse entities that are not nested as Telegram shows them."""
    outside: list[Entity] = []
    for entity in sorted(entities, key=lambda e: (e.start, -e.end)):
        outside = [outer for outer in outside if outer.end > entity.start]
        for outer in outside:
            if entity.end > outer.end or not _may_hold(outer.kind, entity.kind):
                raise bad(f"{entity} crosses {outer}")
        outside.append(entity)


def _may_hold(outer: str, inner: str) -> bool:
    both_quotations = outer in QUOTATIONS and inner in QUOTATIONS
    plain = {"code", "pre"}
    mixed = outer in plain or (inner in plain and outer not in QUOTATIONS)
    return outer != inner and not both_quotations and not mixed


def _cleaned(text: str, entities: list[Entity]) -> Stored:
    """Drop and replace characters, and move the entities along."""
    if not (_VANISHING.search(text) or _CONTROL.search(text) or _RUN_OF_MARKS.search(text)):
        return Stored(text, tuple(entities))
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
