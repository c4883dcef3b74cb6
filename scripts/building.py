"""Building the index from a command: with a progress bar, and with what is wrong listed in full."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scripts.progress import progress_bars

if TYPE_CHECKING:
    from index import BuildReport, Settings


def build(settings: Settings, *, full: bool = False, skip_invalid: bool = False) -> BuildReport:
    """Bring the index up to date.

    Raises:
        VerbatimError: It could not be done. An invalid corpus's problems are then on stderr.
    """
    import index

    try:
        with progress_bars() as progress:
            return index.rebuild(settings, full=full, skip_invalid=skip_invalid, progress=progress)
    except index.InvalidCorpus as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        raise
