"""Releases that wait for review, in a folder of their own."""

from __future__ import annotations

from pathlib import Path

from corpus.desk.doubts import comments
from corpus.desk.durable import write_file, writing
from corpus.desk.identity import new_id
from corpus.desk.proposed import Proposal
from corpus.desk.release_file import as_file


def for_review(proposal: Proposal) -> str:
    """Return a proposal's file as it waits for review: what is doubtful stands in comments."""
    unsure = frozenset(one.key for one in proposal.choices if one.is_open)
    return as_file(proposal.release, (*proposal.comments, *comments(proposal.choices)), unsure)


def put_by(proposal: Proposal, folder: Path) -> Path:
    """Write a proposal into the folder of what waits for review, and return its file.

    Raises:
        CannotWrite: The folder cannot be written.
    """
    release = proposal.release
    with writing(folder):
        stems = {path.stem for path in folder.glob("*.md")}
        stem = release.id if release.id not in stems else new_id(release.date, release.title, stems)
        path = folder / f"{stem}.md"
        write_file(path, for_review(proposal).encode())
    return path
