"""`verbatim edit`: a release in the curator's editor, looked over before it is saved."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.settings import Settings
    from scripts.editing.editing import Edited

NOT_SAVED = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("id", nargs="+", metavar="ID", help="the release's id, or a part that is unique")
    add("--rename", action="store_true", help="rename it unasked where its date was changed")
    add("--rebuild", action="store_true", help="bring the index up to date once it is saved")


def run(arguments: argparse.Namespace) -> int:
    """Edit the release that is meant; 1 where what was edited is not saved."""
    from scripts.editing.editing import Outcome, edit
    from scripts.index_settings import read_index_settings
    from scripts.showing.named import release_file

    settings = read_index_settings(arguments)
    path = release_file(settings.releases, arguments.id)
    edited = edit(path, settings.releases, may_rename=arguments.rename)
    if edited.outcome is Outcome.SAVED:
        _report(edited, settings, is_rebuilt=arguments.rebuild)
        return 0
    print(_not_saved(edited))
    return 0 if edited.outcome is Outcome.UNCHANGED else NOT_SAVED


def _report(edited: Edited, settings: Settings, *, is_rebuilt: bool) -> None:
    from scripts.printable import printable
    from scripts.showing.line_changes import line_changes

    lines = line_changes(edited.draft.before, edited.content)
    print(f"saved: {printable(str(edited.path))}, {lines}")
    if edited.path != edited.draft.release:
        print(f"renamed: {edited.draft.release.stem} is now {edited.path.stem}")
    if not is_rebuilt:
        print("`verbatim rebuild` brings the index up to date")
        return
    from scripts.building import build
    from scripts.rebuild_command import summary

    for line in summary(build(settings)):
        print(line)


def _not_saved(edited: Edited) -> str:
    from scripts.editing.editing import Outcome
    from scripts.printable import printable

    if edited.outcome is Outcome.UNCHANGED:
        return f"nothing changed in {edited.path.stem}"
    if edited.outcome is Outcome.DISCARDED:
        return f"discarded; {edited.path.stem} is as it was"
    where = printable(str(edited.draft.path))
    return f"not saved; the draft is {where}, and the next `verbatim edit` takes it up"
