"""What decided about an answer, as tables for a person."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from scripts.page import WIDEST
from scripts.printable import printable

if TYPE_CHECKING:
    from rich.table import Table

    from index.explanation import Considered, Explanation
    from scripts.page import Page

_MARGIN, _NUMBER = 4, 7  # columns
_WORDS = ("in", "sentence", "sign", "step")
_SHARES = {"in": 2, "sentence": 3}


def explained(explanation: Explanation, page: Page) -> str:
    """Return tables of what was considered, what the confidence came from, and the time taken."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    out = io.StringIO()
    # Off a terminal no width binds; a table must have one.
    console = Console(file=out, width=page.width or WIDEST, color_system=None, highlight=False)
    opening = f"Taken for: {explanation.form}"
    for part in (Text(opening), _considered(explanation), _signs(explanation), _times(explanation)):
        console.print(Padding(part, (0, 0, 1, _MARGIN)))
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip().splitlines()) + "\n"


def _table(*columns: str) -> Table:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, expand="sentence" in columns)
    for column in columns:
        if column in _WORDS:
            table.add_column(column, no_wrap=True, ratio=_SHARES.get(column))
        else:
            table.add_column(column, justify="right", min_width=_NUMBER, no_wrap=True)
    return table


def _considered(explanation: Explanation) -> Table:
    from rich.markup import escape

    table = _table("dense", "lexical", "release", "reader", "score", "in", "sentence")
    for one in explanation.considered:
        words = printable(" ".join(one.text.split()))
        table.add_row(*_scores(one), printable(one.release), escape(words))
    return table


def _scores(one: Considered) -> list[str]:
    numbers = (one.dense, one.lexical, one.whole, one.reader, one.score)
    return ["–" if number is None else f"{number:.2f}" for number in numbers]


def _signs(explanation: Explanation) -> Table:
    table = _table("sign", "value", "effect")
    for sign in explanation.signs:
        table.add_row(sign.name, f"{sign.value:.2f}", f"{sign.effect:+.2f}")
    table.add_row("least confidence", f"{explanation.threshold:.2f}", "")
    return table


def _times(explanation: Explanation) -> Table:
    table = _table("step", "ms")
    for stage in explanation.stages:
        table.add_row(stage.name, f"{stage.elapsed_ms:.1f}")
    return table
