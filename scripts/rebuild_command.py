"""`verbatim rebuild`: brings the index up to date and says what that took."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index import BuildReport

_FEW = 10
"""So many releases are named; of more, only the number tells anything."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--full", action="store_true", help="encode everything anew, not only what changed"
    )
    parser.add_argument(
        "--skip-invalid",
        action="store_true",
        help="leave release files with problems out, and list them, where they would stop it",
    )


def run(arguments: argparse.Namespace) -> int:
    """Rebuild and report."""
    from scripts.building import build
    from scripts.index_settings import read_index_settings

    settings = read_index_settings(arguments)
    report = build(settings, full=arguments.full, skip_invalid=arguments.skip_invalid)
    for line in summary(report):
        print(line)
    return 0


def summary(report: BuildReport) -> Iterator[str]:
    """Yield what a rebuild did, a line for each thing that happened."""
    for problem in report.skipped:
        yield f"skipped: {problem}"
    if not report.is_new:
        yield f"nothing changed: {_count(report.unchanged, 'release')}, index {report.generation}"
        return
    if report.reason:
        yield f"full rebuild: {report.reason}"
    for what in ("added", "changed", "removed"):
        if releases := getattr(report, what):
            yield f"{what}: {_named(releases)}"
    if report.unchanged:
        yield f"unchanged: {report.unchanged}"
    yield f"encoded: {report.encoded} passages and sentences"
    yield f"index: {report.generation}, {_count(report.passages, 'passage')}"


def _named(releases: Sequence[str]) -> str:
    if len(releases) > _FEW:
        return str(len(releases))
    return f"{len(releases)} ({', '.join(releases)})"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
