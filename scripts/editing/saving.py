"""Putting a draft in its release's place, whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import VerbatimError, release_paths
from scripts.printable import printable

if TYPE_CHECKING:
    from scripts.editing.draft import Draft


def save(draft: Draft, content: bytes, releases: Path, target: Path) -> None:
    """Write what was edited; what the release was before is kept among its versions.

    Args:
        draft: What was begun with.
        content: What was edited, and looked over.
        releases: The folder of releases.
        target: The release's file, or another where it gets another name.

    Raises:
        VerbatimError: Somebody else has changed the release meanwhile, or it cannot be written.
    """
    from corpus.desk.durable import sync, write_file, writing
    from corpus.desk.versions import keep

    release = draft.release.resolve()  # so that a link stays one
    target = release if target == draft.release else target
    with writing(releases):
        if not release.is_file() or release.read_bytes() != draft.before:
            what = f"{printable(str(draft.release))} was changed meanwhile"
            raise VerbatimError(what, mend="edit it again to compare the two")
        if target != release and target.stem in {path.stem for path in release_paths(releases)}:
            raise VerbatimError(f"there is a release {target.stem} by now")
        keep(releases, draft.release)
        mode = release.stat().st_mode
        write_file(target, content)
        with suppress(OSError):  # a file system without modes
            target.chmod(mode)
        if target != release:
            draft.release.unlink()
            sync(release.parent)
