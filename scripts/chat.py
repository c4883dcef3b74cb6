"""A chat on the terminal: question after question, from one engine that stays loaded."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from corpus import VerbatimError
from index import questions_of
from scripts.asking import filters, open_engine, say_if_rebuild_is_due, show
from scripts.restriction import say_if_no_release_is_meant

if TYPE_CHECKING:
    from index import Context, Engine, Settings

_LEAVE = ("exit", "quit")
_PROMPT = "? "


def chat(settings: Settings, arguments: argparse.Namespace) -> int:
    """Answer until `exit` or the end of input; always 0: a person has seen what was answered.

    An index rebuilt meanwhile is taken up at the next question.
    """
    # Gives input() line editing and history. The history isn't kept: questions stay private.
    with suppress(ImportError):
        import readline  # noqa: F401
    engine = open_engine(settings)
    context: Context | None = None
    say_if_rebuild_is_due(settings)
    print("Ask the releases; `exit` or Ctrl-D leaves.", file=sys.stderr)
    try:
        while (question := _read()) is not None:
            engine = _newest(engine, settings)
            for part in questions_of(question):
                context = _answer(engine, part, context, arguments)
    finally:
        engine.close()
    return 0


def _answer(
    engine: Engine, question: str, context: Context | None, arguments: argparse.Namespace
) -> Context | None:
    """Answer one question; return what the next one may need."""
    answer = engine.ask(
        question,
        context=context,
        filters=filters(arguments),
        limit=arguments.limit,
        offset=arguments.offset,
        explain=arguments.explain,
    )
    show(answer, arguments)
    if not (answer.answered or answer.nearest or answer.courtesy):
        say_if_no_release_is_meant(engine, answer.filters)
    if not arguments.json:
        print()
    return answer.context


def _newest(engine: Engine, settings: Settings) -> Engine:
    """Return an engine of the newest generation; where that one is damaged, the old one goes on."""
    if engine.is_current():
        return engine
    try:
        newer = open_engine(settings)
    except VerbatimError as error:
        print(f"verbatim: {error}", file=sys.stderr)
        return engine
    engine.close()
    return newer


def _read() -> str | None:
    """Return the next question that isn't blank, or None to leave."""
    while True:
        try:
            line = input(_PROMPT) if sys.stdout.isatty() else _read_aside()
        except EOFError:
            print(file=sys.stderr)
            return None
        if line.strip().lower() in _LEAVE:
            return None
        if line.strip():
            return line.strip()


def _read_aside() -> str:
    """Prompt on stderr, where input() would put the prompt among the answers."""
    print(_PROMPT, end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line
