"""Examples to what the model is given: token ids, and targets for each of its heads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus import Span
from index.reader_input import ReaderInput, reader_input
from scripts.training.examples import ONE, SEVERAL, Example, Reading

if TYPE_CHECKING:
    from tokenizers import Tokenizer

OUTSIDE, BEGIN, INSIDE, UNSURE = 0, 1, 2, -100

Integers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Tokens:
    """One reading as numbers.

    Attributes:
        ids, types: Of its tokens.
        first, last: The text's tokens, `last` excluded.
        starts, ends: Places of tokens at which an answer may start or end; empty where silent.
        barred: Places that are neither right nor wrong.
        tags: For each token of the text: outside, begin or inside of an item, or unsure.
    """

    ids: Integers
    types: Integers
    first: int
    last: int
    starts: Integers
    ends: Integers
    barred: Integers
    tags: Integers

    @property
    def answers_here(self) -> bool:
        """Whether the stretch holds an answer."""
        return len(self.starts) > 0


@dataclass(frozen=True, slots=True)
class Group:
    """The readings of one question, and how many things it asks for."""

    readings: tuple[Tokens, ...]
    number: int


def groups(tokenizer: Tokenizer, examples: Iterable[Example]) -> Iterator[Group]:
    """Yield examples as numbers; what truncation cut an answer from is left out."""
    for example in examples:
        found = tuple(
            tokens
            for reading in example.readings
            if (tokens := _tokens(tokenizer, example.question, reading)) is not None
        )
        if found:
            number = example.number if example.number in (ONE, SEVERAL) else UNSURE
            yield Group(found, number)


def _tokens(tokenizer: Tokenizer, question: str, reading: Reading) -> Tokens | None:
    read = reader_input(tokenizer, question, reading.title, reading.text)
    if read.last == read.first:
        return None
    answers = [span for span in map(_finder(read), reading.answers) if span is not None]
    if reading.answers and not answers:
        return None
    if reading.is_whole:
        inside = sorted({place for span in answers for place in range(span.start, span.end)})
        starts = ends = np.array(inside, np.int32)
    else:
        starts = np.array(sorted({span.start for span in answers}), np.int32)
        ends = np.array(sorted({span.end - 1 for span in answers}), np.int32)
    unsure = [span for span in map(_finder(read), reading.unsure) if span is not None]
    right = {place for span in answers for place in range(span.start, span.end)}
    barred = {place for span in unsure for place in range(span.start, span.end)} - right
    return Tokens(
        np.array(read.ids, np.int32),
        np.array(read.types, np.int32),
        read.first,
        read.last,
        starts,
        ends,
        np.array(sorted(barred), np.int32),
        _tags(read, reading, answers, unsure),
    )


def _finder(read: ReaderInput) -> Callable[[Span], Span | None]:
    """Return what turns a span of the text into a span of tokens, None where it was cut off."""
    starts, ends = read.spans[:, 0], read.spans[:, 1]

    def found(span: Span) -> Span | None:
        touched = np.flatnonzero((starts < span.end) & (ends > span.start))
        if len(touched) == 0 or ends[-1] < span.end:
            return None
        return Span(read.first + int(touched[0]), read.first + int(touched[-1]) + 1)

    return found


def _tags(
    read: ReaderInput, reading: Reading, answers: Sequence[Span], unsure: Sequence[Span]
) -> Integers:
    tags = np.full(read.last - read.first, OUTSIDE, np.int32)
    if not reading.knows_items or reading.is_whole:
        tags[:] = UNSURE
        return tags
    for span in (*unsure, *answers):
        tags[span.start - read.first : span.end - read.first] = UNSURE
    for item in filter(None, map(_finder(read), reading.items)):
        tags[item.start - read.first : item.end - read.first] = INSIDE
        tags[item.start - read.first] = BEGIN
    return tags
