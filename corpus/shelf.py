"""The releases of a folder as a person looks them over: quick to read, and not judged.

Of each file only the front matter is read, and its text where it is asked for. What cannot be read
is named; whether a file is all that a release must be, `corpus.load` says.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import VerbatimError
from corpus.find import release_paths
from corpus.problem import Fault, Problem
from corpus.release import Release
from corpus.text import NotUtf8, decode, normal_form, without_forbidden

_CLOSED = re.compile(rb"\n---[ \t]*\r?\n")
_HEAD = 2048  # bytes, which nearly every front matter ends within


@dataclass(frozen=True, slots=True)
class Shelved:
    """A release and its file; the text is empty where it was not asked for."""

    path: Path
    release: Release


@dataclass(frozen=True, slots=True)
class Shelf:
    """The releases of a folder in the order of their ids, and the files that hold none."""

    releases: tuple[Shelved, ...]
    unreadable: tuple[Path, ...]


def read_shelf(folder: Path, *, with_text: bool = False) -> Shelf:
    """Read what releases a folder holds.

    Raises:
        VerbatimError: There is no such folder, or it can't be read.
    """
    releases: list[Shelved] = []
    unreadable: list[Path] = []
    for path in release_paths(folder):
        release = _read(path, with_text=with_text)
        if isinstance(release, Release):
            releases.append(Shelved(path, release))
        else:
            unreadable.append(path)
    releases.sort(key=lambda shelved: shelved.release.id)
    return Shelf(tuple(releases), tuple(unreadable))


def read_shelved(path: Path) -> Release:
    """Read one release with its text.

    Raises:
        VerbatimError: The file holds none; it says why, and where.
    """
    found = _read(path, with_text=True)
    if isinstance(found, Release):
        return found
    raise VerbatimError(str(Problem(path, *found)))


def _read(path: Path, *, with_text: bool) -> Release | Fault:
    from corpus.front_matter import read, split  # YAML is not for those who ask
    from corpus.quick_front_matter import quick_fields

    try:
        parts = split(without_forbidden(decode(_bytes(path, whole=with_text))))
    except OSError as error:
        return Fault(1, "unreadable", f"the file cannot be read, {error.strerror}")
    except NotUtf8 as error:
        return error.fault
    if isinstance(parts, Fault):
        return parts
    fields = quick_fields(parts.block)
    if fields is None:
        front = read(parts.block)
        if front.faults:
            return front.faults[0]
        fields = front.fields
    text = normal_form(parts.body) if with_text else ""
    return Release(id=path.stem, text=text, **fields)


def _bytes(path: Path, *, whole: bool) -> bytes:
    """Return a file's bytes, or those up to the end of its front matter, if that is soon enough."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # a pipe is not waited for
    with os.fdopen(handle, "rb", buffering=0) as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(0, "it is no file")
        if whole:
            return file.readall()
        head = file.read(_HEAD)
        closed = _CLOSED.search(head)
        return head[: closed.end()] if closed else head + file.readall()
