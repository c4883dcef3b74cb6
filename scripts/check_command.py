"""`verbatim check`: looks the release files over, lists what is wrong and mends what is safe."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus import Problem
    from corpus.checking import Rule
    from scripts.check_report import Outcome

PROBLEMS_FOUND = 1
FORMATS = ("text", "json", "github", "sarif")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="report on these files or folders only; without any, on all releases",
    )
    parser.add_argument("--fix", action="store_true", help="mend what changes no word of a release")
    parser.add_argument(
        "--strict", action="store_true", help="leave with 1 for warnings too, not only for errors"
    )
    parser.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="CODES",
        help="look for these problems only, with commas between them",
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="CODES", help="do not look for these"
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text: FILE:LINE: code message; json: an object a line; github: annotations of a"
        " workflow; sarif: for code scanning",
    )
    parser.add_argument(
        "--json", action="store_const", const="json", dest="format", help="short for --format json"
    )
    parser.add_argument(
        "--explain",
        nargs="?",
        const="",
        metavar="CODE",
        help="say what a code means; without one, list all",
    )
    parser.add_argument(
        "--remote",
        action="store_true",
        help="ask over the network whether the releases' pages are gone or changed",
    )
    parser.add_argument(
        "--allow-private",
        action="store_true",
        help="with --remote: ask servers of an intranet as well",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print every problem, or that there are none; 1 where there is an error."""
    from corpus.checking import is_error
    from scripts.check_report import summary, written

    if arguments.explain is not None:
        return _explain(arguments.explain)
    rules = _rules(arguments)
    outcome = _outcome(arguments, rules)
    for line in written(outcome, arguments.format):
        print(line)
    is_quiet = not (outcome.problems or outcome.fixed) and arguments.format == "text"
    print(summary(outcome), file=sys.stdout if is_quiet else sys.stderr)
    counted = [one for one in outcome.problems if arguments.strict or is_error(one)]
    return PROBLEMS_FOUND if counted else 0


def _rules(arguments: argparse.Namespace) -> tuple[Rule, ...]:
    from corpus.checking import selected
    from scripts.failures import UsageError

    select, ignore = _codes(arguments.select), _codes(arguments.ignore)
    try:
        return selected(select, ignore)
    except KeyError as error:
        message = f"there is no code {error.args[0]!r}; `verbatim check --explain` lists all"
        raise UsageError(message) from None


def _codes(given: list[str]) -> list[str]:
    return [code.strip() for codes in given for code in codes.split(",") if code.strip()]


def _explain(code: str) -> int:
    from corpus.checking import RULES
    from scripts.check_report import explanations
    from scripts.failures import UsageError

    if code and code not in RULES:
        raise UsageError(f"there is no code {code!r}; `verbatim check --explain` lists all")
    for line in explanations([RULES[code]] if code else list(RULES.values())):
        print(line)
    return 0


def _named(arguments: argparse.Namespace) -> list[Path]:
    from scripts.failures import UsageError

    files: list[Path] = arguments.files
    for file in files:
        if not file.exists():
            raise UsageError(f"there is no file {str(file)!r}; name release files, or none for all")
    return files


def _outcome(arguments: argparse.Namespace, rules: tuple[Rule, ...]) -> Outcome:
    from corpus.checking import check_corpus, choose, fix_all
    from scripts.check_report import Outcome
    from scripts.index_settings import read_index_settings

    settings = read_index_settings(arguments)
    files, number = _named(arguments), 0

    def look() -> tuple[Problem, ...]:
        nonlocal number
        choice = choose(settings.releases, files)
        checked = check_corpus(choice.corpus, rules, only=choice.only)
        number = len(checked.paths)
        return checked.problems

    problems, fixed = fix_all(look, rules) if arguments.fix else (look(), ())
    if arguments.remote:
        remote = _remote(arguments, settings.releases, rules)
        problems = tuple(sorted((*problems, *remote)))
    return Outcome(problems, fixed, number)


def _remote(
    arguments: argparse.Namespace, releases: Path, rules: tuple[Rule, ...]
) -> tuple[Problem, ...]:
    from corpus.checking import choose
    from corpus.checking.on_the_web import ask_pages
    from corpus.fetching import Fetcher, Policy
    from scripts.progress import progress_bars

    choice = choose(releases, arguments.files)
    only = choice.only
    files = [file for file in choice.corpus.files if only is None or file.path in only]
    fetcher = Fetcher(Policy(allow_private=arguments.allow_private))
    with progress_bars() as tell:
        return ask_pages(
            files,
            rules,
            fetcher=fetcher,
            progress=lambda done, total: tell("asking for pages", done, total),
        )
