"""Figures as a Markdown table: a contender a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass

from scripts.benchmarks.side_by_side.comparisons import Comparison
from scripts.benchmarks.side_by_side.quality import NEAREST
from scripts.benchmarks.side_by_side.rows import Row
from scripts.benchmarks.side_by_side.spread import Spread

MISSING = "–"


@dataclass(frozen=True, slots=True)
class Column:
    """A figure as it is shown.

    Attributes:
        decimals: So many, or fewer where the figure is 100 or more.
        has_spread: Whether its spread is shown, where it has one.
    """

    figure: str
    heading: str
    decimals: int
    has_spread: bool = False


COLUMNS = (
    Column("cold_s", "cold, s", 2, has_spread=True),
    Column("warm_p50_ms", "warm p50, ms", 1, has_spread=True),
    Column("warm_p95_ms", "p95", 1),
    Column("warm_p99_ms", "p99", 1),
    Column("build_per_s", "passages built a second", 1),
    Column("build_to_encoding", "× encode", 2),
    Column("add_s", "one release added, s", 2, has_spread=True),
    Column("memory_mb", "memory, MB", 0),
    Column("index_mb", "index, MB", 1),
    Column("install_mb", "install, MB", 0),
    Column("install_s", "install, s", 0),
    Column("recall@1", "recall@1", 3),
    Column("recall@5", "recall@5", 3),
    Column("MRR@10", "MRR@10", 3),
    Column("answer-in-quote", "top quote holds the answer", 3),
    Column(NEAREST, "… or what it offers as nearest", 3),
    Column("quote-length", "its length, characters", 0),
    Column("abstention", "unanswerable met by silence", 3),
)

LEGEND = (
    "cold: a process's start to its end, the answer printed. warm: the time inside the serving"
    " process, all contenders asked in turn. × encode: how many times as fast the whole build is as"
    " sentence-transformers' own `encode` on the same passages. one release added: the whole"
    " command. memory: the proportional set size of the serving process and its children after all"
    " questions and 65 idle seconds, nothing else being served. index: what lies on disk;"
    " Verbatim's holds its encoder, the others' need the model's folder besides.",
    "Times are medians, with the quartiles over turns in brackets; warm p50 is that of the turns'"
    " medians, p95 and p99 are over all questions. Releases are ranked by the first passage of"
    " each. The top quote must be of the right release and hold the words of an answer; for the"
    " others it is the whole first passage.",
)


def table(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines of a table: of all columns in which anybody has a figure."""
    columns = [one for one in COLUMNS if any(one.figure in row.figures for row in rows)]
    has_failures = any(row.why for row in rows)
    headings = [column.heading for column in columns] + ["what failed"] * has_failures
    yield _line(["", *headings])
    yield _line(["---", *["---:"] * len(columns), *["---"] * has_failures])
    for row in rows:
        cells = [_cell(column, row.figures.get(column.figure)) for column in columns]
        yield _line([row.contender.name, *cells, *[_plain(row.why)] * has_failures])


def compared(found: Sequence[Comparison]) -> Iterator[str]:
    """Yield the lines of a table of comparisons."""
    yield _line(["Verbatim", "against", "times"])
    yield _line(["---", "---", "---:"])
    for one in found:
        yield _line([one.told, one.against, f"{_times(one.times)} ×"])


def shown(spread: Spread, decimals: int, *, has_spread: bool) -> str:
    """Return a figure as it is shown.

    >>> shown(Spread(0.731, 0.70, 0.76), 2, has_spread=True)
    '0.73 (0.70–0.76)'
    """
    kept = decimals if abs(spread.value) < 100 else 0
    value = f"{spread.value:,.{kept}f}"
    if has_spread and spread.is_spread:
        return f"{value} ({spread.low:,.{kept}f}–{spread.high:,.{kept}f})"
    return value


def _times(spread: Spread) -> str:
    """Return a ratio to two digits, or to the whole number where it has more."""
    value, low, high = (f"{one:.2g}" if one < 10 else f"{one:,.0f}" for one in astuple(spread))
    return f"{value} ({low}–{high})" if spread.is_spread else value


def _cell(column: Column, spread: Spread | None) -> str:
    if spread is None:
        return MISSING
    return shown(spread, column.decimals, has_spread=column.has_spread)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Return text that cannot end a cell or a row."""
    return " ".join(text.replace("|", "/").split())
