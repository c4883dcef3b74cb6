"""Passages, the unit of retrieval: whole sentences of one release."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus import Span, paragraphs

MAX_CHARACTERS = 500
"""Longest passage of more than one sentence.

Of 300, 400, 500, 600, 1,000 and 1,500 characters, single paragraphs, and an overlap of one
sentence, none puts the right release or sentence first more often than the others by more than
chance; beyond 600 the vectors alone find it less often. Short paragraphs are joined because that
takes away a third to a half of the passages and loses nothing.
"""


@dataclass(frozen=True, slots=True)
class Passage:
    """Some consecutive sentences of a release.

    Attributes:
        start, end: Offsets into the release's text, `end` excluded.
        first_sentence, last_sentence: Indices into the release's sentences, both included.
    """

    start: int
    end: int
    first_sentence: int
    last_sentence: int


def passages(
    text: str, sentences: Sequence[Span], *, max_characters: int = MAX_CHARACTERS
) -> list[Passage]:
    """Group a release's sentences into passages, in order; each sentence is in exactly one.

    A paragraph that fits goes whole into the passage before it, where there is room, or begins a
    new one; a longer paragraph is parted between sentences.

    Args:
        text: A release's text in normal form.
        sentences: Its sentences.
        max_characters: A passage is no longer, unless a single sentence is.
    """
    starts = [paragraph.start for paragraph in paragraphs(text)]
    groups: list[range] = []
    for paragraph in _by_paragraph(sentences, starts):
        if groups and _length(sentences, groups[-1].start, paragraph[-1]) <= max_characters:
            groups[-1] = range(groups[-1].start, paragraph.stop)
        else:
            groups.extend(_parts(sentences, paragraph, max_characters))
    return [_passage(sentences, group) for group in groups]


def _by_paragraph(sentences: Sequence[Span], starts: list[int]) -> Iterator[range]:
    """Yield the indices of each paragraph's sentences."""
    indices = range(len(sentences))
    for _, group in groupby(indices, lambda index: bisect_right(starts, sentences[index].start)):
        members = list(group)
        yield range(members[0], members[-1] + 1)


def _parts(sentences: Sequence[Span], paragraph: range, max_characters: int) -> Iterator[range]:
    """Part one paragraph's sentences, each part as long as is allowed."""
    first = paragraph.start
    for index in paragraph[1:]:
        if _length(sentences, first, index) > max_characters:
            yield range(first, index)
            first = index
    yield range(first, paragraph.stop)


def _length(sentences: Sequence[Span], first: int, last: int) -> int:
    return sentences[last].end - sentences[first].start


def _passage(sentences: Sequence[Span], group: range) -> Passage:
    first, last = sentences[group[0]], sentences[group[-1]]
    return Passage(
        start=first.start,
        end=last.end,
        first_sentence=group[0],
        last_sentence=group[-1],
    )
