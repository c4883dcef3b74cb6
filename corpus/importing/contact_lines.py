"""Blocks that tell whom to turn to: the press office, its telephone and address."""

from __future__ import annotations

import re

from corpus.importing import furniture_words as words
from corpus.importing.furniture_words import folded_line, has_address
from corpus.importing.html_blocks import Piece, ends_sentence
from corpus.importing.html_tree import count_words

_LONGEST_HEADING = 120  # characters
_LONGEST = 70  # words
_LONGEST_LINE = 12  # words of a line of an address
_MARKS = re.compile(r"[ \u00a0][-–—|·•][ \u00a0]")  # between the lines of a letterhead
_BARE = 6  # words of a block that holds an address and hardly anything else


def is_contact_heading(piece: Piece) -> bool:
    """Whether the first line of a block says that contacts follow."""
    first = piece.text.split("\n", maxsplit=1)[0]
    if len(first) > _LONGEST_HEADING:
        return False
    return words.CONTACT.fullmatch(folded_line(first)) is not None


def is_contact(piece: Piece) -> bool:
    """Whether a block is an address to turn to, with what leads to it."""
    is_short = piece.kind != "table" and count_words(piece.text) <= _LONGEST
    if not (is_short and has_address(piece.text)):
        return False
    return words.CONTACT_LEAD.match(folded_line(piece.text)) is not None


def is_address(piece: Piece) -> bool:
    """Whether a block below the text is an address, with or without what leads to it."""
    if is_contact(piece):
        return True
    size = count_words(piece.text)
    if piece.kind == "table" or size > _LONGEST or not has_address(piece.text):
        return False
    if size <= _BARE or words.CONTACT_BELOW.match(folded_line(piece.text)):
        return True
    lines = piece.text.split("\n")
    parts = _MARKS.split(piece.text)
    return any(
        len(some) > fewest and all(map(_is_line_of_address, some))
        for some, fewest in ((lines, 1), (parts, 2))
    )


def _is_line_of_address(line: str) -> bool:
    is_short = count_words(line) <= _LONGEST_LINE
    return is_short and (has_address(line) or not ends_sentence(line))
