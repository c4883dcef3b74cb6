"""The language of a release: as its page declares it, compared with the text."""

from __future__ import annotations

import re

from corpus.fields import BadValue, Scalar, read_language
from corpus.importing.extract import Found
from corpus.importing.html_tree import Element
from corpus.importing.page_structured import Structured
from corpus.language_of_text import are_alike, detected_language

_LOCALE = re.compile(r"([A-Za-z]{2,3})(?:[_-]([A-Za-z]{4}))?(?:[_-]([A-Za-z]{2}|\d{3}))?")


def declared_language(
    root: Element, headline: Element | None, structured: Structured
) -> Found | None:
    """Return the language that is declared for a release: nearest to its headline first."""
    if headline is not None:
        for one in (headline, *headline.iterancestors()):
            if tag := _tag(_lang(one)):
                return Found(tag, f"lang of {one.tag}")
    if tag := _tag(_lang(root)):
        return Found(tag, "lang of html")
    said = [
        *structured.meta("content-language", "language", "dc.language", "dcterms.language"),
        ("JSON-LD inLanguage", structured.linked("inLanguage") or ""),
        *structured.meta("og:locale"),
    ]
    for evidence, value in said:
        if tag := _tag(value):
            return Found(tag, evidence)
    return None


def checked_language(declared: Found | None, text: str) -> Found | None:
    """Compare what was declared with the text, or return what the text looks like."""
    seen = detected_language(text)
    if declared is None:
        return Found(seen, "the words of the text", is_doubtful=True) if seen else None
    if seen is None or are_alike(declared.value, seen):
        return declared
    evidence = f"{declared.evidence}; but the text looks like {seen}"
    return Found(declared.value, evidence, is_doubtful=True)


def _lang(element: Element) -> str:
    value = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
    return value or element.get("xml:lang") or ""


def _tag(value: str) -> str | None:
    """Return a declaration as a language tag, or None where it is none."""
    found = _LOCALE.fullmatch(value.partition(",")[0].strip())
    if not found:
        return None
    tag = "-".join(part for part in found.groups() if part)
    if tag.lower() in {"und", "mul", "zxx", "x"}:
        return None
    try:
        return read_language(Scalar(tag, "str"))
    except BadValue:
        return None
