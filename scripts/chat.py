"""A chat on the terminal: question after question, from one engine that stays loaded."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus import VerbatimError
from index import questions_of
from scripts.asking import ask, filters, open_engine, say_if_rebuild_is_due, show
from scripts.restriction import say_if_no_release_is_meant

if TYPE_CHECKING:
    from index import Context, Engine, Settings

_LEAVE = ("exit", "quit")
_UNRESTRICTED = "all"
_PROMPT = "? "


def chat(settings: Settings, arguments: argparse.Namespace) -> int:
    """Answer until `exit` or the end of input; always 0: a person has seen what was answered.

    An index rebuilt meanwhile is taken up at the next question.
    """
    # Gives input() line editing and history. The history isn't kept: questions stay private.
    with suppress(ImportError):
        import readline  # noqa: F401
    engine = open_engine(settings)
    turn = Turn()
    say_if_rebuild_is_due(settings)
    print("Ask the releases; `exit` or Ctrl-D leaves.", file=sys.stderr)
    try:
        while (question := _read()) is not None:
            engine = _newest(engine, settings)
            if question.lower() == _UNRESTRICTED and turn.was_restricted:
                turn = _answer(engine, replace(turn, as_typed=True), arguments)
                continue
            for part in questions_of(question):
                turn = _answer(engine, Turn(part, turn.after), arguments)
    finally:
        engine.close()
    return 0


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a chat.

    Attributes:
        context: What the turn before left.
        as_typed: Whether its own dates and publishers restrict nothing.
        was_restricted: Whether they did.
        after: What the next turn may need.
    """

    question: str = ""
    context: Context | None = None
    as_typed: bool = False
    was_restricted: bool = False
    after: Context | None = None


def _answer(engine: Engine, turn: Turn, arguments: argparse.Namespace) -> Turn:
    answer = ask(engine, turn.question, arguments, turn.context, as_typed=turn.as_typed)
    show(answer, arguments)
    if not (answer.answered or answer.nearest or answer.courtesy):
        say_if_no_release_is_meant(engine, answer.filters)
    is_restricted = answer.filters != filters(arguments)
    if is_restricted:
        print(
            f"`{_UNRESTRICTED}` asks again without the dates and publishers of the question.",
            file=sys.stderr,
        )
    if not arguments.json:
        print()
    return replace(turn, was_restricted=is_restricted, after=answer.context)


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
