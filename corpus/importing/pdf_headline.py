"""The headline of a PDF: the largest type at the beginning of its first page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.importing.extract import Found
from corpus.importing.pdf_line import Block, Line

_LARGER = 1.12  # than the body, at least
_SAME = 0.05
_MOST_LINES = 6
_MOST_ABOVE = 8  # lines above a headline that are no part of the body
_LETTERHEAD = re.compile(
    r"[\W\d_]*(?:(?:for\s+)?immediate\s+release|(?:press|news|media)\s+(?:release|statement|note|"
    r"advisory|information)|press\s+office|news|statement|communiqué(?:\s+de\s+presse)?|"
    r"presse(?:mitteilung|information|meldung)|comunicado(?:\s+de\s+prensa)?|nota\s+de\s+prensa|"
    r"comunicato(?:\s+stampa)?|بيان(?:\s+صحفي)?|пресс-релиз)[\W\d_]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline, what stands above it, and what comes after it.

    Attributes:
        above: Letterhead, date line and the like, which are no part of the body.
    """

    title: Found
    above: tuple[str, ...]
    body: tuple[Block, ...]


def headline(blocks: Sequence[Block], body_size: float) -> Headline | None:
    """Return the headline of a document's blocks, or None where no type is larger."""
    top = _top(blocks)
    larger = [
        line
        for line in top
        if line.size >= _LARGER * body_size and not _LETTERHEAD.fullmatch(line.text)
    ]
    if not larger:
        return None
    first = max(larger, key=lambda line: (round(line.size, 1), -top.index(line)))
    start = top.index(first)
    lines = [first]
    for line in top[start + 1 : start + _MOST_LINES]:
        if abs(line.size - first.size) > _SAME * first.size:
            break
        lines.append(line)
    above = tuple(line.text for line in top[:start])
    title = " ".join(line.text for line in lines)
    is_doubtful = len(title.split()) < 3 or len(above) > _MOST_ABOVE
    found = Found(title, "largest type on page 1", is_doubtful)
    after = tuple(blocks[start + len(lines) :])
    if len(above) > _MOST_ABOVE or any(_is_prose(line) for line in top[:start]):
        return Headline(found, (), (*blocks[:start], *after))
    return Headline(found, above, after)


def _top(blocks: Sequence[Block]) -> list[Line]:
    """Return the lines of the first page, up to its first table."""
    top: list[Line] = []
    for block in blocks:
        if not isinstance(block, Line) or block.page != blocks[0].page:
            break
        top.append(block)
    return top


def _is_prose(line: Line) -> bool:
    return len(line.text.split()) > 12
