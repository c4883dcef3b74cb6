"""The release that somebody means by its id, or by as much of it as is unique."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from scripts.failures import UsageError

_FEW = 5
"""So many are named where several may be meant."""


def release_file(folder: Path, words: Sequence[str]) -> Path:
    """Return the file of the release that is meant.

    Raises:
        UsageError: None is meant, or several may be.
        VerbatimError: There is no such folder, or it can't be read.
    """
    from corpus import release_paths

    paths = release_paths(folder)
    meant = meant_id([path.stem for path in paths], words)
    return next(path for path in paths if path.stem == meant)


def meant_id(ids: Iterable[str], words: Sequence[str]) -> str:
    """Return the id that is meant: that one itself, one that begins so, or one that holds it.

    Words are parts of an id with hyphens between them; the path of a release's file does as well.

    Raises:
        UsageError: None is meant, or several may be.

    >>> meant_id(["2031-03-04-operation-heron", "2031-04-01-lanterns"], ["operation", "heron"])
    '2031-03-04-operation-heron'
    """
    wanted = "-".join(" ".join(words).lower().split()).removesuffix(".md").rpartition("/")[2]
    if not wanted:
        raise UsageError("no release is named; `verbatim list` shows them")
    known = sorted(set(ids))
    for meant in (
        [one for one in known if one.lower() == wanted],
        [one for one in known if one.lower().startswith(wanted)],
        [one for one in known if wanted in one.lower()],
    ):
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise UsageError(_several(wanted, meant))
    raise UsageError(f"no release has {wanted!r} in its id; `verbatim list` shows them")


def _several(wanted: str, meant: Sequence[str]) -> str:
    more = f" and {len(meant) - _FEW:,} more" if len(meant) > _FEW else ""
    return f"{len(meant):,} releases have {wanted!r} in their ids: {', '.join(meant[:_FEW])}{more}"
