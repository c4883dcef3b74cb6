"""Reading a folder of release files: every good release, and all that is wrong with the others."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import VerbatimError
from corpus.problem import Fault, Problem, one_line
from corpus.release import Release
from corpus.text import (
    NotUtf8,
    decode,
    forbidden_characters,
    is_visible,
    normal_form,
    without_forbidden,
)

if TYPE_CHECKING:
    from corpus.front_matter import FrontMatter

_SUFFIX = ".md"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """A release and the file that it was read from.

    Attributes:
        sha256: Of the file's bytes, in hexadecimal.
    """

    path: Path
    sha256: str
    release: Release


@dataclass(frozen=True, slots=True)
class Corpus:
    """All releases of a folder that are sound, by id, and the problems of those that aren't."""

    files: tuple[ReleaseFile, ...]
    problems: tuple[Problem, ...]


def load_corpus(folder: Path) -> Corpus:
    """Read all release files below a folder; one that is at fault never hides the others.

    Release files end in `.md`; hidden files and folders are passed over, links are followed.

    Raises:
        VerbatimError: There is no such folder, or it can't be read.
    """
    names, problems = _find(folder)
    paths = [Path(name) for name in names]
    twins = _twins(paths)
    files = []
    for path in paths:
        outcome = _read(path, twins[path])
        if isinstance(outcome, ReleaseFile):
            files.append(outcome)
        else:
            problems.extend(outcome)
    files.sort(key=lambda file: file.release.id)
    return Corpus(tuple(files), tuple(sorted(problems)))


def release_paths(folder: Path) -> list[Path]:
    """Return the paths of all release files below a folder, sound or not, without reading them.

    Raises:
        VerbatimError: There is no such folder, or it can't be read.
    """
    return [Path(name) for name in release_file_names(folder)]


def release_file_names(folder: Path) -> list[str]:
    """Return what `release_paths` returns, as strings: of ten thousand paths, the quicker way.

    Raises:
        VerbatimError: There is no such folder, or it can't be read.
    """
    return _find(folder)[0]


def _find(folder: Path) -> tuple[list[str], list[Problem]]:
    """Return all release files below `folder`, sorted, and what could not be searched."""
    try:
        os.scandir(folder).close()
    except OSError as error:
        what = f"cannot read the folder of releases {one_line(str(folder))}: {error.strerror}"
        raise VerbatimError(what, mend="name another with --releases") from None
    paths: list[str] = []
    problems: list[Problem] = []
    seen = {_identity(folder)}
    walk = os.walk(folder, followlinks=True, onerror=lambda error: problems.append(_shut(error)))
    for root, folders, names in walk:
        found = [*names, *(name for name in folders if _is_release_file(name))]
        # Strings, for a `Path` of each costs as much as all the rest together.
        paths.extend(os.path.join(root, name) for name in found if _is_release_file(name))  # noqa: PTH118
        folders[:] = [name for name in sorted(folders) if _is_new(Path(root, name), seen)]
    return sorted(paths, key=lambda path: path.split(os.sep)), problems  # noqa: PTH206


def _is_release_file(name: str) -> bool:
    return name.lower().endswith(_SUFFIX) and not name.startswith(".")


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


def _twins(paths: list[Path]) -> dict[Path, list[Path]]:
    """Return for each file the others that have the same stem."""
    by_stem: dict[str, list[Path]] = defaultdict(list)
    for path in paths:
        by_stem[path.stem].append(path)
    return {path: [twin for twin in by_stem[path.stem] if twin != path] for path in paths}


def _read(path: Path, twins: list[Path]) -> ReleaseFile | list[Problem]:
    """Read one file, into a release or all of its problems."""
    faults = list(_stem_faults(path, twins))
    try:
        data = _bytes(path)
        text = decode(data)
    except OSError as error:
        message = f"the file cannot be read, {error.strerror}; permit reading it or remove it"
        return _problems(path, [*faults, Fault(1, "unreadable", message)])
    except NotUtf8 as error:
        return _problems(path, [*faults, error.fault])
    faults.extend(forbidden_characters(text))
    body, front, more = _parse(without_forbidden(text))
    faults.extend(more)
    if "date" in front.fields:
        faults.extend(_date_faults(path.stem, front))
    if faults:
        return _problems(path, faults)
    release = Release(id=path.stem, text=body, **front.fields)
    return ReleaseFile(path, hashlib.sha256(data).hexdigest(), release)


def _parse(text: str) -> tuple[str, FrontMatter, list[Fault]]:
    """Return body and front matter of a file's text, and all that is wrong with them."""
    from corpus.front_matter import FrontMatter, read, split  # YAML is not for those who ask

    parts = split(text)
    if isinstance(parts, Fault):
        return "", FrontMatter(), [parts]
    front = read(parts.block)
    faults = list(front.faults)
    if not is_visible(parts.body):
        message = "there is nothing to read after the front matter; add the release's text"
        faults.append(Fault(parts.closed_in, "empty-body", message))
    return normal_form(parts.body), front, faults


def _bytes(path: Path) -> bytes:
    """Return a file's bytes, and never wait on a pipe or a device."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(0, "it is no file")
    return path.read_bytes()


def _stem_faults(path: Path, twins: list[Path]) -> Iterator[Fault]:
    if not _SLUG.fullmatch(path.stem):
        message = "the name may hold a-z, 0-9 and single hyphens between them only; rename the file"
        yield Fault(1, "bad-stem", message)
    if path.suffix != _SUFFIX:
        yield Fault(1, "bad-stem", "the name must end in .md, in lower case; rename the file")
    if twins:
        others = ", ".join(str(twin) for twin in twins)
        yield Fault(1, "duplicate-stem", f"{others} has the same name; rename or remove one")


def _date_faults(stem: str, front: FrontMatter) -> Iterator[Fault]:
    start = f"{front.fields['date'].isoformat()}-"
    if not stem.startswith(start):
        message = f"the name must begin with the date, {start}; rename the file or correct the date"
        yield Fault(front.lines["date"], "stem-date", message)


def _problems(path: Path, faults: list[Fault]) -> list[Problem]:
    return [Problem(path, *fault) for fault in faults]
