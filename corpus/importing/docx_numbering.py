"""The bullets and numbers that Word sets before the items of a list, which are in no text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from corpus.importing.docx_words import WORD
from corpus.importing.listed import BULLET, INDENT

_PLACE = re.compile(r"%(\d)")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_DEEPEST_STYLE = 12


@dataclass(frozen=True, slots=True)
class Level:
    """How the items of one level of a list are numbered; `text` has `%1` for its number."""

    format: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Counts the items of a document's lists.

    Attributes:
        levels: By list and level.
        of_style: List and level that a paragraph style brings, by its id.
        outlines: The definition behind each list: lists that share one count on together.
    """

    levels: dict[tuple[str, int], Level]
    of_style: dict[str, tuple[str, int]]
    outlines: dict[str, str]
    _counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, numbering: Any, styles: Any) -> Numbering:
        """Read the lists that a document defines.

        Args:
            numbering: Root element of its numbering part, or None.
            styles: Root element of its styles part, or None.
        """
        outlines = dict(_outlines(numbering)) if numbering is not None else {}
        levels = dict(_levels(numbering, outlines)) if numbering is not None else {}
        of_style = dict(_of_styles(styles)) if styles is not None else {}
        return cls(levels, of_style, outlines)

    def mark(self, properties: Any) -> str | None:
        """Return the bullet or number of a paragraph, None where it is no item of a list.

        Args:
            properties: The paragraph's `pPr` element, or None.
        """
        place = _place(properties)
        style = _value(properties, "pStyle") if properties is not None else None
        if place is None and style is not None:
            place = self.of_style.get(style)
        if place is None or place not in self.levels:
            return None
        return self._counted(*place)

    def _counted(self, list_id: str, depth: int) -> str | None:
        level = self.levels[list_id, depth]
        if level.format == "bullet":
            return INDENT * depth + BULLET
        if level.format == "none":
            return None
        counts = self._counts[self.outlines.get(list_id, list_id)]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]

        def written(found: re.Match[str]) -> str:
            above = int(found[1]) - 1
            its = self.levels.get((list_id, above), level)
            return _written(counts.get(above, its.start), its.format)

        number = _PLACE.sub(written, level.text).strip()
        return INDENT * depth + number if number else None


def _outlines(numbering: Any) -> Iterator[tuple[str, str]]:
    for one in numbering.iter(f"{WORD}num"):
        yield one.get(f"{WORD}numId", ""), _value(one, "abstractNumId") or ""


def _levels(numbering: Any, outlines: dict[str, str]) -> Iterator[tuple[tuple[str, int], Level]]:
    defined: dict[str, dict[int, Level]] = {}
    for outline in numbering.iter(f"{WORD}abstractNum"):
        levels = {_depth(one): _level(one) for one in outline.iter(f"{WORD}lvl")}
        defined[outline.get(f"{WORD}abstractNumId", "")] = levels
    for number, outline in outlines.items():
        for depth, level in defined.get(outline, {}).items():
            yield (number, depth), level


def _level(element: Any) -> Level:
    start = _value(element, "start") or "1"
    return Level(
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText") or "",
        int(start) if start.isdecimal() and len(start) < 6 else 1,
    )


def _depth(element: Any) -> int:
    depth = element.get(f"{WORD}ilvl", "0")
    return int(depth) if depth.isdecimal() and len(depth) < 3 else 0


def _of_styles(styles: Any) -> Iterator[tuple[str, tuple[str, int]]]:
    known = {style.get(f"{WORD}styleId", ""): style for style in styles.iter(f"{WORD}style")}
    for name in known:
        style = known.get(name)
        for _ in range(_DEEPEST_STYLE):
            if style is None:
                break
            if place := _place(style.find(f"{WORD}pPr")):
                yield name, place
                break
            style = known.get(_value(style, "basedOn") or "")


def _place(properties: Any) -> tuple[str, int] | None:
    """Return the list and level that a paragraph's properties name."""
    found = properties.find(f"{WORD}numPr") if properties is not None else None
    number = _value(found, "numId") if found is not None else None
    if found is None or number is None:
        return None
    depth = _value(found, "ilvl") or "0"
    return number, int(depth) if depth.isdecimal() and len(depth) < 3 else 0


def _value(element: Any, name: str) -> str | None:
    found = element.find(f"{WORD}{name}")
    value = found.get(f"{WORD}val") if found is not None else None
    return str(value) if value is not None else None


def _written(number: int, style: str) -> str:
    if style in {"lowerLetter", "upperLetter"}:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman.upper() if style == "upperRoman" else roman
    return f"{number:02}" if style == "decimalZero" else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * min(times, 4)
    return written
