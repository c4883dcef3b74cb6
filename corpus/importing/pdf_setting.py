"""How lines are set: in which blocks, up to which margin, how far apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from corpus.importing.pdf_line import Line

NEARER = 1.3
"""Of the usual distance between baselines: what is farther is another paragraph."""
INDENT = 0.7
"""In sizes of the type."""

_SENTENCE_END = re.compile(r"[.!?:;…؟。][\"”’»')\]]*\s*\d{0,2}$")
_USUAL_OF_SIZE = 1.25  # that distance in sizes of the type, where too few lines show it
_SAME_SIZE = 0.08
_NARROW = 6.0  # in sizes: how far short of its column a block of lines may stay as prose


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line and what its surroundings say about it.

    Attributes:
        margin: The right edge up to which lines like it are filled; None where they are not.
        step: The usual distance between baselines of its size, in points.
        is_filled: Whether it reaches the margin of justified text, as no last line does.
        has_indents: Whether the document's paragraphs begin with an indent.
    """

    line: Line
    margin: float | None
    step: float
    is_filled: bool
    has_indents: bool


def set_lines(lines: Sequence[Line]) -> list[SetLine]:
    """Return lines with what their surroundings say about them."""
    steps = _steps(lines)
    justified, has_indents = _justified(lines), _has_indents(lines)
    found: list[SetLine] = []
    for _, run in groupby(_visual_blocks(lines, steps), key=lambda pair: pair[0]):
        block = [line for _, line in run]
        margin = _margin(block)
        for line in block:
            is_filled = (line.page, line.column) in justified and _fills_column(line)
            found.append(SetLine(line, margin, steps[round(line.size)], is_filled, has_indents))
    return found


def _justified(lines: Sequence[Line]) -> set[tuple[int, tuple[float, float]]]:
    """Return the columns most of whose lines reach its right edge, by page and edges."""
    filled: dict[tuple[int, tuple[float, float]], list[bool]] = {}
    for line in lines:
        filled.setdefault((line.page, line.column), []).append(_fills_column(line))
    return {
        place
        for place, those in filled.items()
        if len(those) > 3 and 5 * sum(those) > 3 * len(those)
    }


def _fills_column(line: Line) -> bool:
    return line.column[1] - line.right < 1.0


def _has_indents(lines: Sequence[Line]) -> bool:
    """Whether indents, rather than white, part paragraphs: at least two of them do."""
    indented = [
        this
        for before, this in pairwise(lines)
        if not is_elsewhere(before, this)
        and is_same_size(before, this)
        and this.y - before.y < 1.6 * this.size
        and ends_sentence(before)
        and before.indent < INDENT * this.size < this.indent < 4 * this.size
    ]
    return len(indented) >= 2


def _steps(lines: Sequence[Line]) -> dict[int, float]:
    """Return the usual distance between baselines for each size of type."""
    seen: dict[int, Counter[float]] = {}
    for a, b in pairwise(lines):
        if a.page == b.page and a.column == b.column and 0 < b.y - a.y < 2.2 * b.size:
            seen.setdefault(round(b.size), Counter())[round((b.y - a.y) * 2) / 2] += 1
    steps = {}
    for size in {round(line.size) for line in lines}:
        counts = seen.get(size, Counter())
        # A distance that is seen once may be that between two paragraphs.
        often = [step for step, count in counts.most_common(2) if count > 1]
        steps[size] = min(often) if often else min([*counts, _USUAL_OF_SIZE * size])
    return steps


def _visual_blocks(lines: Sequence[Line], steps: dict[int, float]) -> Iterator[tuple[int, Line]]:
    """Number lines by the blocks that they make to the eye."""
    number = 0
    for before, line in zip([None, *lines], lines, strict=False):
        if before and (is_elsewhere(before, line) or _is_apart(before, line, steps)):
            number += 1
        yield number, line


def is_elsewhere(before: Line, line: Line) -> bool:
    """Whether a line stands in another column or page than the one before it."""
    return before.page != line.page or before.column != line.column or line.y <= before.y


def _is_apart(before: Line, line: Line, steps: dict[int, float]) -> bool:
    return not is_same_size(before, line) or line.y - before.y > NEARER * steps[round(line.size)]


def is_same_size(one: Line, other: Line) -> bool:
    """Whether two lines are of one size of type."""
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)


def _margin(block: Sequence[Line]) -> float | None:
    """Return up to where a block's lines are filled, or None where each line stands for itself."""
    right = max(line.right for line in block)
    size = block[0].size
    if block[0].column[1] - right <= _NARROW * size:
        return min(block[0].column[1], right + 2 * size)
    filled = sum(right - line.right <= 3 * size for line in block)
    return right if len(block) >= 3 and 2 * filled > len(block) else None


def ends_sentence(line: Line) -> bool:
    """Whether a line ends in a mark that ends a sentence, or in a colon."""
    return bool(_SENTENCE_END.search(line.text))
