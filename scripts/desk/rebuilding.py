"""Bringing the index up to date after the corpus has changed, and saying what that took."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index import Settings


def rebuild(settings: Settings, *, aside: bool = False) -> None:
    """Rebuild, and print what was done: to stderr where stdout is for something else.

    Raises:
        VerbatimError: It could not be done.
    """
    from scripts.building import build
    from scripts.rebuild_command import summary

    report = build(settings)
    for line in summary(report):
        print(line, file=sys.stderr if aside else sys.stdout, flush=True)
