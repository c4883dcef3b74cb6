"""Editing a release until it can be saved, or is left."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from scripts.editing.choice import Choice, choose
from scripts.editing.draft import Draft
from scripts.editing.editor import open_in_editor
from scripts.editing.saving import save
from scripts.editing.verdict import verdict_on
from scripts.printable import printable


class Outcome(Enum):
    """How it ended."""

    UNCHANGED = "unchanged"
    SAVED = "saved"
    KEPT = "kept"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of it.

    Attributes:
        path: The release's file, by its new name where it got one.
        content: What was edited.
        draft: Where it was edited, and what the release was before.
    """

    outcome: Outcome
    path: Path
    content: bytes
    draft: Draft


def edit(path: Path, releases: Path, *, may_rename: bool = False) -> Edited:
    """Open a release in the editor, look over what comes back, and save it or not.

    On a terminal it is asked what to do about problems. Elsewhere what the loader would not take
    is kept as a draft, and what only the linter remarks on is saved.

    Args:
        path: The release's file.
        releases: The folder of releases.
        may_rename: Give it another name without asking, where its date was changed.

    Raises:
        VerbatimError: There is no editor, it failed, or the release cannot be written.
    """
    draft = Draft.begin(path, releases)
    try:
        edited = None
        while edited is None:
            open_in_editor(draft.path)
            edited = _settled(draft, releases, may_rename=may_rename)
    except BaseException:
        _leave(draft)
        raise
    if edited.outcome is not Outcome.KEPT:
        draft.remove()
    return edited


def _settled(draft: Draft, releases: Path, *, may_rename: bool) -> Edited | None:
    """Return what came of a draft as it is now; None where it is to be edited again."""
    from corpus import release_paths

    path, content = draft.release, draft.content()
    if content == draft.before:
        return Edited(Outcome.UNCHANGED, path, content, draft)
    verdict = verdict_on(content, path, {other.stem for other in release_paths(releases)})
    choice = choose(verdict, may_rename=may_rename)
    if choice is Choice.EDIT:
        return None
    if choice is Choice.DISCARD:
        return Edited(Outcome.DISCARDED, path, content, draft)
    if choice is Choice.KEEP:
        return Edited(Outcome.KEPT, path, content, draft)
    target = verdict.renamed or path
    save(draft, content, releases, target)
    return Edited(Outcome.SAVED, target, content, draft)


def _leave(draft: Draft) -> None:
    """Say where a draft is that something interrupted; one in which nothing is new is removed."""
    if draft.content() == draft.before:
        draft.remove()
    else:
        print(f"verbatim: what was edited is in {printable(str(draft.path))}", file=sys.stderr)
