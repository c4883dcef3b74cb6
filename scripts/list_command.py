"""`verbatim list`: the releases, those that are meant, newest first."""

from __future__ import annotations

import argparse
import gc
import json
import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scripts.argument_types import positive
from scripts.showing.columns import COLUMNS, DEFAULT
from scripts.showing.selection import add_selection

if TYPE_CHECKING:
    from corpus.shelf import Shelf, Shelved
    from scripts.showing.columns import Column

NOTHING_FOUND = 1
_SORTS = ("date", "id", "title", "publisher", "place", "language", "words", "paragraphs")
_DOWN = ("date", "words", "paragraphs")
"""By these the largest stands first."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add_selection(parser)
    add = parser.add_argument
    add("--json", action="store_true", help="print one JSON object a line, with every column")
    add("--columns", metavar="NAMES", help=f"which, of {', '.join(COLUMNS)} (default {DEFAULT})")
    add("--sort", choices=_SORTS, default="date", help="by what (default date, the newest first)")
    add("--reverse", action="store_true", help="the other way round")
    add("--limit", type=positive, metavar="N", help="releases at most")


def run(arguments: argparse.Namespace) -> int:
    """Print the releases; 1 where none is meant."""
    gc.disable()  # all that is read stays: looking for garbage took a fifth of the time
    from corpus.shelf import read_shelf
    from scripts.index_settings import read_index_settings
    from scripts.showing.columns import columns_named
    from scripts.showing.left_out import say_what_is_left_out

    columns = columns_named(arguments.columns or DEFAULT)
    settings = read_index_settings(arguments)
    shelf = read_shelf(settings.releases, with_text=_needs_text(columns, arguments))
    found = listed(shelf, arguments)
    for line in _lines(found, columns, arguments):
        print(line)
    say_what_is_left_out(shelf)
    if not found:
        print("verbatim: no release matches", file=sys.stderr)
    return 0 if found else NOTHING_FOUND


def listed(shelf: Shelf, arguments: argparse.Namespace) -> list[Shelved]:
    """Return the releases that are meant, in order."""
    from scripts.showing.selection import selected

    releases = [shelved.release for shelved in shelf.releases]
    found = [shelf.releases[place] for place, _ in selected(releases, arguments)]
    column = COLUMNS[arguments.sort]
    # Twice: releases that the column leaves equal stand in the order of their ids, either way.
    goes_down = (arguments.sort in _DOWN) != arguments.reverse
    found.sort(key=lambda one: _key(column, one), reverse=goes_down)
    return found[: arguments.limit]


def _key(column: Column, shelved: Shelved) -> tuple[bool, str | int]:
    value = column.of(shelved)
    if isinstance(value, str):
        return False, value.casefold()
    return value is None, value if isinstance(value, int) else 0


def _needs_text(columns: list[Column], arguments: argparse.Namespace) -> bool:
    from scripts.showing.selection import needs_text

    is_counted = any(column.needs_text for column in columns) or COLUMNS[arguments.sort].needs_text
    return needs_text(arguments) or is_counted or arguments.json


def _lines(
    found: list[Shelved], columns: list[Column], arguments: argparse.Namespace
) -> Iterator[str]:
    from scripts.page import Page
    from scripts.showing.table import aligned, tab_separated

    if arguments.json:
        chosen = columns if arguments.columns else COLUMNS.values()
        for shelved in found:
            # In ASCII: no title can steer a terminal.
            yield json.dumps({column.name: column.of(shelved) for column in chosen})
        return
    rows = [[column.shown(shelved) for column in columns] for shelved in found]
    page = Page.of(sys.stdout)
    if page.width is None:
        yield from tab_separated(rows)
    elif rows:
        # As wide as the terminal is: a row is not read like a sentence.
        yield from aligned(columns, rows, page, shutil.get_terminal_size().columns)
