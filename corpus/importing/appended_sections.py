"""Sections that a page hangs below or between the text of a release, told by their headings.

A heading such as "Documents" may also be the release's own. What follows it decides: links and
labels are appended, lists and sentences are text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from corpus.importing import furniture_words as words
from corpus.importing.contact_lines import is_contact_heading
from corpus.importing.furniture_words import folded_line, has_address
from corpus.importing.html_blocks import Piece, ends_sentence
from corpus.importing.html_tree import count_words

Section = Literal["contact", "call", "share", "related", "appended"]

_HEADINGS: tuple[tuple[Section, re.Pattern[str]], ...] = (
    ("share", words.SHARES),
    ("call", words.CALLS),
    ("related", words.RELATED),
    ("appended", words.APPENDED),
)
_LONGEST_HEADING = 120  # characters
_HEADING_WORDS = 8
_CONTACT_LINE = 14  # words of a line of a contact section, if it is no sentence
_TEASER = 25  # words of a block that long is no teaser
_CALL = 50  # words of a block that asks something of the reader
_CALL_BLOCKS = 2


def section_of(piece: Piece) -> Section | None:
    """Return what kind of appended section a block may head."""
    if piece.kind in {"list", "table"}:
        return None
    if is_contact_heading(piece):
        return "contact"
    first = piece.text.split("\n", maxsplit=1)[0]
    is_short = len(first) <= _LONGEST_HEADING and count_words(first) <= _HEADING_WORDS
    if not is_short or ends_sentence(first.rstrip(":")):
        return None
    line = folded_line(first)
    named = (section for section, pattern in _HEADINGS if pattern.fullmatch(line))
    return next(named, None)


def section_end(pieces: Sequence[Piece], start: int, section: Section) -> int:
    """Return where an appended section ends; `start` itself if what follows tells that it is none.

    Args:
        pieces: All blocks.
        start: The heading's place.
        section: What the heading says.
    """
    head = pieces[start]
    place = start + 1
    while place < len(pieces):
        one = pieces[place]
        is_heading = one.level > 0 and (not head.level or one.level <= head.level)
        is_name = section == "contact" and not head.level and count_words(one.text) <= 4
        if (is_heading and not is_name) or not _belongs(one, section, place - start):
            break
        place += 1
    is_empty = place == start + 1 < len(pieces)
    is_own = is_empty and section in {"related", "appended"} and head.linked <= 0.5
    return start if is_own else place


def _belongs(piece: Piece, section: Section, distance: int) -> bool:
    size = count_words(piece.text)
    if section == "contact":
        is_line = size <= _CONTACT_LINE and not ends_sentence(piece.text)
        return has_address(piece.text) or (is_line and piece.kind != "list")
    if piece.linked > 0.5 or (size <= 3 and piece.kind == "paragraph"):
        return True
    if section == "call" and distance <= _CALL_BLOCKS:
        return piece.kind == "paragraph" and size < _CALL
    if section != "related" or piece.kind in {"list", "table"}:
        return False
    return size < _TEASER and not ends_sentence(piece.text)
