"""`verbatim remove`: takes a release out of the corpus, and keeps a copy of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.failures import UsageError

NOT_REMOVED = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("release", nargs="+", metavar="ID", help="its id, or as much of it as is unique")
    add("--yes", action="store_true", help="remove it without asking; the id is then given whole")
    add("--rebuild", action="store_true", help="bring the index up to date afterwards")


def run(arguments: argparse.Namespace) -> int:
    """Remove the release; 1 where the curator would rather not."""
    from corpus.desk import remove
    from scripts.desk.rebuilding import rebuild
    from scripts.index_settings import read_index_settings

    settings = read_index_settings(arguments)
    release_id = _meant(arguments, settings.releases)
    if not arguments.yes and not _is_confirmed(release_id):
        print(f"not removed: {release_id}", file=sys.stderr)
        return NOT_REMOVED
    removed = remove(release_id, settings.releases)
    print(f"removed: {release_id}")
    print(f"to have it back: mv {_quoted(removed.copy)} {_quoted(removed.path)}", file=sys.stderr)
    if arguments.rebuild:
        rebuild(settings)
    return 0


def _meant(arguments: argparse.Namespace, releases: Path) -> str:
    from corpus.desk.removal import find
    from scripts.showing.named import release_file

    if arguments.yes:
        [release_id, *more] = arguments.release
        if more:
            raise UsageError("one release at a time")
        return find(release_id, releases).stem
    return release_file(releases, arguments.release).stem


def _is_confirmed(release_id: str) -> bool:
    from scripts.desk.curator import Curator

    curator = Curator.at_terminal(stdin_is_taken=False)
    if curator is None:
        raise UsageError("nobody is there to be asked; give --yes to remove it all the same")
    answer = curator.ask(f"Remove {release_id}? [y/N]")
    return (answer or "").lower() in {"y", "yes"}


def _quoted(path: Path) -> str:
    import shlex

    return shlex.quote(str(path))
