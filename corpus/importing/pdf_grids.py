"""Tables whose rows are parted by lines, found by those lines before a page is cut into columns.

Where lines of one width lie one below the other, what stands between the first and the last is a
table, if a white gutter or an upright line parts it. It is put in the page's order as one piece.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from corpus.importing.pdf_page import Page, Piece, Rule, Upright, is_right_to_left
from corpus.importing.pdf_rows import Row, rows
from corpus.importing.pdf_tables import Interval, intervals, row_text, rows_without_lines

_SAME_EDGE = 4.0  # points
_FEWEST = 3  # lines of one table
_FARTHEST = 200.0  # points from one line to the next


@dataclass(frozen=True, slots=True)
class Gridded:
    """A page whose ruled tables are one piece each.

    Attributes:
        tables: Those pieces, and the text of each.
    """

    page: Page
    tables: dict[Piece, str]


def with_grids_read(page: Page) -> Gridded:
    """Take the ruled tables of a page, and put a piece in the place of each."""
    tables: dict[Piece, str] = {}
    left = list(page.pieces)
    for group in _groups(page.rules):
        inside = [piece for piece in left if _is_within(piece, group)]
        if text := _text(inside, group, page.uprights):
            edges = (group[0].left, group[-1].right)
            place = Piece("", *edges, group[0].y + 1, max(piece.size for piece in inside))
            tables[place] = text
            gone = set(inside)
            left = [*(piece for piece in left if piece not in gone), place]
    return Gridded(replace(page, pieces=tuple(left)), tables)


def _groups(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Yield lines of one width that lie one below the other, from top to bottom."""
    in_order = sorted(rules, key=lambda rule: (_edges(rule), rule.y))
    for _, alike in groupby(in_order, key=_edges):
        group: list[Rule] = []
        for rule in alike:
            if group and rule.y - group[-1].y > _FARTHEST:
                if len(group) >= _FEWEST:
                    yield group
                group = []
            group.append(rule)
        if len(group) >= _FEWEST:
            yield group


def _edges(rule: Rule) -> tuple[int, int]:
    """Return where a line begins and ends, in steps so wide that alike lines agree."""
    return round(rule.left / _SAME_EDGE), round(rule.right / _SAME_EDGE)


def _is_within(piece: Piece, group: Sequence[Rule]) -> bool:
    is_between = group[0].y < piece.y < group[-1].y + 1
    return is_between and group[0].left - 2 < piece.left and piece.right < group[0].right + 2


def _text(inside: Sequence[Piece], group: Sequence[Rule], uprights: Sequence[Upright]) -> str:
    """Return the text of a table, nothing where it is none."""
    if not inside:
        return ""
    found = rows(inside)
    parts = _columns(group, uprights) or intervals(found)
    if len(parts) < 2:
        return ""
    is_boxed = len(parts) > 1 and bool(_columns(group, uprights))
    is_rtl = is_right_to_left(piece.text for piece in inside)
    lines: list[str] = []
    for above, below in pairwise(group):
        between = [row for row in found if above.y < row[0].y <= below.y + 1]
        together: list[Sequence[Row]] = [between] if is_boxed else []
        made_of = together or rows_without_lines(between, parts)
        lines.extend(row_text(row, parts, is_rtl=is_rtl) for row in made_of)
    return "\n".join(filter(None, lines))


def _columns(group: Sequence[Rule], uprights: Sequence[Upright]) -> list[Interval]:
    """Return the columns that upright lines between two rules part."""
    top, foot = group[0].y, group[-1].y
    inside = sorted(
        upright.x
        for upright in uprights
        if upright.top < foot
        and upright.foot > top
        and group[0].left + _SAME_EDGE < upright.x < group[0].right - _SAME_EDGE
    )
    edges = [group[0].left - 2]
    edges += [x for x, before in zip(inside, [edges[0], *inside], strict=False) if x - before > 3]
    edges.append(group[0].right + 2)
    return list(pairwise(edges)) if len(edges) > 2 else []
