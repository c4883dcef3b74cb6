"""`verbatim add`: makes releases of pages, documents, texts and feeds."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from scripts.failures import UsageError

if TYPE_CHECKING:
    from index import Settings
    from scripts.desk.adding import Adding
    from scripts.desk.decision import Decision
    from scripts.desk.outcome import Outcome

PROBLEMS_FOUND = 1
_OF_ONE = ("title", "date", "url")
"""Two releases do not share these."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="web pages, PDF, .docx, text or Markdown files, feeds; `-` reads stdin",
    )
    add("--dry-run", action="store_true", help="show what would be written, and write nothing")
    add("--yes", action="store_true", help="add without asking")
    add("--rebuild", action="store_true", help="bring the index up to date afterwards")
    add("--json", action="store_true", help="print one JSON object a line, one for each source")
    add("--allow-repeats", action="store_true", help="add also what repeats another release")
    add("--allow-private", action="store_true", help="fetch from an intranet or this machine too")
    add("--title", metavar="TEXT", help="instead of the source's; of one source only")
    add("--date", metavar="DATE", help="such as 2013-08-14; of one source only")
    add("--url", metavar="URL", help="of the page to cite; of one source only")
    add("--publisher", metavar="NAME", help="of all sources")
    add("--place", metavar="NAME", help="of all sources; '' for none")
    add("--language", metavar="TAG", help="of all sources, such as en, es or pt-BR")
    add("--tag", action="append", metavar="WORD", help="of all sources; may be given repeatedly")


def run(arguments: argparse.Namespace) -> int:
    """Add the sources; 1 where something kept one of them from being added."""
    from scripts.desk.rebuilding import rebuild
    from scripts.index_settings import read_index_settings

    _check_usage(arguments)
    settings = read_index_settings(arguments)
    adding = _adding(arguments, settings)
    outcomes: list[Outcome] = []
    try:
        for name in arguments.sources:
            for outcome in adding.add(name):
                outcomes.append(outcome)
                _report(outcome, arguments)
    finally:
        _sum_up(outcomes, arguments)
    if arguments.rebuild and not arguments.dry_run:
        rebuild(settings, aside=arguments.json)
    elif any(one.has_written for one in outcomes) and sys.stderr.isatty():
        print("verbatim: the index has them after `verbatim rebuild`", file=sys.stderr)
    return PROBLEMS_FOUND if any(one.is_problem for one in outcomes) else 0


def _check_usage(arguments: argparse.Namespace) -> None:
    from corpus.desk.choice import check_overrides
    from corpus.errors import VerbatimError

    if len(arguments.sources) > 1:
        for key in _OF_ONE:
            if getattr(arguments, key) is not None:
                raise UsageError(f"--{key} is for one source, and there are several")
    if arguments.sources.count("-") > 1:
        raise UsageError("`-` can be given once: stdin is read to its end")
    try:
        check_overrides(_overrides(arguments))
    except VerbatimError as error:
        raise UsageError(f"--{error}") from None


def _overrides(arguments: argparse.Namespace) -> dict[str, str]:
    keys = ("title", "date", "publisher", "place", "url", "language")
    given = {key: getattr(arguments, key) for key in keys}
    given["tags"] = None if arguments.tag is None else ",".join(arguments.tag)
    return {key: value for key, value in given.items() if value is not None}


def _adding(arguments: argparse.Namespace, settings: Settings) -> Adding:
    from corpus.fetching import Fetcher, Policy
    from scripts.desk.adding import Adding, Wishes
    from scripts.desk.getting import Getter

    decision = _decision(arguments, settings)
    fetcher = Fetcher(Policy(allow_private=arguments.allow_private))
    getter = Getter.of(settings.releases, fetcher)
    wishes = Wishes(_overrides(arguments), arguments.allow_repeats)
    adding = Adding(settings.releases, getter, wishes, decision)
    adding.prepare()
    return adding


def _decision(arguments: argparse.Namespace, settings: Settings) -> Decision:
    from scripts.desk.asked import Asked
    from scripts.desk.curator import Curator
    from scripts.desk.decision import DryRun, Unasked
    from scripts.page import Page

    if arguments.dry_run:
        return DryRun()
    curator = None
    if not arguments.json:
        curator = Curator.at_terminal(stdin_is_taken="-" in arguments.sources)
    if curator:
        page = Page.of(sys.stderr)
        return Asked(settings.releases, curator, page, only_metadata=arguments.yes)
    if arguments.yes:
        return Unasked(settings.releases)
    raise UsageError("nobody is there to be asked; give --yes to add all the same, or --dry-run")


def _report(outcome: Outcome, arguments: argparse.Namespace) -> None:
    from scripts.desk.dry_run import show

    if arguments.json:
        print(outcome.as_json(), flush=True)
        return
    if arguments.dry_run and outcome.proposal:
        show(outcome.proposal)
    if outcome.is_problem:
        print("verbatim:", outcome.line(), file=sys.stderr)
    elif not (outcome.feed and outcome.kind == "unchanged"):
        to = sys.stderr if arguments.dry_run else sys.stdout
        print(outcome.line(), file=to, flush=True)


def _sum_up(outcomes: Sequence[Outcome], arguments: argparse.Namespace) -> None:
    from scripts.desk.outcome import summary

    if len(outcomes) > 1:
        to = sys.stderr if arguments.json or arguments.dry_run else sys.stdout
        print(summary(outcomes), file=to)
