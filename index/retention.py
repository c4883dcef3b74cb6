"""Which generations stay: the current one, the one before it, and any that is being read."""

from __future__ import annotations

import shutil
from pathlib import Path

from index.errors import DamagedIndex, NoIndex
from index.folder import BUILDING, DRAFT, GENERATIONS, read_pointer
from index.lock import is_held


def remove_leftovers(index: Path) -> None:
    """Remove what dead writers left, and the generations that nobody needs.

    The caller holds the rebuild lock. Where the pointer cannot be read, nothing is removed.
    """
    try:
        pointer = read_pointer(index)
    except (NoIndex, DamagedIndex):
        return
    for draft in index.glob(f"{DRAFT}*"):
        draft.unlink(missing_ok=True)
    kept = {pointer.generation, pointer.previous}
    for folder in (index / GENERATIONS).glob("*"):
        if folder.name.startswith(BUILDING):
            shutil.rmtree(folder, ignore_errors=True)
        elif folder.name not in kept and not is_held(folder):
            # Out of sight in one step, so that nobody opens a generation that is half removed.
            gone = folder.rename(folder.with_name(f"{BUILDING}removed-{folder.name}"))
            shutil.rmtree(gone, ignore_errors=True)
