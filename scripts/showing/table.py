"""Rows in aligned columns for a terminal, or with tabs between them for everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import starmap
from typing import TYPE_CHECKING

from scripts.printable import printable

if TYPE_CHECKING:
    from scripts.page import Page
    from scripts.showing.columns import Column

_GAP = "  "
_NARROWEST = 3  # cells of a column on a terminal without room


def tab_separated(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield each row on one line, whatever is in it."""
    for row in rows:
        yield "\t".join(map(printable, row))


def aligned(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], page: Page, width: int
) -> Iterator[str]:
    """Yield a heading and the rows in columns that fit a terminal `width` cells wide.

    The widest columns are cut first; what is cut ends in an ellipsis.
    """
    from rich.cells import cell_len

    cells = [[printable(cell) for cell in row] for row in rows]
    heading = [column.name for column in columns]
    natural = [max(map(cell_len, column)) for column in zip(heading, *cells, strict=True)]
    widths = fitted(natural, [column.least for column in columns], width - len(_GAP) * len(columns))
    is_number = [column.is_number for column in columns]
    for number, row in enumerate([heading, *cells]):
        parts = starmap(_cell, zip(row, widths, is_number, strict=True))
        line = _GAP.join(parts).rstrip(" ")
        yield page.styled(line, "quiet") if number == 0 else line + page.closing(line)


def fitted(natural: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return widths that together fit the room.

    Each column keeps its least as long as there is room for all of these; what is left over is
    shared so that no column is wider than it needs and the others are equally far above theirs.

    >>> fitted([60, 30, 8], [20, 10, 8], 60)
    [31, 21, 8]
    """
    kept = [min(one, floor) for one, floor in zip(natural, least, strict=True)]
    if sum(kept) > room:
        kept = [min(one, _NARROWEST) for one in kept]
    wanted = [one - floor for one, floor in zip(natural, kept, strict=True)]
    left = max(0, room - sum(kept))
    by_need = sorted(range(len(wanted)), key=wanted.__getitem__)
    for served, place in enumerate(by_need):
        more = min(wanted[place], left // (len(by_need) - served))
        kept[place] += more
        left -= more
    return kept


def _cell(text: str, width: int, is_number: bool) -> str:
    from rich.cells import cell_len, set_cell_size

    room = width - cell_len(text)
    if room < 0:
        return set_cell_size(text, width - 1).rstrip(" ") + "…"
    return " " * room + text if is_number else text + " " * room
