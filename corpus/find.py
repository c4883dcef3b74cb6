"""Finding the release files below a folder, without reading any of them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import VerbatimError
from corpus.problem import Problem, one_line

SUFFIX = ".md"


@dataclass(frozen=True, slots=True)
class Found:
    """The release files below a folder, sound or not.

    Attributes:
        names: Their paths below the folder; strings, for ten thousand paths take longer to make
            than to find.
        problems: What could not be searched.
    """

    names: tuple[str, ...]
    problems: tuple[Problem, ...]


def find_releases(folder: Path) -> Found:
    """Find all release files below a folder.

    They end in `.md`; hidden files and folders are passed over, links are followed.

    Raises:
        VerbatimError: There is no such folder, or it can't be read.
    """
    check_folder(folder)
    names: list[str] = []
    problems: list[Problem] = []
    seen = {_identity(folder)}
    walk = os.walk(folder, followlinks=True, onerror=lambda error: problems.append(_shut(error)))
    for root, folders, files in walk:
        below = root[len(str(folder)) :].strip("/")
        place = f"{below}/" if below else ""
        found = [*files, *(name for name in folders if _is_release_file(name))]
        names.extend(place + name for name in found if _is_release_file(name))
        folders[:] = [name for name in sorted(folders) if _is_new(Path(root, name), seen)]
    return Found(tuple(sorted(names)), tuple(problems))


def check_folder(folder: Path) -> None:
    """Look whether a folder of releases is there.

    Raises:
        VerbatimError: There is no such folder, or it can't be read.
    """
    try:
        os.scandir(folder).close()
    except OSError as error:
        what = f"cannot read the folder of releases {one_line(str(folder))}: {error.strerror}"
        raise VerbatimError(what, mend="name another with --releases") from None


def release_paths(folder: Path) -> list[Path]:
    """Return the paths of all release files below a folder, sound or not, without reading them.

    Raises:
        VerbatimError: There is no such folder, or it can't be read.
    """
    return sorted(folder / name for name in find_releases(folder).names)


def stem_of(name: str) -> str:
    """Return a release file's name without folders and ending: the id of its release."""
    return name.rpartition("/")[2][: -len(SUFFIX)]


def _is_release_file(name: str) -> bool:
    return name.lower().endswith(SUFFIX) and not name.startswith(".")


def _is_new(folder: Path, seen: set[tuple[int, int]]) -> bool:
    """Whether a folder is to be searched: links may lead in a circle, or to one folder twice."""
    if folder.name.startswith(".") or _is_release_file(folder.name):
        return False
    try:
        identity = _identity(folder)
    except OSError:
        return True  # the search itself fails there, and reports it
    is_new = identity not in seen
    seen.add(identity)
    return is_new


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino


def _shut(error: OSError) -> Problem:
    message = f"the folder cannot be searched, {error.strerror}; permit reading it"
    return Problem(Path(error.filename), 1, "unreadable", message)
