"""A chosen sentence to a quote: how far it runs, which words stand out, where it is cited."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count

from corpus import Span, paragraphs
from index.answer import Quote
from index.attribution import with_attribution
from index.errors import DamagedIndex
from index.fragments import link
from index.generation import Generation
from index.tables import SENTENCES_FILE
from index.terms import terms

_JOINT = re.compile(r"[\s\-‐‑]*")


def quote(generation: Generation, sentence: int, stems: Collection[str], score: float) -> Quote:
    """Make a quote of a sentence, by its row.

    Raises:
        DamagedIndex: The sentence is none of its release.
    """
    tables = generation.tables
    number = int(tables.sentences[sentence, 0])
    release, text = tables.releases[number], tables.checked_text(number)
    found = _paragraph(text, tables.sentence(sentence))
    if found is None:
        path = generation.folder / SENTENCES_FILE
        raise DamagedIndex(path, f"has a sentence that {release.id} has not")
    place, paragraph = found
    siblings = [tables.sentence(row) for row in tables.sentence_rows(number)]
    inside = [span for span in siblings if paragraph.holds(span)]
    span = with_attribution(text, inside, inside.index(tables.sentence(sentence)))
    return Quote(
        release=release.id,
        title=release.title,
        date=release.date,
        publisher=release.publisher,
        url=release.url,
        link=link(release.url, text, span, title=release.title),
        paragraph=place,
        context=paragraph,
        context_text=paragraph.of(text),
        start=span.start,
        end=span.end,
        text=span.of(text),
        highlights=tuple(highlights(text, span, stems, release.language)),
        score=score,
    )


def highlights(text: str, span: Span, stems: Collection[str], language: str) -> list[Span]:
    """Return the question's words inside a span; neighbours are one highlight.

    So are two words that one character stands for, such as the numbers of "½".
    """
    found: list[Span] = []
    for term in terms(span.of(text), language):
        if term.stem in stems:
            start, end = span.start + term.start, span.start + term.end
            if found and (start < found[-1].end or _JOINT.fullmatch(text, found[-1].end, start)):
                found[-1] = Span(found[-1].start, end)
            else:
                found.append(Span(start, end))
    return found


def _paragraph(text: str, sentence: Span) -> tuple[int, Span] | None:
    """Return the paragraph that holds a sentence, and its number."""
    for place, paragraph in zip(count(1), paragraphs(text), strict=False):
        if paragraph.holds(sentence) and sentence.start < sentence.end:
            return place, paragraph
    return None
