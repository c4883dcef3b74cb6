"""What is raised at the desk."""

from __future__ import annotations

from corpus.errors import VerbatimError


class CannotAdd(VerbatimError):
    """A release cannot be written as it is; it says why and what to do."""


class CannotWrite(VerbatimError):
    """The folder of releases cannot be written, so that nothing else can be added either."""


class NoSuchRelease(VerbatimError):
    """There is no release of that id."""
