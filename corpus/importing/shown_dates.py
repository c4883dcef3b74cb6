"""The days that a page shows around its headline, or calls those of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.importing import furniture_words as words
from corpus.importing.furniture_words import folded_line
from corpus.importing.html_tree import (
    INLINE,
    Element,
    collapsed,
    count_words,
    is_element,
    text_of,
    tokens,
)
from corpus.importing.page_dates import Claim, claims_of_value
from corpus.importing.written_dates import WrittenDate, written_dates

_BELOW, _ABOVE = 16, 6  # lines around the headline where its date stands
_LONGEST = 14  # words of a line that tells a date, at least if it's no sentence
_LONGEST_LINE = 160  # characters
_PROSE = 25  # words of a line that is text
_CHANGED = re.compile(r"-(?:updated|modified|date-modified|last-updated)-")
_ELSEWHERE = frozenset(
    {"nav", "footer", "aside", "script", "style", "noscript", "template", "select", "head"}
)
_BEFORE_UPDATE = re.compile(
    r"(?:up ?dated?|modified|reviewed|changed|edited|mise? à jour|modification|modifié"
    r"|actualiza(?:do|ción)|modifica(?:do|ción)"
    r"|aktualisiert|geändert|stand|aggiorna(?:to|mento)|atualiza(?:do|ção)|gewijzigd|обновлено"
    r"|تحديث|revised)\W*(?:on|le|am|el|il|em|at)?\W*$",
    re.IGNORECASE,
)


def claims_of_text(body: Element, headline: Element | None, language: str) -> list[Claim]:
    """Return the days that a page shows around its headline, or calls those of publication."""
    found = list(_marked(body))
    lines = list(_lines(body, headline))
    place = next((n for n, line in enumerate(lines) if line.is_headline), None)
    below = _until_prose(lines[place + 1 if place is not None else 0 :][:_BELOW])
    above = lines[max(0, place - _ABOVE) : place] if place is not None else []
    for some in (below, above[::-1]):
        shown = [claim for line in some for claim in _shown(line, language)]
        if shown:
            return found + shown[:1] + [one for one in shown[1:] if one.rank < shown[0].rank]
    called = [line for line in lines if _is_called(line)]
    return found + [claim for line in called for claim in _shown(line, language)][:1]


def _is_called(line: _Line) -> bool:
    """Whether a line says in words that its day is that of publication."""
    is_short = len(line.text) <= _LONGEST_LINE
    return is_short and words.PUBLISHED.fullmatch(folded_line(line.text)) is not None


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    before: str
    times: tuple[str, ...]
    is_headline: bool = False


def _lines(body: Element, headline: Element | None) -> Iterator[_Line]:
    """Yield the lines of a page in order, those of menus, asides and footers left out."""
    before = ""
    stack = [body]
    while stack:
        element = stack.pop()
        if not is_element(element) or element.tag in _ELSEWHERE:
            continue
        if element is headline:
            yield _Line(text_of(element), before, (), is_headline=True)
            continue
        text, times = _own(element)
        if text or times:
            yield _Line(text, before, tuple(times))
            before = text
        stack.extend(
            child
            for child in reversed(element)
            if is_element(child) and not _is_inline(child, headline)
        )


def _is_inline(element: Element, headline: Element | None) -> bool:
    return element.tag in INLINE and not len(element) and element is not headline


def _own(element: Element) -> tuple[str, list[str]]:
    """Return an element's text and that of the inline elements in it, and the times they name."""
    pieces, times = [element.text or ""], []
    if element.tag == "time" and element.get("datetime") and not _is_changed(element):
        times.append(element.get("datetime"))
    for child in element:
        if is_element(child) and child.tag in INLINE and not len(child) and not _is_changed(child):
            pieces.append(child.text or "")
            if child.tag == "time" and child.get("datetime"):
                times.append(child.get("datetime"))
        elif is_element(child) and child.tag == "br":
            pieces.append(" ")
        pieces.append(child.tail or "")
    return collapsed("".join(pieces)), times


def _is_changed(element: Element) -> bool:
    is_named = bool(_CHANGED.search(tokens(element)))
    return is_named or "modified" in (element.get("itemprop") or "").lower()


def _until_prose(lines: Iterable[_Line]) -> list[_Line]:
    below: list[_Line] = []
    for line in lines:
        if count_words(line.text) > _PROSE:
            break
        below.append(line)
    return below


def _shown(line: _Line, language: str) -> Iterator[Claim]:
    """Yield the days a line shows: as it is written, else as its `time` says."""
    if len(line.text) > _LONGEST_LINE or count_words(line.text) > _LONGEST:
        return
    days = [day for day in written_dates(line.text, language) if not _is_update(line, day)]
    for day in days[:1]:
        yield Claim(day.date, f"“{line.text}” at the headline", 3, day.other)
    if not days or days[0].other:
        label = folded_line(line.text) or folded_line(line.before)
        if not words.UPDATED.fullmatch(label):
            for value in line.times[:1]:
                yield from claims_of_value(value, "time at the headline", 2)


def _is_update(line: _Line, day: WrittenDate) -> bool:
    """Whether a day is that of a change, by the words before it."""
    before = line.text[: day.start]
    if before.strip():
        return _BEFORE_UPDATE.search(before) is not None
    return words.UPDATED.fullmatch(folded_line(line.before)) is not None


def _marked(body: Element) -> Iterator[Claim]:
    for element in body.iter():
        if is_element(element) and element.get("itemprop") == "datePublished":
            value = element.get("datetime") or element.get("content") or text_of(element)
            yield from claims_of_value(value, "itemprop datePublished", 2)
            return
