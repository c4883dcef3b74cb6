"""An engine that answers from one invented release, and a way to run the command against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import index
from corpus import Span, paragraphs
from index.answer import Answer, Context, Filters, Quote
from index.explanation import Considered, Explanation, Sign, Stage
from scripts.main import main

TEXT = (
    "The harbour office of Lower Quay has counted its lanterns.\n\n"
    "Inspectors found “twelve green lanterns” and three red ones. They were lit on Monday. "
    "Nobody was hurt."
)
"""The body of an invented release."""

Quoting = Callable[..., Quote]


def quote_of(words: str, *highlights: str, text: str = TEXT, **changes: Any) -> Quote:
    """Return a quote of `words` where they stand in `text`."""
    start = text.index(words)
    end = start + len(words)
    number, context = next(
        (number, span)
        for number, span in enumerate(paragraphs(text), 1)
        if span.holds(Span(start, end))
    )
    at = [text.index(highlight, start) for highlight in highlights]
    quote = Quote(
        release="2020-02-03-lanterns",
        title="Lanterns counted",
        date=date(2020, 2, 3),
        publisher="Harbour Office of Lower Quay",
        url="https://quay.example/lanterns",
        link="https://quay.example/lanterns#:~:text=twelve%20green%20lanterns",
        paragraph=number,
        context=context,
        context_text=context.of(text),
        start=start,
        end=end,
        text=words,
        highlights=tuple(Span(a, a + len(h)) for a, h in zip(at, highlights, strict=True)),
        score=7.125,
    )
    return replace(quote, **changes)


EXPLANATION = Explanation(
    form="answer",
    considered=(
        Considered(
            "2020-02-03-lanterns",
            Span(500, 522),
            "Inspectors [bold]found",
            0.5,
            0.25,
            0.75,
            None,
            7.125,
        ),
        Considered(
            "2020-02-03-lanterns", Span(540, 550), "Nobody\nwas hurt.", 0.1, 0.0, 0.75, -3.5, 1.0
        ),
    ),
    signs=(Sign("standing_out", -0.5, -0.75),),
    threshold=0.4,
    stages=(Stage("understand", 2.04), Stage("retrieve", 1.0)),
)


@pytest.fixture
def quote() -> Quoting:
    return quote_of


@dataclass
class StubEngine:
    """Answers what is asked about lanterns, abstains from the rest, and notes every question."""

    asked: list[tuple[str, Context | None, Filters, int]] = field(default_factory=list)
    offset: int = 0
    current: bool = True
    is_checked_in_background: bool = False
    damage: Exception | None = None
    opened: int = 0
    closed: int = 0
    failure: Exception | None = None
    found_late: Exception | None = None
    is_checked: bool = False
    releases: Callable[[Filters], int] = lambda _: 1
    nearest: tuple[Quote, ...] = (quote_of("Nobody was hurt."),)

    def ask(
        self,
        question: str,
        *,
        context: Context | None = None,
        filters: Filters | None = None,
        limit: int = 3,
        offset: int = 0,
        as_typed: bool = False,
        explain: bool = False,
    ) -> Answer:
        if self.failure:
            raise self.failure
        self.offset = offset
        if "2020" in question and not as_typed:
            filters = Filters(since=date(2020, 1, 1), until=date(2020, 12, 31))
        self.asked.append((question, context, filters or Filters(), limit))
        abstention = Answer(
            question,
            answered=False,
            confidence=0.1,
            nearest=self.nearest,
            filters=filters or Filters(),
            elapsed_ms=1.23456,
            context=Context(question, "2020-02-03-lanterns"),
            explanation=EXPLANATION if explain else None,
        )
        if "lanterns" not in question:
            return abstention
        words = "Inspectors found “twelve green lanterns” and three red ones."
        return replace(
            abstention,
            answered=True,
            confidence=0.934567,
            quotes=(quote_of(words, "twelve", "three"),),
            values=("twelve", "three"),
            nearest=(),
            total=1,
        )

    def number_of_releases(self, filters: Filters) -> int:
        return self.releases(filters)

    def finish_checking(self) -> None:
        self.is_checked = True
        if self.found_late:
            raise self.found_late

    def is_current(self) -> bool:
        return self.current

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> StubEngine:
    """The engine that the command will open; the index is built and up to date."""
    stub = StubEngine()

    class Engine:
        @staticmethod
        def open(_: Path, *, min_confidence: float | None = None, reader: str = "") -> StubEngine:
            del min_confidence, reader
            if stub.opened and stub.damage:
                raise stub.damage
            stub.opened += 1
            return stub

    monkeypatch.chdir(tmp_path)  # no .env of this machine
    # Into the module's names, not as an attribute: that would load the real engine first.
    monkeypatch.setitem(vars(index), "Engine", Engine)
    monkeypatch.setitem(vars(index), "rebuild_is_due", lambda _: False)
    return stub


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def verbatim(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command with these arguments and return what came of it."""

    def run(*arguments: str) -> Outcome:
        try:
            code = main(arguments)
        except SystemExit as leaving:  # argparse's own way out
            code = int(leaving.code or 0)
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run
