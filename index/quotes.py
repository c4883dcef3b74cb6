"""A chosen sentence to a quote: how far it runs, which words stand out, where it is cited."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import count

from corpus import Span, paragraphs
from index.answer import Quote
from index.errors import DamagedIndex
from index.fragments import link
from index.generation import Generation
from index.tables import SENTENCES_FILE
from index.terms import terms

_OPENS, _CLOSES = '“„«"', '”»"'
_SAID = re.compile(
    r"\b(?:said|says|added|adds|stated|states|concluded|explained|told|commented|noted|remarked"
    r"|according to|declared|announced|dijo|afirmó|declaró|señaló|añadió|a déclaré|a dit"
    r"|a ajouté|a affirmé)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[\s\-‐‑]*")
_LONGEST_ATTRIBUTION = 200


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


def with_attribution(text: str, sentences: Sequence[Span], place: int) -> Span:
    """Return a sentence, and where it is a statement in quotation marks, up to who made it.

    Args:
        text: The release's text.
        sentences: Those of one paragraph.
        place: Which of them is quoted.

    >>> text = "“It is over.” The minister said this on Monday."
    >>> with_attribution(text, [Span(0, 13), Span(14, 47)], 0).of(text)
    '“It is over.” The minister said this on Monday.'
    """
    chosen = sentences[place]
    if not _is_statement(chosen.of(text)):
        return chosen
    if place + 1 < len(sentences) and _attributes(sentences[place + 1].of(text)):
        return Span(chosen.start, sentences[place + 1].end)
    if place > 0 and _introduces(sentences[place - 1].of(text)):
        return Span(sentences[place - 1].start, chosen.end)
    return chosen


def _is_statement(words: str) -> bool:
    """Whether these words are all said by somebody, who is not named in them."""
    return words[0] in _OPENS and words[-1] in _CLOSES and not _SAID.search(_unquoted(words))


def _attributes(words: str) -> bool:
    """Whether a sentence says who made the statement before it."""
    is_short = len(words) <= _LONGEST_ATTRIBUTION
    return is_short and words[0] not in _OPENS and bool(_SAID.search(_unquoted(words)))


def _introduces(words: str) -> bool:
    """Whether a sentence says whose statement goes on after it, as in “…,” said the minister."""
    return bool(_SAID.search(_unquoted(words))) and (words[0] in _OPENS or words[-1] in ":,")


def _unquoted(words: str) -> str:
    return re.sub(r"[“„«\"][^”»\"]*[”»\"]", " ", words)


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
