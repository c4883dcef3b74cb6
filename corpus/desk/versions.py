"""What releases were before: the files that were replaced or removed, beside the others.

    releases/.versions/ID/0001.md, 0002.md, …

The loader passes over hidden folders. To have one back, copy it to where it was.
"""

from __future__ import annotations

from pathlib import Path

from corpus.desk.durable import write_file

FOLDER = ".versions"


def versions_of(releases: Path, release_id: str) -> tuple[Path, ...]:
    """Return the files that a release was in before, the oldest first."""
    return tuple(sorted((releases / FOLDER / release_id).glob("[0-9]*.md"), key=_number))


def keep(releases: Path, path: Path) -> Path:
    """Copy a release's file to its versions, unless it is the last of them; return the copy."""
    data = path.read_bytes()
    before = versions_of(releases, path.stem)
    # So it is where the desk was interrupted before it could write the file that follows.
    if before and before[-1].read_bytes() == data:
        return before[-1]
    number = _number(before[-1]) + 1 if before else 1
    version = releases / FOLDER / path.stem / f"{number:04}.md"
    write_file(version, data)
    return version


def _number(version: Path) -> int:
    return int(version.stem) if version.stem.isdecimal() else 0
