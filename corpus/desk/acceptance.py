"""Writing what was proposed into the folder of releases, whole or not at all."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from corpus.desk.checks import errors_in
from corpus.desk.durable import sync, write_file, writing
from corpus.desk.errors import CannotAdd
from corpus.desk.proposed import Proposal
from corpus.desk.versions import keep
from corpus.problem import one_line


def accept(proposal: Proposal, releases: Path) -> Path:
    """Write a proposed release; what it replaces is kept among its versions.

    Whatever interrupts this, the release is there as it was or as it shall be.

    Args:
        proposal: Made for this folder.
        releases: The folder of releases.

    Returns:
        The release's file.

    Raises:
        CannotAdd: It may not be added, or the folder changed since it was proposed.
        CannotWrite: The folder cannot be written.
    """
    if not proposal.may_be_added:
        raise CannotAdd(f"{proposal.release.id} cannot be added: {_reason(proposal)}")
    # Once more, for a proposal may have been changed since it was made.
    if errors := errors_in(proposal.content, proposal.path):
        raise CannotAdd(str(errors[0]), mend="nothing was written")
    with writing(releases):
        _check_folder(proposal, releases)
        old = proposal.replaces.path if proposal.replaces else None
        if old is not None:
            keep(releases, old)
        # A link stays one.
        target = proposal.path if old is None else proposal.path.resolve()
        write_file(target, proposal.content.encode())
        if old is not None and old != proposal.path:
            old.unlink()
            sync(old.parent)
    return proposal.path


def _check_folder(proposal: Proposal, releases: Path) -> None:
    """Refuse where somebody else has written meanwhile what would be lost or doubled."""
    again = "add it again to see it as it would be now"
    old = proposal.replaces
    if old is not None and _sha256(old.path) != old.sha256:
        raise CannotAdd(f"{one_line(str(old.path))} was changed meanwhile", mend=again)
    if old is not None and old.path == proposal.path:
        return
    if _is_taken(proposal.path, releases):
        raise CannotAdd(f"{proposal.release.id} is there by now", mend=again)


def _is_taken(path: Path, releases: Path) -> bool:
    """Whether a release file has this name by now, in whichever folder.

    A look at names alone: that of all release files was taken when the release was proposed.
    """
    for _, folders, names in os.walk(releases):
        folders[:] = [folder for folder in folders if not folder.startswith(".")]
        if path.name in names:
            return True
    return path.exists()


def _sha256(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _reason(proposal: Proposal) -> str:
    if proposal.is_known:
        return "it is there already, and nothing has changed"
    missing = [str(one) for one in proposal.choices if one.is_missing]
    wrong = [str(problem) for problem in proposal.findings]
    repeated = [f"it has {repeat}" for repeat in proposal.repeats]
    return next(iter((*missing, *wrong, *repeated)), "the proposal says so")
