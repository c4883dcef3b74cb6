"""A progress bar on stderr where that is a terminal; elsewhere only what it is waiting for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import TaskID

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much of it is done, and out of how much."""


@contextmanager
def progress_bars() -> Iterator[Progress]:
    """Give a function to report progress to, one bar a stage."""
    if not sys.stderr.isatty() or os.environ.get("TERM") in ("dumb", None):
        yield _say_what_it_waits_for
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        stages: dict[str, TaskID] = {}

        def advance(stage: str, done: int, total: int) -> None:
            if stage not in stages:
                stages[stage] = bars.add_task(stage, total=total)
            bars.update(stages[stage], completed=done, total=total)

        yield advance


def _say_what_it_waits_for(stage: str, _done: int, _total: int) -> None:
    """Say that another process is rebuilding; nothing else would tell it from a hang."""
    if stage.startswith("waiting for "):
        print(f"verbatim: {stage}, which is rebuilding this index", file=sys.stderr, flush=True)
