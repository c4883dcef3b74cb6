"""The plots of a corpus: one for each figure that people choose by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.benchmarks.side_by_side.dot_chart import Dot, DotChart
from scripts.benchmarks.side_by_side.rows import Row
from scripts.benchmarks.side_by_side.table import shown

_FIGURES = (
    ("cold", "cold_s", "A question asked cold", "seconds, less is better", 2),
    ("warm", "warm_p50_ms", "A question asked warm", "median, milliseconds, less is better", 1),
    ("memory", "memory_mb", "Memory while serving", "MB, less is better", 0),
    ("build", "build_per_s", "Building the index", "passages a second, more is better", 1),
    ("add", "add_s", "One release added", "seconds, less is better", 2),
)
_SHARES = (
    ("recall", "recall@1", "Right release first", "share of questions, 95 %, more is better", 3),
    (
        "quote",
        "answer-in-quote",
        "Top quote holds the answer",
        "share of questions, 95 %, more is better",
        3,
    ),
)


def charts(rows: Sequence[Row]) -> Iterator[tuple[str, DotChart]]:
    """Yield each chart that at least two contenders have a figure for, with a word for it."""
    for figures, is_share in ((_FIGURES, False), (_SHARES, True)):
        for word, figure, title, unit, decimals in figures:
            dots = [
                Dot(
                    row.contender.name,
                    row.figures[figure],
                    shown(row.figures[figure], decimals, has_spread=False),
                    row.contender.is_ours,
                )
                for row in rows
                if figure in row.figures
            ]
            if len(dots) > 1:
                yield word, DotChart(title, unit, dots, is_share=is_share)


def write_plots(name: str, rows: Sequence[Row], folder: Path) -> list[str]:
    """Write the charts of a corpus into a folder, and return the names of the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for word, chart in charts(rows):
        file = f"{name}-{word}.svg"
        (folder / file).write_text(chart.svg(), encoding="utf-8")
        written.append(file)
    return written
