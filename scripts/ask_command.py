"""`verbatim ask`: one question, a question a line from stdin, or a chat."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from scripts.argument_types import first_day, last_day, positive
from scripts.failures import UsageError

if TYPE_CHECKING:
    from index import Context, Filters, Settings

NOT_ANSWERED = 1
_FROM_STDIN = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "question",
        nargs="*",
        metavar="QUESTION",
        help="its words; `-` reads a question a line from stdin; none on a terminal: a chat",
    )
    add = parser.add_argument
    add("--json", action="store_true", help="answer with one JSON object a line")
    add(
        "--limit",
        type=positive,
        metavar="N",
        help="quotes at most (default 3; of a question across releases 20)",
    )
    add("--offset", type=_natural, default=0, metavar="N", help="leave out the N best quotes")
    add("--explain", action="store_true", help="show what decided, and the time of each step")
    add("--context", action="store_true", help="show each quote inside its paragraph")
    add("--since", type=first_day, metavar="DATE", help="only releases of this day or later")
    add("--until", type=last_day, metavar="DATE", help="only releases of this day or earlier")
    add("--publisher", metavar="NAME", help="only releases of this publisher")
    add("--release", metavar="ID", help="only this release")


def run(arguments: argparse.Namespace) -> int:
    """Answer what is asked; 0 where everything was answered, 1 where anything was not."""
    question = _question(arguments)
    # All that is loaded from here on stays; looking through it for garbage took a twentieth of the
    # way to an answer. `open_engine` lets the collector begin.
    gc.disable()

    from scripts.index_settings import read_index_settings

    settings = read_index_settings(arguments)
    if question is None:
        from scripts.chat import chat

        return chat(settings, arguments)
    return _answer(question, settings, arguments)


def _answer(question: str, settings: Settings, arguments: argparse.Namespace) -> int:
    from index import questions_of
    from scripts.asking import ask, open_engine, say_if_rebuild_is_due, show
    from scripts.restriction import say_if_no_release_is_meant

    from_stdin = question == _FROM_STDIN
    asked_at_once = [] if from_stdin else questions_of(question)
    several = from_stdin or len(asked_at_once) > 1
    code = 0
    barren: Filters | None = None
    context: Context | None = None
    with closing(open_engine(settings)) as engine:
        for asked in _lines() if from_stdin else asked_at_once:
            answer = ask(engine, asked, arguments, context)
            show(answer, arguments, with_question=several)
            # Lines have nothing to do with each other, questions of one message do.
            context = None if from_stdin else answer.context
            if not answer.answered:
                code = NOT_ANSWERED
            if not (answer.answered or answer.nearest or answer.courtesy):
                barren = answer.filters
        # After the answers, which need not wait for any of these.
        if barren is not None:
            say_if_no_release_is_meant(engine, barren)
        say_if_rebuild_is_due(settings)
        engine.finish_checking()
    return code


def _question(arguments: argparse.Namespace) -> str | None:
    """Return the question, `-` for those on stdin, or None for a chat."""
    if arguments.since and arguments.until and arguments.since > arguments.until:
        raise UsageError("--since is later than --until, so that no release can match")
    if not arguments.question:
        if sys.stdin.isatty():
            return None
        raise UsageError("no question; give one, or `-` to read a question a line from stdin")
    # An argument's bytes that are no text in the caller's encoding arrive as surrogates.
    words = " ".join(arguments.question).encode("utf-8", "surrogateescape")
    question = words.decode("utf-8", "replace").strip()
    if not question:
        raise UsageError("the question is empty")
    return question


def _lines() -> Iterator[str]:
    for line in sys.stdin:
        if question := line.lstrip("\ufeff").strip():
            yield question


def _natural(text: str) -> int:
    if text.isdecimal():
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number from 0")
