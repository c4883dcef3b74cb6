"""A chosen sentence to a quote: how far it runs, which words stand out, where it is cited."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from corpus import Span
from corpus.patterns import lazy_pattern
from index.answer import Quote
from index.antecedent import with_antecedent
from index.attribution import with_attribution
from index.cited import cited, paragraph_at
from index.errors import DamagedIndex
from index.generation import Generation
from index.marks import Marks
from index.tables import SENTENCES_FILE
from index.terms import terms

_JOINT = lazy_pattern(r"[\s\-‐‑]*")


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
    found = paragraph_at(text, Span(first.start, last.end))
    if found is None:
        path = generation.folder / SENTENCES_FILE
        raise DamagedIndex(path, f"has a sentence that {release.id} has not")
    _, paragraph = found
    siblings = [tables.sentence(row) for row in tables.sentence_rows(number)]
    inside = [span for span in siblings if paragraph.holds(span)]
    span = _union(with_attribution(text, inside, inside.index(one)) for one in (first, last))
    span = with_antecedent(text, inside, span)
    marked = marks.spans or highlights(text, span, stems, release.language)
    made = cited(release, text, span, highlights=marked, score=score)
    assert made is not None  # what widens a span keeps inside its paragraph
    return made


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
