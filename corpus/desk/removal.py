"""Taking a release out of the corpus, so that it can be had back."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from corpus.desk.durable import sync, writing
from corpus.desk.errors import NoSuchRelease
from corpus.desk.versions import keep
from corpus.find import release_paths
from corpus.problem import quoted


@dataclass(frozen=True, slots=True)
class Removed:
    """A release that was removed: where its file was, and where a copy of it is kept."""

    path: Path
    copy: Path


def find(release_id: str, releases: Path) -> Path:
    """Return the file of a release, sound or not.

    Raises:
        NoSuchRelease: There is none of that id; the nearest id is said.
        VerbatimError: The folder cannot be read.
    """
    paths = {path.stem: path for path in release_paths(releases)}
    if release_id in paths:
        return paths[release_id]
    near = get_close_matches(release_id, paths, n=1)
    mend = f"is {near[0]} meant?" if near else "`verbatim list` shows the ids that there are"
    raise NoSuchRelease(f"there is no release {quoted(release_id)}", mend=mend)


def remove(release_id: str, releases: Path) -> Removed:
    """Remove a release's file; a copy of it is kept among its versions.

    Raises:
        NoSuchRelease: There is none of that id.
        CannotWrite: The folder cannot be written.
    """
    with writing(releases):
        path = find(release_id, releases)
        copy = keep(releases, path)
        path.unlink()
        sync(path.parent)
    return Removed(path, copy)
