"""The engine: one public way from a question to an answer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np

from corpus import VerbatimError
from index.answer import Answer, Context, Filters, Quote
from index.choose import Sentences, choose
from index.confidence import DEFAULT_THRESHOLD, confidence
from index.fold import fold
from index.folder import read_pointer
from index.generation import Generation, open_current
from index.question import Question, understand
from index.quotes import quote
from index.retrieve import Integers, retrieve

_FURTHER = 1.5
"""A further quote's score may be lower than the first's by this much: a quarter as likely."""
_EVERYTHING = Filters()


class Engine:
    """Answers questions from one generation of an index.

    >>> with Engine.open(Path(".verbatim/index")) as engine:  # doctest: +SKIP
    ...     answer = engine.ask("Which countries took part in Operation Pureza II?")
    ...     print(answer.quotes[0].text)
    """

    def __init__(self, index: Path, generation: Generation, min_confidence: float | None) -> None:
        self._index = index
        self._generation = generation
        self._threshold = DEFAULT_THRESHOLD if min_confidence is None else min_confidence

    @classmethod
    def open(cls, index_dir: Path, *, min_confidence: float | None = None) -> Engine:
        """Open the current generation of an index.

        Args:
            index_dir: The index's folder.
            min_confidence: Answer only where the top quote is at least this likely right, 0 to 1;
                None takes the threshold that was fitted on development questions.

        Raises:
            NoIndex: There is no index here yet.
            DamagedIndex: It is not what was written.
        """
        return cls(index_dir, open_current(index_dir), min_confidence)

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the generation go; rebuilds may then remove it."""
        self._generation.close()

    @property
    def generation(self) -> str:
        """Name of the generation that this engine answers from."""
        return self._generation.name

    @property
    def is_checked_in_background(self) -> bool:
        """Whether the index is so large that it serves while its checksums are compared."""
        return self._generation.verification.is_in_background

    def is_current(self) -> bool:
        """Whether no newer generation has been built; an unreadable pointer names no newer one."""
        with suppress(VerbatimError):
            return read_pointer(self._index).generation == self.generation
        return True

    def ask(
        self,
        question: str,
        *,
        context: Context | None = None,
        filters: Filters = _EVERYTHING,
        limit: int = 3,
    ) -> Answer:
        """Answer a question in the releases' own words, or abstain.

        Args:
            question: In the asker's words.
            context: What the answer before gave for the next question.
            filters: Which releases are asked about.
            limit: Quotes at most.

        Raises:
            DamagedIndex: The index was found damaged after it began to serve.
        """
        start = time.perf_counter()
        self._generation.verification.raise_if_damaged()
        asked = understand(question, self._generation)
        sentences, certainty = self._search(asked, self._allowed(filters))
        # Without a word nothing was asked, whatever may be near to that.
        is_answerable = bool(asked.stems) and len(sentences.rows) > 0
        is_answered = is_answerable and certainty >= self._threshold
        quotes = self._quotes(asked, sentences, limit, everything=not is_answered)
        answer = quotes if is_answered else ()
        before = context.release if context is not None else None
        return Answer(
            question=question,
            answered=is_answered,
            confidence=certainty,
            quotes=answer,
            values=_values(answer),
            nearest=() if is_answered else quotes,
            filters=filters,
            total=len({quote.release for quote in answer}),
            elapsed_ms=(time.perf_counter() - start) * 1000,
            context=Context(question, quotes[0].release if is_answered else before),
        )

    def _search(self, asked: Question, allowed: Integers | None) -> tuple[Sentences, float]:
        candidates = retrieve(self._generation, asked, allowed)
        sentences = choose(self._generation, asked, candidates)
        if len(sentences.rows) == 0:
            return sentences, 0.0
        return sentences, confidence(sentences)

    def _allowed(self, filters: Filters) -> Integers | None:
        """Return the numbers of the releases that the filters let through, or None for all."""
        if filters == _EVERYTHING:
            return None
        publisher = filters.publisher and fold(filters.publisher).strip()
        numbers = [
            number
            for number, release in enumerate(self._generation.tables.releases)
            if (filters.since is None or release.date >= filters.since)
            and (filters.until is None or release.date <= filters.until)
            and (not publisher or fold(release.publisher or "").strip() == publisher)
            and (filters.release is None or release.id == filters.release)
        ]
        return np.array(numbers, np.int64)

    def _quotes(
        self, asked: Question, sentences: Sentences, limit: int, *, everything: bool
    ) -> tuple[Quote, ...]:
        """Return quotes of the best sentences; unless `everything`, of those near the best."""
        found: list[Quote] = []
        for row, score in zip(sentences.rows.tolist(), sentences.scores.tolist(), strict=True):
            if len(found) == limit:
                break
            if not everything and score < sentences.scores[0] - _FURTHER:
                break
            new = quote(self._generation, row, asked.stems, score)
            if not any(_overlap(new, old) for old in found):
                found.append(new)
        return tuple(found)


def _overlap(one: Quote, other: Quote) -> bool:
    is_same = one.release == other.release and one.start < other.end and other.start < one.end
    return is_same or fold(one.text) == fold(other.text)


def _values(quotes: tuple[Quote, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_highlighted(quotes)))


def _highlighted(quotes: tuple[Quote, ...]) -> Iterator[str]:
    for one in quotes:
        for span in one.highlights:
            yield one.text[span.start - one.start : span.end - one.start]
