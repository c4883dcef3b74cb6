"""A chosen sentence to a quote: how far it runs, which words stand out, where it is cited."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import count

from corpus import Span, paragraphs
from index.answer import Quote
from index.antecedent import with_antecedent
from index.attribution import with_attribution
from index.errors import DamagedIndex
from index.fragments import link
from index.generation import Generation
from index.marks import Marks
from index.tables import SENTENCES_FILE
from index.terms import terms

_JOINT = re.compile(r"[\s\-‐‑]*")


def quote(generation: Generation, marks: Marks, stems: Collection[str], score: float) -> Quote:
    """Make a quote of consecutive sentences.

    Args:
        generation: The index.
        marks: The sentences, and the words in them that answer; where none are known, the
            question's words stand out.
        stems: The question's.
        score: Of the quote.

    Raises:
        DamagedIndex: The sentences are none of their release.
    """
    tables = generation.tables
    first, last = (tables.sentence(row) for row in (marks.rows.start, marks.rows.stop - 1))
    number = int(tables.sentences[marks.rows.start, 0])
    release, text = tables.releases[number], tables.checked_text(number)
    found = _paragraph(text, Span(first.start, last.end))
    if found is None:
        path = generation.folder / SENTENCES_FILE
        raise DamagedIndex(path, f"has a sentence that {release.id} has not")
    place, paragraph = found
    siblings = [tables.sentence(row) for row in tables.sentence_rows(number)]
    inside = [span for span in siblings if paragraph.holds(span)]
    span = _union(with_attribution(text, inside, inside.index(one)) for one in (first, last))
    span = with_antecedent(text, inside, span)
    marked = marks.spans or highlights(text, span, stems, release.language)
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
        highlights=tuple(marked),
        score=score,
    )


def _union(spans: Iterable[Span]) -> Span:
    known = list(spans)
    return Span(min(span.start for span in known), max(span.end for span in known))


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
