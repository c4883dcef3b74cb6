"""What a single question and a chat have in common: the engine, the filters, showing an answer."""

from __future__ import annotations

import argparse
import gc
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index import Answer, Context, Engine, Filters, Settings


def open_engine(settings: Settings) -> Engine:
    """Open the index, and where there is none yet, build it first."""
    import index

    try:
        return _opened(settings)
    except index.NoIndex:
        from scripts.building import build

        print("verbatim: no index yet; building it, once", file=sys.stderr)
        build(settings)
    return _opened(settings)


def _opened(settings: Settings) -> Engine:
    import index

    try:
        engine = index.Engine.open(
            settings.index, min_confidence=settings.min_confidence, reader=settings.reader
        )
    finally:
        gc.freeze()
        gc.enable()
    if engine.is_checked_in_background:
        print("verbatim: the index is large; it answers while it is checked", file=sys.stderr)
    return engine


def ask(
    engine: Engine,
    question: str,
    arguments: argparse.Namespace,
    context: Context | None,
    *,
    as_typed: bool = False,
) -> Answer:
    """Ask the engine as the flags say."""
    return engine.ask(
        question,
        context=context,
        filters=filters(arguments),
        limit=arguments.limit,
        offset=arguments.offset,
        as_typed=as_typed,
        explain=arguments.explain,
    )


def filters(arguments: argparse.Namespace) -> Filters:
    """Return the restrictions given as flags."""
    from index.answer import Filters

    return Filters(
        since=arguments.since,
        until=arguments.until,
        publisher=arguments.publisher,
        release=arguments.release,
    )


def show(answer: Answer, arguments: argparse.Namespace, *, with_question: bool = False) -> None:
    """Print an answer at once, so that whoever reads a pipe has it before the next question.

    Raises:
        Misquote: One of its quotes is none; nothing was printed.
    """
    answer.check()
    if arguments.json:
        from scripts.answer_json import as_json

        is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
        print(as_json(answer, ascii_only=not is_unicode), flush=True)
        return
    from scripts.page import Page
    from scripts.terminal import asked, rendered

    page = Page.of(sys.stdout)
    if with_question:
        print(asked(answer.question, page), end="\n\n")
    text = rendered(answer, page, whole_paragraph=arguments.context)
    if answer.explanation is not None:
        from scripts.explanation_table import explained

        text += "\n" + explained(answer.explanation, page)
    print(text, end="\n" if with_question else "", flush=True)


def say_if_rebuild_is_due(settings: Settings) -> None:
    """Say on stderr that the index is older than the releases, where it is."""
    import index
    from corpus import VerbatimError

    # An index may well be served without its releases.
    with suppress(VerbatimError, OSError):
        if index.rebuild_is_due(settings):
            print(
                "verbatim: the releases have changed since the index was built; "
                "`verbatim rebuild` brings it up to date",
                file=sys.stderr,
            )
