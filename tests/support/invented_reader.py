"""Readings that no network made: of words that are liked, and of any numbers at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from hypothesis import strategies as st

from index.reader import BEGIN, INSIDE, OUTSIDE, Begun, Reading, Stretch

_TOKEN = re.compile(r"\w+|[^\w\s]")
_LIKED, _DISLIKED = 5.0, -5.0
_LOGITS = st.floats(min_value=-20, max_value=20, width=32)


@dataclass
class Read:
    """A reading that has ended, and of what."""

    stretch: Stretch
    reading: Reading
    is_cancelled: bool = False

    def result(self) -> Reading:
        return self.reading

    def cancel(self) -> None:
        self.is_cancelled = True


@dataclass
class LikingReader:
    """Finds one answer and some items, wherever those words stand, and notes what it is given.

    Attributes:
        answer: The words that it takes for the answer.
        items: The words that it tags.
        several: The logit that several things are asked for; with None it has no tags either.
        most_tokens: How much of a stretch it reads.
    """

    answer: str = ""
    items: Sequence[str] = ()
    several: float | None = None
    most_tokens: int = 1_000
    begun: list[Read] = field(default_factory=list)

    def begin(self, question: str, stretch: Stretch) -> Begun:
        del question
        self.begun.append(Read(stretch, self._read(stretch)))
        return self.begun[-1]

    @property
    def stretches(self) -> list[Stretch]:
        return [one.stretch for one in self.begun]

    def _read(self, stretch: Stretch) -> Reading:
        found = [match.span() for match in _TOKEN.finditer(stretch.text)][: self.most_tokens]
        spans = np.array(found, np.int64).reshape(-1, 2)
        starts, ends = (np.full(len(spans), _DISLIKED, np.float32) for _ in range(2))
        tags = np.zeros((len(spans), 3), np.float32)
        tags[:, OUTSIDE] = 1
        for first, last in _places(stretch.text, spans, [self.answer]):
            starts[first], ends[last - 1] = _LIKED, _LIKED
        for first, last in _places(stretch.text, spans, self.items):
            tags[first:last] = 0
            tags[first, BEGIN] = 3
            tags[first + 1 : last, INSIDE] = 2
        return Reading(
            spans=spans + stretch.start,
            starts=starts,
            ends=ends,
            none=0.0,
            tags=None if self.several is None else tags,
            several=self.several,
        )


def _places(text: str, spans: np.ndarray, phrases: Sequence[str]) -> list[tuple[int, int]]:
    """Return for each occurrence of the phrases its first token and the one after its last."""
    return [
        (int(inside[0]), int(inside[-1]) + 1)
        for phrase in phrases
        if phrase
        for match in re.finditer(re.escape(phrase), text)
        if len(
            inside := np.flatnonzero((spans[:, 0] >= match.start()) & (spans[:, 1] <= match.end()))
        )
    ]


@st.composite
def any_readings(draw: st.DrawFn, *, most_tokens: int = 12) -> Reading:
    """Readings with any scores, of tokens with and without blanks between them."""
    number = draw(st.integers(0, most_tokens))
    steps = st.lists(st.integers(0, 2), min_size=number, max_size=number)
    widths = st.lists(st.integers(1, 4), min_size=number, max_size=number)
    place, spans = draw(st.integers(0, 30)), []
    for step, width in zip(draw(steps), draw(widths), strict=True):
        spans.append((place + step, place + step + width))
        place += step + width
    logits = st.lists(_LOGITS, min_size=5 * number, max_size=5 * number)
    columns = np.array(draw(logits), np.float32).reshape(-1, 5)
    return Reading(
        spans=np.array(spans, np.int64).reshape(-1, 2),
        starts=columns[:, 0],
        ends=columns[:, 1],
        none=draw(_LOGITS),
        tags=columns[:, 2:],
        several=draw(_LOGITS),
    )
