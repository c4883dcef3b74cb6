"""From a document's paragraphs and what it says about itself to an extract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.importing.dateline import dateline
from corpus.importing.extract import CannotImport, Extract, Found
from corpus.importing.page_language import checked_language
from corpus.importing.source import Source
from corpus.importing.written_dates import written_dates
from corpus.language_of_text import detected_language
from corpus.text import forbidden_characters, is_visible, normal_form, without_forbidden

_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")  # what documents end lines with
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LONGEST_DATE_LINE = 80  # characters
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class About:
    """What a document tells about itself beside its text.

    Attributes:
        above: Lines that stood above the headline, where the day often is.
        made_on: The day on which the document was made, for want of a better one.
        language: As the document declares it; word processors declare that of their owner.
        notes: What a curator should know, one line each.
    """

    title: Found | None = None
    above: tuple[str, ...] = ()
    made_on: Found | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


def assemble(source: Source, paragraphs: Sequence[str], about: About) -> Extract:
    """Return an extract, its day and place as the text tells them.

    Raises:
        CannotImport: There is nothing to read.
    """
    text, cleaned = _clean("\n\n".join(paragraphs))
    if not is_visible(text):
        raise CannotImport(f"{source.name} holds no text", mend="give a document with text")
    language = _language(about.language, text)
    tag = language.value if language else "en"
    place, day = dateline(text, tag)
    return Extract(
        text,
        title=about.title,
        date=_surest(day, _date_above(about.above, tag), about.made_on),
        place=place,
        language=language,
        notes=(*about.notes, *cleaned),
    )


def _language(declared: str | None, text: str) -> Found | None:
    """Return the language that a document declares, or that of its words where it has another."""
    if not _LANGUAGE.fullmatch(declared or ""):
        return checked_language(None, text)
    checked = checked_language(Found(str(declared), "language the document declares"), text)
    if checked is None or not checked.is_doubtful:
        return checked
    evidence = f"the words of the text, though the document declares {declared}"
    return Found(detected_language(text) or checked.value, evidence, is_doubtful=True)


def _surest(*days: Found | None) -> Found | None:
    """Return the first day that is not doubtful, or else the first."""
    known = [day for day in days if day]
    return next((day for day in known if not day.is_doubtful), known[0] if known else None)


def _date_above(above: Sequence[str], language: str) -> Found | None:
    """Return the one day that the lines above a headline name."""
    found = [
        (line, day)
        for line in above
        if len(line) <= _LONGEST_DATE_LINE
        for day in written_dates(line, language)
    ]
    if len({day.date for _, day in found}) != 1:
        return None
    line, day = found[0]
    evidence = f'line above the headline "{line.strip()}"'
    return Found(day.date.isoformat(), evidence, is_doubtful=day.other is not None)


def _clean(text: str) -> tuple[str, list[str]]:
    """Return a text in normal form without controls, and what was done to it."""
    text = _LINE_ENDS.sub("\n", text)
    bare = _CONTROLS.sub("", text)
    notes = [f"{len(text) - len(bare)} control characters left out"] if bare != text else []
    form = normal_form(without_forbidden(bare))
    assert not any(forbidden_characters(form))
    return form, notes
