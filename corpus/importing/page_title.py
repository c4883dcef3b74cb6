"""The headline of a page: which element shows it, and how it is written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from corpus.importing.extract import Found
from corpus.importing.html_tree import Element, collapsed, count_words, short_text, text_of, tokens
from corpus.importing.page_structured import Structured

_SEPARATOR = re.compile(r"\s+(?:[|–—•·»«:]|-|::|/)\s+|\s*[｜│]\s*")
_SITE_NAMES = re.compile(r"-(?:site|logo|brand|portal-title|masthead)-")
_HOME = re.compile(
    r"(?:https?://[^/]+)?(?:\.?/)?(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:index\.\w+)?", re.IGNORECASE
)
_LONGEST = 400
_SHOWN = frozenset(
    {"h1", "h2", "h3", "h4", "b", "strong", "font", "p", "div", "span", "td", "caption"}
)
_ELSEWHERE = frozenset({"nav", "aside", "footer", "li"})


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline, and the element that shows it, if any does."""

    found: Found | None
    element: Element | None


@dataclass(frozen=True, slots=True)
class _Said:
    evidence: str
    text: str


def headline(root: Element, structured: Structured) -> Headline:
    """Find the headline of a page that still has its head.

    It is taken from the page's text, as a reader sees it, and confirmed by what the page says to
    machines. What only these say loses the site's name where the site says that it is its name.
    """
    said = _said(root, structured)
    shown = [(one, text) for one in root.iter("h1") if (text := short_text(one, 2 * _LONGEST))]
    of_page = [(one, text) for one, text in shown if not _is_of_site(one, structured, text)]
    for element, text in of_page:
        for one in said:
            if _is_same(text, one.text):
                return Headline(Found(text, f"h1, as in {one.evidence}"), element)
    return _longest(
        _pieces_shown(of_page, said) + _shown_otherwise(root, said, structured)
    ) or _alone(of_page, said, structured)


def _pieces_shown(shown: list[tuple[Element, str]], said: list[_Said]) -> list[Headline]:
    """Return the headings that are a piece of what was said."""
    return [
        Headline(Found(text, f"h1, as in {one.evidence}"), element)
        for element, text in shown
        for one in said
        if _is_piece(text, one.text)
    ]


def _longest(found: list[Headline]) -> Headline | None:
    """Return the longest of some headlines: the shorter pieces of a title are the site's name."""
    return max(
        found, key=lambda one: len(folded(one.found.value if one.found else "")), default=None
    )


def _said(root: Element, structured: Structured) -> list[_Said]:
    said = [_Said(*one) for one in structured.meta("og:title", "twitter:title")]
    if text := structured.linked("headline") or structured.linked("name"):
        said.append(_Said("JSON-LD headline", text))
    said += [_Said(*one) for one in structured.meta("dc.title", "dcterms.title", "title")]
    for title in root.iter("title"):
        # An icon in the page's text has a title as well.
        if text := text_of(title)[:_LONGEST]:
            said.append(_Said("title", text))
            break
    return [_Said(one.evidence, one.text[:_LONGEST]) for one in said]


def folded(text: str) -> str:
    """Return a line with all that differs between two writings of the same headline taken out."""
    text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in text if one.isalnum())


def _is_same(text: str, said: str) -> bool:
    return bool(folded(text)) and folded(text) == folded(said)


def _is_piece(text: str, said: str) -> bool:
    """Whether a heading is one of the pieces that a separator parts a title into."""
    heading = folded(text)
    return any(folded(piece) == heading and count_words(piece) > 1 for piece in _pieces(said))


def _pieces(said: str) -> list[str]:
    """Return what is left of a title without one or two pieces at either end."""
    cuts = [found.span() for found in _SEPARATOR.finditer(said)]
    starts = [0, *(end for _, end in cuts[:2])]
    ends = [*(start for start, _ in cuts[-2:]), len(said)]
    return [said[start:end] for start in starts for end in ends if start < end]


def _shown_otherwise(root: Element, said: list[_Said], structured: Structured) -> list[Headline]:
    """Return the elements other than h1 that show what was said, or a piece of it."""
    body = root.find("body")
    if body is None:
        return []
    wanted = {
        folded(piece): one.evidence
        for one in reversed(said)
        for piece in (*_pieces(one.text), one.text)
        if count_words(piece) > 2
    }
    found: list[Headline] = []
    for element in body.iter(*_SHOWN):
        text = short_text(element, _LONGEST)
        evidence = wanted.get(folded(text)) if text else None
        if evidence and not _is_elsewhere(element, structured, text):
            found.append(Headline(Found(text, f"{element.tag}, as in {evidence}"), element))
    return found


def _is_elsewhere(element: Element, structured: Structured, text: str) -> bool:
    if any(parent.tag in _ELSEWHERE for parent in element.iterancestors()):
        return True
    return _is_of_site(element, structured, text)


def _is_of_site(element: Element, structured: Structured, text: str) -> bool:
    """Whether a heading is the name of the site."""
    names = {folded(name) for _, name in structured.meta("og:site_name", "application-name")}
    if folded(text) in names or _SITE_NAMES.search(tokens(element)):
        return True
    links = [*element.iter("a"), *(one for one in element.iterancestors() if one.tag == "a")]
    return any(_HOME.fullmatch(one.get("href") or "") for one in links)


def _alone(shown: list[tuple[Element, str]], said: list[_Said], structured: Structured) -> Headline:
    """Return what is left where no heading agrees with what was said."""
    best = _without_site(said[0], structured) if said else None
    if not shown:
        return Headline(best, None)
    element, text = shown[-1] if len(shown) == 1 else max(shown, key=lambda one: len(one[1]))
    if best is None:
        return Headline(Found(text, "h1"), element)
    evidence = f"h1; {best.evidence} says “{best.value}”"
    return Headline(Found(text, evidence, is_doubtful=True), element)


def _without_site(said: _Said, structured: Structured) -> Found:
    """Take the site's name off a title, where the site says that it is its name."""
    names = {folded(name) for _, name in structured.meta("og:site_name", "application-name")}
    if publisher := structured.organisation("publisher"):
        names.add(folded(publisher))
    cuts = list(_SEPARATOR.finditer(said.text))
    if cuts and folded(said.text[cuts[-1].end() :]) in names:
        return Found(said.text[: cuts[-1].start()], f"{said.evidence}, without the site’s name")
    if cuts and folded(said.text[: cuts[0].start()]) in names:
        return Found(said.text[cuts[0].end() :], f"{said.evidence}, without the site’s name")
    has_suffix = bool(cuts)
    return Found(collapsed(said.text), said.evidence, is_doubtful=has_suffix)
