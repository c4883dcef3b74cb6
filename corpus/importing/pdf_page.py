"""A page of a PDF as it is read: pieces of text and where they stand.

All measures are points; `y` counts downwards from the top of the page, as one reads.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_BULLET = re.compile(r"[•·▪▫‣◦●○■□–—*-]|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text on one baseline, in logical order, without a wide gap in it.

    Attributes:
        y: Of the baseline.
        size: Of its type.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    is_bold: bool = False

    @property
    def is_bullet(self) -> bool:
        """Whether it is nothing but a bullet, or the number of a list's item."""
        return bool(_BULLET.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line drawn on a page."""

    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Upright:
    """A vertical line drawn on a page."""

    x: float
    top: float
    foot: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        number: From 1.
        aslant: How many letters were left out because they run another way than the text.
        unseen: How many letters are invisible, as those of a text recognised in a scan are.
        has_image: Whether there is a picture on it.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rules: tuple[Rule, ...] = ()
    uprights: tuple[Upright, ...] = ()
    aslant: int = 0
    unseen: int = 0
    has_image: bool = False


def is_right_to_left(texts: Iterable[str]) -> bool:
    """Whether most letters of some texts belong to a script written from right to left."""
    balance = 0
    for text in texts:
        for character in text:
            direction = unicodedata.bidirectional(character)
            balance += (direction in {"R", "AL"}) - (direction == "L")
    return balance > 0
