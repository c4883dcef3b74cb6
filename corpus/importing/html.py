"""A release out of a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.importing.extract import CannotImport, Extract, Found
from corpus.importing.furniture import Taken, remove_furniture
from corpus.importing.furniture_lines import without_furniture
from corpus.importing.html_blocks import Piece, blocks_of
from corpus.importing.html_decoding import decode_page
from corpus.importing.html_main import main_element
from corpus.importing.html_tree import Element, count_words, parse_page, remove_unseen
from corpus.importing.page_facts import PageFacts, read_facts
from corpus.importing.source import Source
from corpus.text import is_visible, normal_form

_FEWEST_WORDS = 5
_FEW_WORDS = 40
# What is left of Windows-1252 where it was taken for Latin-1, and of UTF-8 taken for either.
_MOJIBAKE = re.compile(r"â€[™œ“”˜¦\u009d]|Ã[©¨¡³±¼¶¤\u00a0]|Â[\u00a0»«©°]|ï»¿|Ð[\u0080-\u00bf]")
_C1 = re.compile("[\x80-\x9f]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def extract_html(source: Source) -> Extract:
    """Read a release out of a page.

    Raises:
        CannotImport: The page holds no release, or is too large or too deep to be read.
    """
    decoded = decode_page(source)
    root = parse_page(decoded.text, source.name)
    facts = read_facts(root, source)
    pieces, left_out = _pieces(root, facts)
    text = joined(pieces)
    words = count_words(text)
    if words < _FEWEST_WORDS and len(text) < 40:
        raise _no_text(source, decoded.text)
    notes = [*decoded.notes, *map(_note, left_out), *_text_notes(text, words)]
    found = facts.with_text(text)
    return Extract(
        text=text,
        title=_on_one_line(found.title),
        date=found.date,
        place=_on_one_line(found.place),
        publisher=_on_one_line(found.publisher),
        url=found.url,
        language=found.language,
        notes=tuple(dict.fromkeys(notes)),
    )


def _pieces(root: Element, facts: PageFacts) -> tuple[list[Piece], Sequence[str]]:
    """Return the blocks of the release, and notes on what was left out of its text."""
    body = root.find("body")
    if body is None:
        return [], ()
    remove_unseen(root)
    taken = remove_furniture(root, facts.headline)
    headline = facts.headline if _is_in(facts.headline, root) else None
    main = main_element(body, headline)
    if main is None:
        return [], ()
    title = facts.title.value if facts.title else ""
    kept = without_furniture(blocks_of(body, main, headline), title, facts.read_in)
    text = "\n".join(piece.text for piece in kept.pieces)
    boxes = (_left_out(one) for one in taken if _is_in(one.parent, main) and one.text not in text)
    return kept.pieces, (*kept.left_out, *boxes)


def _note(text: str) -> str:
    return _sound(text).replace("\n", " ")


def _left_out(taken: Taken) -> str:
    """Return a note on a box within the text, which may have been part of it after all."""
    shown = taken.text[:59] + "…"
    return f"left out as a box beside the text ({count_words(taken.text)} words): “{shown}”"


def joined(pieces: Sequence[Piece]) -> str:
    """Return a release's body: its blocks as paragraphs, a list right below what leads to it."""
    parts: list[str] = []
    for number, piece in enumerate(pieces):
        if number:
            parts.append("\n" if _leads_to(pieces[number - 1], piece) else "\n\n")
        parts.append(piece.text)
    return _sound("".join(parts))


def _leads_to(before: Piece, piece: Piece) -> bool:
    is_lead = before.kind == "paragraph" and before.text.rstrip("\u00a0").endswith((":", "："))
    return is_lead and piece.kind == "list"


def _sound(text: str) -> str:
    """Return a text in normal form, without the characters that no text may hold.

    Of these, Unicode's separators and the vertical tab end lines, and the controls from U+0080 on
    are characters of Windows-1252 that were taken for those of Latin-1.
    """
    text = text.replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\v", "\n")
    text = _C1.sub(lambda found: found[0].encode("latin-1").decode("cp1252", "ignore"), text)
    return normal_form(_CONTROLS.sub("", normal_form(text)))


def _on_one_line(found: Found | None) -> Found | None:
    """Return what was found, sound and on one line, or nothing if nothing can be read of it."""
    if found is None:
        return None
    value = " ".join(_sound(found.value).split("\n")).strip()
    evidence = " ".join(_sound(found.evidence).split("\n"))
    return replace(found, value=value, evidence=evidence) if is_visible(value) else None


def _text_notes(text: str, words: int) -> Iterator[str]:
    if words < _FEW_WORDS and len(text) < 8 * _FEW_WORDS:
        yield f"the text is short ({words} words); compare it with the page"
    if found := _MOJIBAKE.search(text):
        yield f"the text holds “{found[0]}”, which looks like an encoding read wrongly"


def _is_in(element: Element | None, root: Element) -> bool:
    if element is None:
        return False
    return element is root or any(parent is root for parent in element.iterancestors())


def _no_text(source: Source, markup: str) -> CannotImport:
    lowered = markup.lower()
    if "<frameset" in lowered:
        return CannotImport(f"{source.name} is made of frames", mend="add the page in its frame")
    if lowered.count("<script") > 2 or "<noscript" in lowered:
        what = f"{source.name} holds no text; a script seems to draw it"
        return CannotImport(
            what, mend="save the page from a browser once it is drawn, and add that"
        )
    what = f"{source.name} holds no text of a release"
    return CannotImport(what, mend="give the page with the text, or the text itself as a file")
