"""A Word document read from its bytes to its paragraphs; run in a process of its own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from corpus.importing.docx_blocks import Body, Paragraph
from corpus.importing.docx_numbering import Numbering
from corpus.importing.docx_words import WORD, Words
from corpus.importing.extract import CannotImport
from corpus.importing.listed import Entry, as_paragraphs
from corpus.importing.safe_zip import ZIP_LIMITS, ZipLimits, check_zip

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_FIRST = 8  # paragraphs among which the title is looked for
_LONGEST_TITLE = 30  # words
_TEXTLESS = {"separator", "continuationSeparator", "continuationNotice"}
_DAMAGED = "open it in a word processor and save it anew"


class DocxReading(TypedDict):
    """What is read out of a Word document.

    Attributes:
        title: Value, evidence and whether it is doubtful.
        above: The lines above the title.
        created: Day on which the file was made, ISO 8601.
    """

    paragraphs: list[str]
    title: tuple[str, str, bool] | None
    above: list[str]
    created: str | None
    language: str | None
    notes: list[str]


@dataclass(frozen=True, slots=True)
class _Title:
    """A title and its place among the paragraphs, if it stands there."""

    found: tuple[str, str, bool]
    place: int | None


def read_docx(data: bytes, **limits: int) -> DocxReading:
    """Return what is read out of a Word document.

    Args:
        data: The document.
        limits: Fields of `ZipLimits` that shall differ from the usual.

    Raises:
        CannotImport: It is damaged, locked or too large.
    """
    check_zip(data, ZipLimits(**limits) if limits else ZIP_LIMITS)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
    except MemoryError:
        raise
    except Exception as error:  # python-docx takes packages to be sound, and fails in any way
        reason = " ".join(str(error).split())[:80]
        raise CannotImport(f"is a damaged document ({reason})", mend=_DAMAGED) from None
    if body is None:
        raise CannotImport("is a document without a body", mend=_DAMAGED)
    return _reading(document, body)


def _reading(document: Any, element: Any) -> DocxReading:
    part = document.part
    numbering, styles = _root(part, "numbering"), _root(part, "styles")
    body = Body(Numbering.of(numbering, styles), _style_names(styles))
    found = [one for one in body.paragraphs(element) if one.entry.text.strip()]
    properties = _property(document, "core_properties")
    title = _title(found, properties)
    place = title.place if title else None
    above = [one.entry.text for one in found[:place]] if place is not None else []
    entries = [one.entry for one in (found[place + 1 :] if place is not None else found)]
    notes, footnotes = [], list(_footnotes(part, body.words))
    if above:
        notes.append(f"left out above the title: “{' / '.join(above)[:120]}”")
    if body.words.deletions:
        notes.append(f"tracked changes: {body.words.deletions} deletions left out")
    if footnotes:
        notes.append(f"{len(footnotes)} footnotes moved to the end")
    return DocxReading(
        paragraphs=as_paragraphs([*entries, *footnotes]),
        title=title.found if title else None,
        above=above,
        created=_created(properties),
        language=_language(styles),
        notes=notes,
    )


def _root(part: Any, kind: str) -> Any:
    """Return the root element of a part that the document's own refers to, or None."""
    from docx.oxml import parse_xml

    for relation in part.rels.values():
        if relation.reltype == _TYPES + kind and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _style_names(styles: Any) -> dict[str, str]:
    names = {}
    for style in styles.iter(f"{WORD}style") if styles is not None else ():
        name = style.find(f"{WORD}name")
        if name is not None:
            names[style.get(f"{WORD}styleId", "")] = name.get(f"{WORD}val", "").lower()
    return names


def _title(found: Sequence[Paragraph], properties: Any) -> _Title | None:
    """Return the title: by its style, as the first heading, or else what may be one."""
    early = [
        (place, one)
        for place, one in enumerate(found[:_FIRST])
        if one.is_set and len(one.entry.text.split()) <= _LONGEST_TITLE
    ]
    for place, one in early:
        if one.style == "title":
            return _Title((_line(one), "paragraph in the style Title", False), place)
    for place, one in early:
        if one.style == "heading 1" and not _holds_prose(found[:place]):
            return _Title((_line(one), "first heading", False), place)
    named = " ".join((_property(properties, "title") or "").split())
    for place, one in early:
        if named and _line(one).casefold() == named.casefold():
            return _Title((_line(one), "title in the document's properties", False), place)
    if named:
        return _Title((named, "title in the document's properties", True), None)
    if early and early[0][0] == 0 and _may_be_title(early[0][1]):
        return _Title((_line(early[0][1]), "first paragraph, set in bold", True), 0)
    return None


def _line(paragraph: Paragraph) -> str:
    return " ".join(paragraph.entry.text.split("\n"))


def _holds_prose(paragraphs: Sequence[Paragraph]) -> bool:
    return any(len(one.entry.text.split()) > 12 for one in paragraphs)


def _may_be_title(paragraph: Paragraph) -> bool:
    return paragraph.is_bold and not paragraph.entry.text.endswith((".", ":"))


def _footnotes(part: Any, words: Words) -> Any:
    """Yield the footnotes and endnotes that the text points to, numbered in that order."""
    from docx.oxml import parse_xml

    texts: dict[tuple[str, str], str] = {}
    for relation in part.rels.values():
        kind = (relation.reltype or "").rpartition("/")[2]
        if kind not in {"footnotes", "endnotes"} or relation.is_external:
            continue
        for note in parse_xml(relation.target_part.blob):
            if isinstance(note.tag, str) and note.get(f"{WORD}type") not in _TEXTLESS:
                lines = (Words().of(one).strip() for one in note.iter(f"{WORD}p"))
                texts[kind, note.get(f"{WORD}id", "")] = " ".join(filter(None, lines))
    pointed_to = [texts[key] for key in words.notes if texts.get(key)]
    yield from (Entry(f"{number} {text}") for number, text in enumerate(pointed_to, start=1))


def _created(properties: Any) -> str | None:
    created = _property(properties, "created")
    return created.date().isoformat() if created else None


def _property(properties: Any, name: str) -> Any:
    """Return a property, None where it is missing or its value not what it should be."""
    try:
        return getattr(properties, name)
    except (ValueError, TypeError, AttributeError, OverflowError, KeyError):
        return None


def _language(styles: Any) -> str | None:
    path = f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr/{WORD}lang"
    found = styles.find(path) if styles is not None else None
    value = found.get(f"{WORD}val") if found is not None else None
    return str(value) if value else None
