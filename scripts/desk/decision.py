"""What becomes of a proposal: by itself, or as the curator says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from scripts.desk.outcome import Outcome

if TYPE_CHECKING:
    from corpus.desk import Proposal


class Decision(Protocol):
    """Decides of proposals what becomes of them."""

    def of(self, name: str, proposal: Proposal) -> Outcome:
        """Return what became of the proposal of a source.

        Raises:
            VerbatimError: It could not be added after all.
        """


class Unasked:
    """Adds what can be added without a question; the others are left, with what they lack.

    Args:
        releases: The folder of releases.
    """

    def __init__(self, releases: Path) -> None:
        self._releases = releases

    def of(self, name: str, proposal: Proposal) -> Outcome:
        """See `Decision`."""
        return obstacle(name, proposal) or added(name, proposal, self._releases)


class DryRun:
    """Adds nothing; shows the file as it would be written."""

    def of(self, name: str, proposal: Proposal) -> Outcome:
        """See `Decision`."""
        return obstacle(name, proposal) or Outcome(name, "proposed", proposal.release.id, proposal)


def obstacle(name: str, proposal: Proposal) -> Outcome | None:
    """Return what keeps a proposal from being added without a question; None where nothing does."""
    release = proposal.release.id
    if proposal.is_known:
        return Outcome(name, "unchanged", release, proposal)
    if is_repeat(proposal):
        why = f"it has {proposal.repeats[0]}"
        mend = "add it all the same with --allow-repeats"
        return Outcome(name, "repeated", proposal.repeats[0].release, proposal, why=why, mend=mend)
    if unclear := [one for one in proposal.choices if one.is_open]:
        flags = _listed([f"--{flag_of(one.key)}" for one in unclear])
        why = "; ".join(map(str, unclear))
        return Outcome(name, "incomplete", proposal=proposal, why=why, mend=f"give {flags}")
    if not proposal.is_sound:
        first = proposal.findings[0]
        why = f"line {first.line} would be wrong: {first.message}"
        return Outcome(name, "invalid", proposal=proposal, why=why)
    return None


def is_repeat(proposal: Proposal) -> bool:
    """Whether a proposal repeats a release, and nobody has said that it may."""
    is_allowed = proposal.basis is not None and proposal.basis.allow_repeats
    return bool(proposal.repeats) and not is_allowed


def added(name: str, proposal: Proposal, releases: Path) -> Outcome:
    """Write what is proposed.

    Raises:
        VerbatimError: It cannot be added after all, or not be written.
    """
    from corpus.desk import accept, versions_of

    path = accept(proposal, releases)
    if proposal.replaces is None:
        return Outcome(name, "added", proposal.release.id, proposal, path)
    before = versions_of(releases, proposal.replaces.release.id)[-1]
    return Outcome(name, "changed", proposal.release.id, proposal, path, before)


def _listed(words: list[str]) -> str:
    *some, last = words
    return f"{', '.join(some)} and {last}" if some else last


def flag_of(key: str) -> str:
    """Return the flag that gives the value of a key."""
    return "tag" if key == "tags" else key
