"""`verbatim show`: one release, its text or how it was cut, as text, JSON or a web page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus import Release


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("id", nargs="+", metavar="ID", help="the release's id, or a part that is unique")
    add("--passages", action="store_true", help="show the passages and sentences it was cut into")
    add("--html", metavar="FILE", help="write it as a web page, with an anchor per paragraph")
    add("--json", action="store_true", help="print one JSON object")
    add("--versions", action="store_true", help="list what it was before it was replaced")


def run(arguments: argparse.Namespace) -> int:
    """Print the release that is meant."""
    from corpus.shelf import read_shelved
    from scripts.index_settings import read_index_settings
    from scripts.showing.named import release_file

    settings = read_index_settings(arguments)
    if arguments.versions:
        from scripts.showing.versions import versions_shown

        _print(versions_shown(settings.releases, arguments.id, as_json=arguments.json))
        return 0
    path = release_file(settings.releases, arguments.id)
    release = read_shelved(path)
    if arguments.html:
        from scripts.showing.html_page import html_page
        from scripts.showing.written_file import write_shown

        write_shown(arguments.html, html_page(release), option="--html")
    if arguments.json or not arguments.html:
        _print(_lines(release, path, arguments))
    return 0


def _lines(release: Release, path: Path, arguments: argparse.Namespace) -> Iterator[str]:
    from scripts.page import Page
    from scripts.showing.cut_text import cut_shown
    from scripts.showing.release_json import as_json
    from scripts.showing.release_text import heading, told

    cut = None
    if arguments.passages:
        from index.cut import cut_release

        cut = cut_release(release)
    page = Page.of(sys.stdout)
    if arguments.json:
        yield as_json(release, path, cut)
    elif cut is None:
        yield from told(release, page)
    else:
        if page.width is not None:
            yield from heading(release, page)
        yield from cut_shown(cut, page)


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        print(line)
