"""The file that is edited in a release's place.

    releases/.drafts/ID.md

The loader passes over hidden folders. A draft that was not saved stays there, also when the machine
goes down, and is taken up when its release is edited again.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from corpus import VerbatimError
from scripts.printable import printable

FOLDER = ".drafts"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft, and the release as it was when it was begun or taken up.

    Attributes:
        path: Where it lies.
        release: The release's file.
        before: What the release's file holds.
    """

    path: Path
    release: Path
    before: bytes

    @classmethod
    def begin(cls, release: Path, releases: Path) -> Draft:
        """Copy a release's file into a draft, or take up the draft that is there.

        Raises:
            VerbatimError: The release cannot be read, or the draft not be written.
        """
        path = releases / FOLDER / release.name
        try:
            before = release.read_bytes()
            path.parent.mkdir(exist_ok=True)
            if path.exists():
                _say_that_it_is_taken_up(path, release)
            else:
                path.write_bytes(before)
        except OSError as error:
            where = printable(str(error.filename or path))
            raise VerbatimError(f"cannot begin a draft: {where}: {error.strerror}") from error
        return cls(path, release, before)

    def content(self) -> bytes:
        """Return what the draft holds.

        Raises:
            VerbatimError: It cannot be read.
        """
        try:
            return self.path.read_bytes()
        except OSError as error:
            what = f"cannot read the draft {self.path}: {error.strerror}"
            raise VerbatimError(what) from error

    def remove(self) -> None:
        """Remove it, and the folder of drafts with the last of them."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
            self.path.parent.rmdir()


def _say_that_it_is_taken_up(path: Path, release: Path) -> None:
    is_older = path.stat().st_mtime_ns < release.stat().st_mtime_ns
    since = "; the release was changed since" if is_older else ""
    where = printable(str(path))
    print(f"verbatim: taking up the draft {where}{since}", file=sys.stderr)
