"""Answers about invented releases, and an engine that gives them: no index is needed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from corpus import Span, VerbatimError

if TYPE_CHECKING:
    from index import Answer, Context, Quote


def quote(text: str, *highlights: str, before: str = "", link: str | None = None) -> Quote:
    """A quote of an invented release; `before` stands before it in its paragraph."""
    from index import Quote

    offset = 500
    start = offset + len(before)
    spans = [Span(start + text.index(h), start + text.index(h) + len(h)) for h in highlights]
    return Quote(
        release="2031-03-04-invented-operation",
        title="Invented Operation Heron ends (a made-up release)",
        date=date(2031, 3, 4),
        publisher="Invented Agency",
        url=link and link.partition("#")[0],
        link=link,
        paragraph=3,
        context=Span(offset, start + len(text)),
        context_text=before + text,
        start=start,
        end=start + len(text),
        text=text,
        highlights=tuple(spans),
        score=1.0,
    )


def answer(*quotes: Quote, question: str = "?") -> Answer:
    from index import Answer, Context

    context = Context(question, quotes[0].release if quotes else None)
    return Answer(question, True, 0.9, quotes=quotes, total=1, context=context)


def abstention(*nearest: Quote, question: str = "?") -> Answer:
    from index import Answer, Context

    return Answer(question, False, 0.1, nearest=nearest, context=Context(question))


class NoReleases:
    """Stands for the catalogue of an index without releases, which makes no example questions."""

    def __init__(self, generation: str) -> None:
        self.generation = generation

    def __len__(self) -> int:
        return 0


class PreparedEngine:
    """Stands for `index.Engine` with answers prepared by the test.

    Attributes:
        answering: Makes an answer of a question; runs where the engine's search would.
        asked: Every question and its context so far.
        rests: How often it was let rest.
        trouble: Raised when its reader is waited for.
    """

    def __init__(self, answering: Callable[[str], Answer], generation: str = "g1") -> None:
        self.answering = answering
        self.generation = generation
        self.asked: list[tuple[str, Context | None]] = []
        self.current = True
        self.closed = False
        self.rests = 0
        self.trouble: VerbatimError | None = None

    def finish_loading(self) -> None:
        if self.trouble is not None:
            raise self.trouble

    def rest(self) -> None:
        assert not self.closed
        self.rests += 1

    def ask(self, question: str, *, context: Context | None = None, **_: Any) -> Answer:
        assert not self.closed
        self.asked.append((question, context))
        return self.answering(question)

    def catalogue(self) -> NoReleases:
        return NoReleases(self.generation)

    def is_current(self) -> bool:
        return self.current

    def close(self) -> None:
        self.closed = True
