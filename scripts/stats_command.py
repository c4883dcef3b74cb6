"""`verbatim stats`: how many releases of when, by whom, in what language, and a plot of them."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project
from typing import TYPE_CHECKING

from scripts.showing.periods import UNITS, Timeline, fitting, timeline
from scripts.showing.selection import add_selection

if TYPE_CHECKING:
    from index.settings import Settings
    from scripts.page import Page
    from scripts.showing.figures import Figures
    from scripts.showing.index_size import IndexSize

NOTHING_FOUND = 1
_MOST_BARS = 120
"""Periods that a plot in a file has room for; off a terminal that is taken too."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add_selection(parser)
    add = parser.add_argument
    add("--by", choices=UNITS, help="the periods to count by (default the shortest that fit)")
    add("--plot", metavar="FILE", help="write releases over time as a chart: .svg or .png")
    add("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Print the figures of all releases that are meant; 1 where there are none."""
    gc.disable()  # all that is read stays
    from corpus.shelf import read_shelf
    from scripts.index_settings import read_index_settings
    from scripts.showing.figures import figures
    from scripts.showing.left_out import say_what_is_left_out
    from scripts.showing.plot_file import check_plot_name
    from scripts.showing.selection import selected

    if arguments.plot:
        check_plot_name(arguments.plot)
    settings = read_index_settings(arguments)
    shelf = read_shelf(settings.releases, with_text=True)
    releases = [shelved.release for shelved in shelf.releases]
    found = figures([release for _, release in selected(releases, arguments)])
    if found.days and arguments.plot:
        _plot(found, arguments)
    for line in _lines(found, _index(settings), arguments):
        print(line)
    say_what_is_left_out(shelf)
    return 0 if found.days else NOTHING_FOUND


def _lines(found: Figures, index: IndexSize | None, arguments: argparse.Namespace) -> Iterator[str]:
    from scripts.page import Page
    from scripts.showing.figures_data import figures_as_json, figures_in_rows
    from scripts.showing.figures_shown import figures_shown

    page = Page.of(sys.stdout)
    over_time = _timeline(found.days, arguments.by, page)
    if arguments.json:
        yield figures_as_json(found, over_time, index)
    elif not found.days:
        print("verbatim: no release matches", file=sys.stderr)
    elif page.width is None:
        yield from figures_in_rows(found, over_time, index)
    else:
        yield from figures_shown(found, over_time, index, page)


def _timeline(days: Sequence[Date], by: str | None, page: Page) -> Timeline:
    from scripts.showing.skyline import room_for

    if by:
        return timeline(days, UNITS[by])
    return fitting(days, _MOST_BARS if page.width is None else room_for(page, len(days)))


def _plot(found: Figures, arguments: argparse.Namespace) -> None:
    from scripts.showing.plot_file import write_plot

    over_time = timeline(found.days, UNITS[arguments.by]) if arguments.by else None
    title = f"{found.releases:,} release{'s' * (found.releases != 1)}"
    write_plot(arguments.plot, over_time or fitting(found.days, _MOST_BARS), title)


def _index(settings: Settings) -> IndexSize | None:
    from corpus import VerbatimError
    from scripts.printable import printable
    from scripts.showing.index_size import index_size

    try:
        return index_size(settings)
    except VerbatimError as error:
        # The releases are well, and their figures are what was asked for.
        print("verbatim:", printable(str(error)), file=sys.stderr)
        return None
