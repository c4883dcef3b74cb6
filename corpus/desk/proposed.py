"""What is proposed: a release as it would be added, and what it was made from."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.desk.choice import Choice
from corpus.desk.imported import Imported
from corpus.desk.repeats import Repeat
from corpus.importing.extract import Found
from corpus.load import ReleaseFile
from corpus.problem import Problem
from corpus.release import Release


@dataclass(frozen=True, slots=True)
class Basis:
    """What a proposal is made from.

    Attributes:
        imported: What was read.
        overrides: What the curator gave, by key.
        hints: What is known of its metadata from elsewhere, by key.
        allow_repeats: Whether it may be added though it repeats another release.
    """

    imported: Imported
    overrides: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, Found] = field(default_factory=dict)
    allow_repeats: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A release as it would be added.

    Attributes:
        release: As it would be written, with a stand-in for what is missing.
        content: The file.
        path: Where it would be written.
        findings: All that is wrong with the file, or should be looked at.
        repeats: Releases that say the same; the nearest first.
        doubtful: What is doubtful or missing, a line each, with its evidence and what was taken.
        may_be_added: Whether `accept` will write it.
        is_known: Whether the corpus has it already, and nothing has changed.
        is_sound: Whether nothing is missing and the loader would take the file.
        replaces: The file that it is a new version of; None where the release is new.
        before: What stands in that file.
        comments: What the front matter holds for curators.
        choices: What is taken for each key, and why.
        basis: What it was made from, and can be made from anew.
    """

    release: Release
    content: str
    path: Path
    findings: tuple[Problem, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    doubtful: tuple[str, ...] = ()
    may_be_added: bool = True
    is_known: bool = False
    is_sound: bool = True
    replaces: ReleaseFile | None = None
    before: str = ""
    comments: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    basis: Basis | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be known of how the source was read, one line each."""
        return self.basis.imported.extract.notes if self.basis else ()

    def diff(self) -> tuple[str, ...]:
        """Return how the file differs from the one it replaces: the lines of a unified diff."""
        if self.replaces is None:
            return ()
        names = str(self.replaces.path), str(self.path)
        old, new = self.before.split("\n"), self.content.split("\n")
        return tuple(difflib.unified_diff(old, new, *names, lineterm=""))
