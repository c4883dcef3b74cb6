"""What the engine is asked, with all that goes with the question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the package

from index.answer import Context, Filters


@dataclass(frozen=True, slots=True)
class Request:
    """A question and how to answer it; see `index.Engine.ask`.

    Attributes:
        question: In the asker's words.
        filters: Which releases are asked about.
        limit: Quotes at most; None for as many as are good to read.
        offset: Quotes to leave out first, the best.
        context: What the answer before gave for this one.
        as_typed: Whether the question's own dates and publishers restrict nothing.
        explain: Whether to say what decided.
        threshold: Least confidence to answer with; None for the one that was fitted.
        today: What "last year" is counted from.
    """

    question: str
    filters: Filters
    limit: int | None
    offset: int
    context: Context | None
    as_typed: bool
    explain: bool
    threshold: float | None
    today: Date
