"""Lines joined into paragraphs, by the white between them, indents, type and where they end.

Three things can follow a line: more of its paragraph, a line of the same block (a list's item, a
line of an address), or another paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import groupby

from corpus.importing.pdf_hyphens import Hyphens
from corpus.importing.pdf_line import Block, Line, Table
from corpus.importing.pdf_page import is_right_to_left
from corpus.importing.pdf_setting import (
    INDENT,
    NEARER,
    SetLine,
    ends_sentence,
    is_elsewhere,
    is_same_size,
    set_lines,
)

_ITEM = re.compile(r"([•·▪▫‣◦●○■□*]|[–—-](?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)](?=\s))\s*\S")
_PLAIN_BULLET = re.compile(r"[•·▪▫‣◦●○■□]")
_INSET = 1.2  # of the smaller size: type as different as that may stand in one line
_EARLY = 1.0  # white beyond the next line's first word, in sizes
_LETTER = 0.5  # its usual width, in sizes


class _Then(Enum):
    """What a line is to the one before it."""

    MORE = 1
    LINE = 2
    PARAGRAPH = 3


def paragraphs(blocks: Sequence[Block], hyphens: Hyphens) -> list[str]:
    """Return the paragraphs of blocks in reading order; a block's lines are parted by line ends."""
    done: list[str] = []
    for is_table, run in groupby(blocks, key=lambda block: isinstance(block, Table)):
        if is_table:
            done.extend(block.text for block in run)
        else:
            done.extend(_of_lines([line for line in run if isinstance(line, Line)], hyphens))
    return done


def _of_lines(lines: list[Line], hyphens: Hyphens) -> Iterator[str]:
    found = set_lines(lines)
    block: list[list[str]] = []
    item: Line | None = None
    for before, this in zip([None, *found], found, strict=False):
        then = _then(before, this, item) if before else _Then.PARAGRAPH
        if then is _Then.PARAGRAPH and block:
            yield "\n".join(hyphens.join(line) for line in block)
            block, item = [], None
        if then is _Then.MORE:
            block[-1].append(this.line.text)
            continue
        block.append([this.line.text])
        item = this.line if _is_item(before, this, item) else None
    if block:
        yield "\n".join(hyphens.join(line) for line in block)


def _then(before: SetLine, this: SetLine, item: Line | None) -> _Then:
    if _is_item(before, this, item):
        leads_in = item is not None or before.line.text.rstrip().endswith(":")
        return _Then.LINE if leads_in else _Then.PARAGRAPH
    if not is_same_size(before.line, this.line) and not _is_inset(before, this):
        return _Then.PARAGRAPH
    if is_elsewhere(before.line, this.line):
        return _over_the_gap(before, this)
    if this.line.y - before.line.y > NEARER * this.step:
        is_cut = _goes_on(before.line, this.line) and not _ends_early(before, this.line)
        return _Then.MORE if is_cut else _Then.PARAGRAPH
    if item is not None:
        return _after_item(before, this, item)
    return _below(before, this)


def _is_inset(before: SetLine, this: SetLine) -> bool:
    """Whether a line is of another size only for a word of code or the like that is set in it."""
    sizes = sorted((before.line.size, this.line.size))
    is_near = not is_elsewhere(before.line, this.line) and sizes[1] <= _INSET * sizes[0]
    return is_near and not ends_sentence(before.line) and not _ends_early(before, this.line)


def _below(before: SetLine, this: SetLine) -> _Then:
    """Say what a line is to the one right above it, in the same type."""
    is_early = _ends_early(before, this.line)
    if before.line.is_bold != this.line.is_bold and is_early:
        return _Then.PARAGRAPH
    step_in = this.line.left - before.line.left
    is_indented = step_in > INDENT * this.line.size and not _is_centred(this.line)
    if is_indented and (is_early or ends_sentence(before.line)):
        return _Then.PARAGRAPH
    if not is_early:
        return _Then.MORE
    return _Then.PARAGRAPH if ends_sentence(before.line) else _Then.LINE


def _after_item(before: SetLine, this: SetLine, item: Line) -> _Then:
    """Say what a line without a bullet is to a list's item above it."""
    hangs = this.line.left > item.left + 0.3 * item.size
    if hangs or not _ends_early(before, this.line):
        return _Then.MORE
    return _Then.PARAGRAPH


def _over_the_gap(before: SetLine, this: SetLine) -> _Then:
    """Say what the first line of a column or page is to the last of the one before."""
    if _goes_on(before.line, this.line):
        return _Then.MORE
    if this.line.is_bold != before.line.is_bold:
        return _Then.PARAGRAPH
    if this.line.indent > INDENT * this.line.size:
        return _Then.PARAGRAPH
    if _ends_early(before, this.line):
        return _Then.PARAGRAPH
    if before.is_filled or this.has_indents:
        return _Then.MORE
    return _Then.PARAGRAPH if ends_sentence(before.line) else _Then.MORE


def _goes_on(before: Line, after: Line) -> bool:
    """Whether a sentence runs on from one line to the other by their letters alone."""
    return after.text[:1].islower() and not ends_sentence(before)


def _ends_early(before: SetLine, after: Line) -> bool:
    """Whether the next line's first word would have fitted on a line."""
    if before.margin is None:
        return True
    word = after.text.split(maxsplit=1)[0] if after.text.split() else ""
    wanted = len(word) * _LETTER * after.size + _EARLY * after.size
    if is_right_to_left([before.line.text]):
        return before.line.left - before.line.column[0] > wanted
    return before.margin - before.line.right > wanted


def _is_centred(line: Line) -> bool:
    left, right = line.indent, line.column[1] - line.right
    return left > 2 * line.size and abs(left - right) < line.size


def _is_item(before: SetLine | None, this: SetLine, item: Line | None) -> bool:
    """Whether a line begins an item of a list, and does not only look like it by its wrapping."""
    if not _ITEM.match(this.line.text):
        return False
    if before is None or _PLAIN_BULLET.match(this.line.text):
        return True
    if item is not None and abs(this.line.left - item.left) < this.line.size:
        return True
    is_apart = this.line.y - before.line.y > NEARER * this.step
    is_set_in = this.line.left > before.line.left + INDENT * this.line.size
    return is_apart or is_set_in or ends_sentence(before.line) or _ends_early(before, this.line)
