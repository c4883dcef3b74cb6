"""Tables told from columns of prose, and written as lines, one a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import fmean, median

from corpus.importing.listed import as_row
from corpus.importing.pdf_page import Piece
from corpus.importing.pdf_rows import Row, together

Interval = tuple[float, float]

_GUTTER = 0.7  # between columns, in sizes of the type, at least
_WORDS = 3.0  # a line of prose has more, on the mean, and fills more of its column
_FILL = 0.7
_ALIGNED = 0.8  # of the rows of the emptiest column
_NEXT_ROW = 1.25  # of the smallest distance between baselines: what is nearer is the same row


def intervals(found: Sequence[Row]) -> list[Interval]:
    """Return the stretches that rows cover between the white gaps that all of them leave."""
    pieces = sorted((piece for row in found for piece in row), key=lambda piece: piece.left)
    grown: list[Interval] = []
    for piece in pieces:
        if grown and piece.left - grown[-1][1] < _GUTTER * piece.size:
            grown[-1] = (grown[-1][0], max(grown[-1][1], piece.right))
        else:
            grown.append((piece.left, piece.right))
    return grown


def cells(row: Row, columns: Sequence[Interval]) -> list[list[Piece]]:
    """Return the pieces of a row, those of each column together."""
    return [[piece for piece in row if fits(piece, column)] for column in columns]


def fits(piece: Piece, column: Interval) -> bool:
    """Whether a piece stands within a column."""
    return column[0] - 0.1 <= piece.left and piece.right <= column[1] + 0.1


def is_table(found: Sequence[Row]) -> bool:
    """Whether rows are those of a table, rather than lines of prose in columns side by side."""
    columns = intervals(found)
    if len(columns) < 2:
        return False
    filled = [[bool(cell) for cell in cells(row, columns)] for row in found]
    rarest = min(sum(column) for column in zip(*filled, strict=True))
    # In a table, what stands in its emptiest column has something beside it.
    if sum(sum(row) > 1 for row in filled) < _ALIGNED * rarest:
        return False
    return not all(
        _is_prose([cells(row, columns)[number] for row in found], columns[number])
        for number in range(len(columns))
    )


def _is_prose(column: Sequence[list[Piece]], edges: Interval) -> bool:
    lines = [line for line in column if line]
    words = fmean(len(together(line).text.split()) for line in lines)
    fill = median(
        (max(piece.right for piece in line) - min(piece.left for piece in line))
        / max(edges[1] - edges[0], 1.0)
        for line in lines
    )
    return words >= _WORDS and fill >= _FILL


def table_text(found: Sequence[Row], *, is_rtl: bool = False) -> str:
    """Return the rows of a table without lines as lines of text."""
    columns = intervals(found)
    groups = rows_without_lines(found, columns)
    return "\n".join(row_text(group, columns, is_rtl=is_rtl) for group in groups)


def row_text(group: Sequence[Row], columns: Sequence[Interval], *, is_rtl: bool = False) -> str:
    """Return a row of a table as a line, the lines of each cell joined."""
    texts = []
    for number in range(len(columns)):
        parts = [cells(row, columns)[number] for row in group]
        texts.append(" ".join(together(part).text for part in parts if part))
    return as_row(reversed(texts) if is_rtl else texts)


def rows_without_lines(
    found: Sequence[Row], columns: Sequence[Interval]
) -> Iterator[Sequence[Row]]:
    """Yield the rows of pieces that make one row of a table each.

    Where some baselines are nearer than others, those are of one row; where all are alike, a row
    begins where its first column is filled.
    """
    steps = [after[0].y - before[0].y for before, after in pairwise(found)]
    nearest = min(steps, default=0.0)
    is_spaced = any(step > _NEXT_ROW * nearest for step in steps)
    group: list[Row] = []
    for row in found:
        is_near = bool(group) and row[0].y - group[-1][0].y <= _NEXT_ROW * nearest
        filled = cells(row, columns)
        goes_on = is_near and not all(filled) if is_spaced else not filled[0]
        if group and not goes_on:
            yield group
            group = []
        group.append(row)
    if group:
        yield group
