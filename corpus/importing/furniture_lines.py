"""Furniture among the blocks of a release: labels above it, contacts and links below it.

Here a block's words tell, and where it stands. What is left out although an editor wrote it into
the text, such as the press office's telephone, is named in a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.importing import furniture_words as words
from corpus.importing.appended_sections import section_end, section_of
from corpus.importing.contact_lines import is_address, is_contact, is_contact_heading
from corpus.importing.dateline import dateline
from corpus.importing.furniture_words import folded_line
from corpus.importing.html_blocks import Piece, ends_sentence
from corpus.importing.html_tree import count_words
from corpus.importing.page_title import folded
from corpus.importing.written_dates import written_dates

_LONGEST_LINE = 120  # characters of a line that can be furniture by its words alone
_LABEL_WORDS = 14
_BESIDE_DAY = 6  # words beside a day in a line that tells only when
_STANDFIRST_WORDS = 5
_OPENING_WORDS = (6, 15)  # of the first block of the text: with a full stop, without one
_UNSPACED = 60  # characters of a text without blanks that is a sentence
_COPYRIGHT_WORDS = 25
_WORTH_A_NOTE = 6  # words
_LONGEST_SHOWN = 60  # characters of a note's quote
_PART = re.compile(r"\s*[|·•‧∙\n]\s*|\s/\s")
_BARS = re.compile(r"[|·•‧∙][^|·•‧∙\n]{1,40}[|·•‧∙]")  # between the links of a footer
_STANDFIRST_NAMES = re.compile(
    r"-(?:standfirst|stand-first|lead|lede|lead-paragraph|chapo|chapeau|intro|introduction|summary"
    r"|subtitle|sub-title|subhead|subheading|sub-headline|subheadline|deck|dek|excerpt|abstract"
    r"|teaser|bajada|entradilla|copete|vorspann|ingress)-"
)
_READ_ALSO = re.compile(
    r"(?:read|see|watch|view) (?:also|more|next)\b|related\b|(?:à )?lire aussi\b"
    r"|(?:lea|leia|ver|vea) (?:también|também)\b|lesen sie auch\b|leggi anche\b|lees ook\b"
    r"|zobacz także\b|читайте также\b|اقرأ أيضا"
)
_HEADINGS = (words.APPENDED, words.RELATED, words.SHARES)
_COPYRIGHT = re.compile(r"\s*(?:©|\(c\)\s*\d{4}|copyright\b|all rights reserved)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kept:
    """The blocks of a release, and notes on what was left out that stood in its text."""

    pieces: list[Piece]
    left_out: tuple[str, ...]


def without_furniture(pieces: Sequence[Piece], title: str, language: str) -> Kept:
    """Leave out the blocks that are furniture.

    Args:
        pieces: From the headline to the end of the release.
        title: The headline, which the text isn't to repeat.
        language: Of the page, as far as known; days are read in it.
    """
    trimmer = _Trimmer(title, language)
    kept = trimmer.above(list(pieces))
    kept = trimmer.among(kept)
    kept = trimmer.below(kept)
    return Kept(kept, tuple(trimmer.left_out))


class _Trimmer:
    """Leaves out blocks and remembers which of them a curator should know of."""

    def __init__(self, title: str, language: str) -> None:
        self.left_out: list[str] = []
        self._title, self._language = folded(title), language

    def above(self, pieces: list[Piece]) -> list[Piece]:
        """Leave out what stands between headline and text."""
        first = next((place for place, one in enumerate(pieces) if _is_opening(one)), 0)
        above = [one for one in pieces[:first] if not self._is_above(one)]
        # The first may be a sub-headline, with the day of publication below it.
        below = [one for one in pieces[first + 1 : first + 3] if not self._is_day_of_page(one)]
        return [*above, *pieces[first : first + 1], *below, *pieces[first + 3 :]]

    def among(self, pieces: list[Piece]) -> list[Piece]:
        """Leave out controls wherever they stand, and appended sections with what follows them."""
        kept: list[Piece] = []
        place = 0
        while place < len(pieces):
            piece = pieces[place]
            section = section_of(piece)
            end = section_end(pieces, place, section) if section else place
            if end > place:
                self._note_section(pieces[place:end])
                place = end
                continue
            place += 1
            if is_contact(piece):
                self._note(piece)
            elif _is_link(piece, kept):
                self._note(piece)
                _without_last_heading(kept, piece)
            elif not _is_control(piece):
                kept.append(piece)
        return kept

    def below(self, pieces: list[Piece]) -> list[Piece]:
        """Leave out what stands below the text, from the end up."""
        kept = list(pieces)
        while kept and _is_below(kept[-1]):
            self._note(kept.pop())
        return kept

    def _is_above(self, piece: Piece) -> bool:
        if piece.kind == "table":
            return not piece.is_inside
        if self._title and folded(piece.text) in {self._title, ""}:
            return True
        if is_contact(piece) or is_contact_heading(piece):
            self._note(piece)
            return True
        if self._is_label(piece) or _is_control(piece) or piece.linked > 0.7:
            return True
        return not piece.is_inside and not _is_wordy(piece)

    def _is_label(self, piece: Piece) -> bool:
        """Whether a block says what kind of page it is, of when or by whom."""
        text = piece.text.replace("\n• ", "\n").removeprefix("• ")
        if len(text) > _LONGEST_LINE or ends_sentence(text) or count_words(text) > _LABEL_WORDS:
            return False
        return _is_named_label(text) or all(map(self._tells_nothing, _PART.split(text)))

    def _is_day_of_page(self, piece: Piece) -> bool:
        """Whether a line says when the page was published or changed, and no more."""
        if piece.kind != "paragraph" or len(piece.text) > _LONGEST_LINE:
            return False
        line = folded_line(piece.text)
        is_named = words.PUBLISHED.fullmatch(line) or words.UPDATED.fullmatch(line)
        return bool(is_named) and not ends_sentence(piece.text) and self._tells_a_day(piece.text)

    def _tells_nothing(self, part: str) -> bool:
        if _is_named_label(part) or words.CONTROLS.fullmatch(folded_line(part)):
            return True
        return self._tells_a_day(part) or not folded_line(part)

    def _tells_a_day(self, part: str) -> bool:
        """Whether a line tells a day and hardly anything beside it."""
        days = written_dates(part, self._language)
        if not days:
            return False
        beside = f"{part[: days[0].start]} {part[days[-1].end :]}"
        return count_words(beside) <= _BESIDE_DAY and dateline(part, self._language)[0] is None

    def _note_section(self, pieces: Sequence[Piece]) -> None:
        whole = Piece("paragraph", " ".join(one.text for one in pieces), is_inside=True)
        if any(one.linked < 0.5 and one.is_inside for one in pieces[1:]) or len(pieces) == 1:
            self._note(whole)

    def _note(self, piece: Piece) -> None:
        shown = " ".join(piece.text.split())
        if not piece.is_inside or count_words(shown) < _WORTH_A_NOTE:
            return
        shown = shown if len(shown) <= _LONGEST_SHOWN else shown[: _LONGEST_SHOWN - 1] + "…"
        self.left_out.append(f"left out as no part of the release: “{shown}”")


def _is_named_label(text: str) -> bool:
    line = folded_line(text)
    named = (words.LABELS, words.UPDATED, words.PUBLISHED, *_HEADINGS)
    return any(pattern.fullmatch(line) for pattern in named)


def _is_opening(piece: Piece) -> bool:
    """Whether a block is the first of the text itself."""
    if not piece.is_inside or piece.kind != "paragraph" or piece.linked > 0.5:
        return False
    size, (least, enough) = count_words(piece.text), _OPENING_WORDS
    is_text = size >= enough or (size >= least and ends_sentence(piece.text))
    return (is_text or _is_unspaced(piece.text)) and not is_contact(piece)


def _is_unspaced(text: str) -> bool:
    """Whether a text is long though it has few words, as in scripts without blanks."""
    return len(text) > _UNSPACED and ends_sentence(text)


def _is_wordy(piece: Piece) -> bool:
    """Whether a block outside the body is a sub-headline or summary rather than a label."""
    if piece.linked > 0.5:
        return False
    if piece.kind == "list":
        lines = piece.text.split("\n")
        return sum(map(count_words, lines)) >= _STANDFIRST_WORDS * len(lines)
    size = count_words(piece.text)
    is_named = bool(_STANDFIRST_NAMES.search(piece.names)) and size > 1
    return is_named or size >= _STANDFIRST_WORDS or _is_unspaced(piece.text)


def _is_control(piece: Piece) -> bool:
    """Whether a block does something on the page and says nothing."""
    if piece.kind == "table" or len(piece.text) > 2 * _LONGEST_LINE:
        return False
    if piece.level and piece.linked < 0.5:  # "Next steps"
        return False
    lines = [folded_line(part) for part in _PART.split(piece.text)]
    named = [line for line in lines if line]
    return bool(named) and all(words.CONTROLS.fullmatch(line) for line in named)


def _is_link(piece: Piece, before: Sequence[Piece]) -> bool:
    """Whether a block within the text is a link to another page and not part of the text."""
    if piece.linked < 0.5 or ends_sentence(piece.text) or piece.kind == "table":
        return False
    if _READ_ALSO.match(folded_line(piece.text)):
        return True
    is_led_to = bool(before) and before[-1].text.endswith(":")
    return piece.linked > 0.9 and piece.kind == "list" and not is_led_to


def _without_last_heading(kept: list[Piece], removed: Piece) -> None:
    """Take the heading of a list of links away with it."""
    while removed.kind == "list" and kept and kept[-1].level:
        kept.pop()


def _is_below(piece: Piece) -> bool:
    if is_address(piece) or piece.level:
        return True
    size = count_words(piece.text)
    if _COPYRIGHT.match(piece.text) and size < _COPYRIGHT_WORDS:
        return True
    if ends_sentence(piece.text) or piece.kind == "table":
        return False
    if piece.linked > 0.85 or (piece.linked > 0.5 and _BARS.search(piece.text)):
        return True
    patterns = (words.UPDATED, words.PUBLISHED, words.CONTACT, *_HEADINGS)
    line = folded_line(piece.text[:_LONGEST_LINE])
    return size <= _LABEL_WORDS and any(one.fullmatch(line) for one in patterns)
