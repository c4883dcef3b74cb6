"""The order in which a page is read, in one column or several.

A page is cut where that leaves most text with a white gutter beside it: rows that cross the gutter
(a headline, a full-width table) part the page into strips; in a strip between them the text left of
the gutter is read before that on its right, each side being cut again in the same way. Where a
strip's rows are a table's they are read across. In scripts written from right to left the right
side comes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from corpus.importing.pdf_grids import with_grids_read
from corpus.importing.pdf_line import Block, Line, Table
from corpus.importing.pdf_page import Page, Piece, Rule, is_right_to_left
from corpus.importing.pdf_rows import Row, rows, together, with_bullets_joined
from corpus.importing.pdf_tables import Interval, fits, intervals, is_table, table_text

_DEEPEST = 5
_MOST_CUTS = 60  # places tried
_STEP = 2.0  # points: edges that are nearer count as one
_FEWEST = 2  # rows with text on one side of a gutter
_GUTTER, _GUTTER_OF_FEW = 0.7, 1.2  # width, in sizes; where only two rows show it
_BAND_GAP = 1.45  # of the usual distance between baselines


def blocks(page: Page) -> Iterator[Block]:
    """Yield the lines and tables of a page in the order in which they are read."""
    gridded = with_grids_read(page)
    found = [with_bullets_joined(row) for row in rows(gridded.page.pieces)]
    if found:
        is_rtl = is_right_to_left(piece.text for piece in page.pieces)
        region = _Region(page.number, page.rules, gridded.tables, is_rtl)
        yield from region.read(found, _edges(found), 0)


@dataclass(frozen=True, slots=True)
class _Region:
    """What is the same for all regions of a page."""

    page: int
    rules: tuple[Rule, ...]
    tables: dict[Piece, str]
    is_rtl: bool

    def read(self, found: Sequence[Row], edges: Interval, depth: int) -> Iterator[Block]:
        """Yield the blocks of some rows, which stand between two edges."""
        cut = _best_cut(found) if depth < _DEEPEST else None
        if cut is None:
            yield from self._lines(found, edges)
            return
        for is_split, strip in _strips(found, cut):
            if is_split:
                yield from self._side_by_side(strip, cut, depth)
            else:
                yield from self._lines(strip, edges)

    def _lines(self, found: Sequence[Row], edges: Interval) -> Iterator[Block]:
        for row in found:
            yield from (Table(self.tables[one], self.page) for one in row if one in self.tables)
            if rest := [piece for piece in row if piece not in self.tables]:
                piece = together(rest)
                where = (piece.left, piece.right, piece.y, piece.size)
                yield Line(piece.text, self.page, *where, piece.is_bold, edges)

    def _side_by_side(self, strip: Sequence[Row], cut: float, depth: int) -> Iterator[Block]:
        for is_tabular, parts in groupby(self._bands(strip), key=lambda band: band[0]):
            found = [row for _, band in parts for row in band]
            if is_tabular:
                yield Table(table_text(found, is_rtl=self.is_rtl), self.page)
                continue
            sides = [
                [side for row in found if (side := _side(row, cut, is_left=is_left))]
                for is_left in (not self.is_rtl, self.is_rtl)
            ]
            for part in filter(None, sides):
                yield from self.read(part, _edges(part), depth + 1)

    def _bands(self, strip: Sequence[Row]) -> list[tuple[bool, list[Row]]]:
        """Return bands of rows with a white gap or a rule between them, and which are tables."""
        usual = _usual_step(strip)
        bands: list[list[Row]] = [[]]
        for row in strip:
            before = bands[-1][-1] if bands[-1] else None
            if before and (row[0].y - before[0].y > _BAND_GAP * usual or self._ruled(before, row)):
                bands.append([])
            bands[-1].append(row)
        return [part for band in bands for part in self._told(band)]

    def _told(self, band: list[Row]) -> Iterator[tuple[bool, list[Row]]]:
        """Yield a band and whether it is a table, lines of prose above and below it apart."""
        whole = [place for place, row in enumerate(band) if len(row) > 1]
        if not whole or not is_table(band[whole[0] :]) or self._holds_grid(band):
            yield False, band
            return
        columns = intervals([band[place] for place in whole])
        end = whole[-1] + 1
        while end < len(band) and any(fits(band[end][0], column) for column in columns[1:]):
            end += 1
        parts = ((False, band[: whole[0]]), (True, band[whole[0] : end]), (False, band[end:]))
        yield from ((is_tabular, part) for is_tabular, part in parts if part)

    def _holds_grid(self, band: Sequence[Row]) -> bool:
        return any(piece in self.tables for row in band for piece in row)

    def _ruled(self, before: Row, row: Row) -> bool:
        """Whether a line is drawn between two rows, across the middle of both."""
        left, right = _edges([before, row])
        middle = (left + right) / 2
        return any(
            before[0].y < rule.y < row[0].y and rule.left < middle < rule.right
            for rule in self.rules
        )


def _edges(found: Sequence[Row]) -> Interval:
    return min(row[0].left for row in found), max(piece.right for row in found for piece in row)


def _side(row: Row, cut: float, *, is_left: bool) -> Row:
    return tuple(piece for piece in row if (_middle(piece) < cut) == is_left)


def _middle(piece: Piece) -> float:
    return (piece.left + piece.right) / 2


def _usual_step(strip: Sequence[Row]) -> float:
    """Return the usual distance between baselines of one column."""
    columns: dict[int, list[float]] = {}
    for row in strip:
        for piece in row:
            columns.setdefault(round(piece.left / (4 * _STEP)), []).append(piece.y)
    steps = [b - a for heights in columns.values() for a, b in pairwise(heights)]
    return median(steps) if steps else 0.0


def _best_cut(found: Sequence[Row]) -> float | None:
    """Return where a gutter has most text on both its sides, or None where there is no gutter."""
    best: tuple[int, float] | None = None
    cut = None
    for place in _places(found):
        split = [strip for is_split, strip in _strips(found, place) if is_split]
        letters = sum(len(piece.text) for strip in split for row in strip for piece in row)
        width = sum(_gutter(strip, place) for strip in split)
        if split and (best is None or (letters, width) > best):
            best, cut = (letters, width), place
    return cut


def _places(found: Sequence[Row]) -> list[float]:
    """Return where a gutter may lie: right before or right behind where much text ends."""
    leftmost, rightmost = _edges(found)
    edges: Counter[float] = Counter()
    for row in found:
        for piece in row:
            edges[round(piece.left / _STEP) * _STEP - 1.5 * _STEP] += 1
            edges[round(piece.right / _STEP) * _STEP + 1.5 * _STEP] += 1
    inside = {place: n for place, n in edges.items() if leftmost < place < rightmost}
    return [place for place, _ in Counter(inside).most_common(_MOST_CUTS)]


def _strips(found: Sequence[Row], cut: float) -> Iterator[tuple[bool, list[Row]]]:
    """Yield strips of rows, and whether a gutter at `cut` parts them."""
    whole: list[Row] = []
    for crosses, rows_of_run in groupby(found, key=lambda row: _crosses(row, cut)):
        run = list(rows_of_run)
        if crosses or not _is_parted(run, cut):
            whole.extend(run)
            continue
        if whole:
            yield False, whole
            whole = []
        yield True, run
    if whole:
        yield False, whole


def _crosses(row: Row, cut: float) -> bool:
    return any(piece.left < cut < piece.right for piece in row)


def _is_parted(run: Sequence[Row], cut: float) -> bool:
    sides = [
        sum(bool(_side(row, cut, is_left=is_left)) for row in run) for is_left in (True, False)
    ]
    if min(sides) < _FEWEST:
        return False
    size = median(piece.size for row in run for piece in row)
    needed = _GUTTER_OF_FEW if min(sides) == _FEWEST else _GUTTER
    return _gutter(run, cut) >= needed * size


def _gutter(run: Sequence[Row], cut: float) -> float:
    """Return the width of the white gutter at `cut`, in points."""
    left = max((p.right for row in run for p in row if _middle(p) < cut), default=cut)
    right = min((p.left for row in run for p in row if _middle(p) >= cut), default=cut)
    return right - left
