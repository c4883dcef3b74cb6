"""Fragments of questions, "and in Brazil?", put into the question before them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus import Span
from corpus.patterns import lazy_pattern
from index.fold import fold, fold_with_origins
from index.recognise import recognise

_LEAD = lazy_pattern(
    r"[\s¿¡]*(?:(?:ok|okay|so|well|and|but|y|e|et|pero|mais)\b[\s,]*)*"
    r"(?:(?:what|how) about|que hay de|qu'en est-il d[eu])?\b[\s,]*"
)
_ASKS = lazy_pattern(
    r"^the\b"  # "and the weapons?" asks about a thing of the case, in place of nothing
    r"|\b(?:who|whom|whose|what|whats|when|where|which|why|how|is|are|was|were|do|does|did|has|have"
    r"|had|can|could|will|would|should"
    r"|que|quien(?:es)?|cuando|donde|cual(?:es)?|cuant[oa]s?|como"
    r"|qui|quoi|quand|ou|quel(?:le)?s?|combien|comment|pourquoi|est-ce)\b"
    r"|\b(?:من|ما|ماذا|متى|اين|أين|كم|لماذا|كيف|هل)\b"
)
_OPERATION = lazy_pattern(
    r"\b(?:operation|project|operación|opération)\s+[^\W\d_]\w*(?:\s(?:[ivx]+|\d{1,2})\b)?",
    re.IGNORECASE,
)
_MOST_WORDS = 6
_KINDS = {"country": "country", "nationality": "country", "date": "date", "name": "name"}


def lead(question: str) -> Span:
    """Return where a question only ties itself to the one before: "and", "what about".

    >>> lead("And what about Brazil?")
    Span(start=0, end=15)
    """
    folded = fold_with_origins(question)
    match = _LEAD.match(folded.text)
    is_there = match is not None and match[0].strip(" ,¿¡")
    return folded.span(0, match.end()) if match and is_there else Span(0, 0)


def fragment_of(question: str) -> str | None:
    """Return what a question that asks nothing by itself puts in place of something, if it does.

    >>> fragment_of("And what about Brazil?"), fragment_of("and what was seized?")
    ('Brazil', None)
    """
    start = lead(question).end
    rest = question[start:].strip(" \t\n¿?!.,;؟")
    is_short = 0 < len(rest.split()) <= _MOST_WORDS
    is_tied = start > 0 or _kind(rest) in {"country", "date"}
    return rest if is_short and is_tied and not _ASKS.search(fold(rest)) else None


def put_into(question: str, fragment: str) -> str | None:
    """Return a question with a fragment in place of what is of its kind, or None if nothing is.

    >>> put_into("How many arrests were there in Peru in Operation Heron?", "in Brazil")
    'How many arrests were there in Brazil in Operation Heron?'
    """
    olds = _of_kinds(question)
    for new in _of_kinds(fragment):
        for old in olds:
            only_begins = old.span.start == 0 and " " not in old.span.of(question)
            if old.kind == new.kind and not (old.kind == "name" and only_begins):
                words = new.span.of(fragment)
                return question[: old.span.start] + words + question[old.span.end :]
    return None


@dataclass(frozen=True, slots=True)
class _Named:
    span: Span
    kind: str


def _of_kinds(text: str) -> list[_Named]:
    """Return the operations, countries, dates and names of a text."""
    operations = [_Named(Span(*match.span()), "operation") for match in _OPERATION.finditer(text)]
    # A lone name is recognised after a word only.
    shift = len("at ")
    others = (
        _Named(Span(found.span.start - shift, found.span.end - shift), _KINDS[found.kind])
        for found in recognise("at " + text)
        if found.kind in _KINDS and found.span.start >= shift
    )
    return operations + [
        one
        for one in others
        if all(one.span.end <= o.span.start or o.span.end <= one.span.start for o in operations)
    ]


def _kind(text: str) -> str | None:
    """Return the kind of a name that is about all that a text says."""
    found = _of_kinds(text)
    covers = len(found) == 1 and len(found[0].span.of(text)) >= len(text) - len("from the ")
    return found[0].kind if covers else None
