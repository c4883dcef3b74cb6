"""`verbatim eval`: how good retrieval and answers are, on question sets."""

from __future__ import annotations

import argparse
from pathlib import Path

MISSED_FLOOR = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="a question a line (.jsonl), or SQuAD's JSON (.json), also packed (.gz)",
    )
    add = parser.add_argument
    add(
        "--corpus",
        type=Path,
        metavar="FILE",
        help="ask over these releases, one a line, instead of the configured index",
    )
    add("--work", type=Path, metavar="FOLDER", help="keep the indexes that it builds here")
    add("--sample", type=_positive, metavar="N", help="ask so many questions of each set only")
    add(
        "--foreign",
        type=Path,
        metavar="FILE",
        help="also ask the questions of this set, of which nothing here answers any",
    )
    add(
        "--compare",
        metavar="SETTING=VALUE",
        help="ask the same with one setting changed, and test the differences",
    )
    add("--floor", type=Path, metavar="FILE", help="leave with 1 where a figure is worse than here")
    add("--plot", type=Path, metavar="FOLDER", help="draw risk-coverage and reliability as SVG")
    add("--outcomes", type=Path, metavar="FILE", help="write what came of each question, as JSON")
    add("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Evaluate and report; 1 where a floor was missed."""
    from scripts.evaluation.command import evaluate_and_report

    return MISSED_FLOOR if evaluate_and_report(arguments) else 0


def _positive(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")
