"""What to say of files that hold no release that can be read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.shelf import Shelf


def say_what_is_left_out(shelf: Shelf) -> None:
    """Say on stderr how many files of a shelf hold no release, and how to find out why."""
    if number := len(shelf.unreadable):
        files = "1 file is" if number == 1 else f"{number} files are"
        print(f"verbatim: {files} left out; `verbatim check` says why", file=sys.stderr)
