"""What `scripts/bench` takes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from scripts.argument_types import positive
from scripts.benchmarks.side_by_side.on_corpus import Plan

_OUT = Path(".verbatim") / "bench"
_QUESTIONS, _GENERATED = 200, 1_000
_SMOKE = {
    "contenders": ["verbatim", "verbatim-retrieval", "bare"],
    "corpora": ["generated"],
    "generated": 12,
    "questions": 8,
    "rounds": 2,
    "added": 1,
}


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the arguments; those that `--smoke` stands for are filled in."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench",
        description="Measure Verbatim beside other tools: speed, size, quality.",
        epilog="Run again with the same --out, it goes on where it was stopped.",
    )
    _what(parser)
    _how_much(parser)
    _where(parser)
    found = parser.parse_args(arguments)
    if found.smoke:
        parser.set_defaults(**_SMOKE)
        found = parser.parse_args(arguments)
    return found


def _what(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--contenders", nargs="+", metavar="NAME", help="only these; the first is asked first")
    add("--corpora", nargs="+", metavar="NAME", help="only these (default: all that there are)")
    add("--anew", nargs="+", metavar="NAME", help="forget what was measured of these")
    add("--smoke", action="store_true", help="a small run: Verbatim and the bare script, no times")
    add("--report", action="store_true", help="measure nothing; report what has been measured")


def _how_much(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add(
        "--questions",
        type=positive,
        default=_QUESTIONS,
        help="of each corpus (default %(default)s)",
    )
    add("--rounds", type=positive, default=Plan().rounds, help="turns (default %(default)s)")
    add("--added", type=positive, default=Plan().added, help="releases added (default %(default)s)")
    add(
        "--generated",
        type=positive,
        default=_GENERATED,
        metavar="N",
        help="releases of the generated corpus (default %(default)s)",
    )


def _where(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--data", type=Path, metavar="FOLDER", help="real corpora and their questions")
    add(
        "--out",
        type=Path,
        default=_OUT,
        metavar="FOLDER",
        help="results, indexes and logs (default %(default)s)",
    )
    add(
        "--environments",
        type=Path,
        metavar="FOLDER",
        help="the others' environments, made where they are missing (default: in --out)",
    )
