"""What a page's layout comes to: lines of text in the order in which they are read, and tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in its column.

    Attributes:
        y: Of its baseline, in points from the top of the page.
        column: The left and right edge of the column that it stands in.
    """

    text: str
    page: int
    left: float
    right: float
    y: float
    size: float
    is_bold: bool
    column: tuple[float, float]

    @property
    def indent(self) -> float:
        """How far it begins inside its column, in points."""
        return self.left - self.column[0]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as readable lines, one a row, its cells parted by a bar."""

    text: str
    page: int


Block = Line | Table
