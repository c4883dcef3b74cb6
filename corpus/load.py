"""Reading a folder of release files: every good release, and all that is wrong with the others."""

from __future__ import annotations

import hashlib
import re
import stat
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is the field's name
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.find import SUFFIX, Found, find_releases, stem_of
from corpus.problem import Fault, Problem
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
    """All releases of a folder that are sound, by id, and the problems of those that aren't.

    Attributes:
        unread: Names of the files that were known to be sound and not read again, sorted.
    """

    files: tuple[ReleaseFile, ...]
    problems: tuple[Problem, ...]
    unread: tuple[str, ...] = ()


def load_corpus(folder: Path, *, known: Container[str] = (), found: Found | None = None) -> Corpus:
    """Read all release files below a folder; one that is at fault never hides the others.

    Release files end in `.md`; hidden files and folders are passed over, links are followed.

    Args:
        folder: Where they are.
        known: Names below the folder of files that are as they were when they were last read, and
            sound then. They are not read again, but where another file has come to the same name.
        found: The files there, where they were found already.

    Raises:
        VerbatimError: There is no such folder, or it can't be read.
    """
    found = found or find_releases(folder)
    twins = _twins(found.names)
    files, unread, problems = [], [], list(found.problems)
    for name in found.names:
        others = twins.get(name, [])
        if name in known and not others:
            unread.append(name)
            continue
        outcome = _read(folder / name, [folder / other for other in others])
        if isinstance(outcome, ReleaseFile):
            files.append(outcome)
        else:
            problems.extend(outcome)
    files.sort(key=lambda file: file.release.id)
    return Corpus(tuple(files), tuple(sorted(problems)), tuple(unread))


def _twins(names: Sequence[str]) -> dict[str, list[str]]:
    """Return for each file the others that have the same stem, where there are any."""
    by_stem: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_stem[stem_of(name)].append(name)
    several = (same for same in by_stem.values() if len(same) > 1)
    return {name: [other for other in same if other != name] for same in several for name in same}


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
    body, front, more = _parse(without_forbidden(text), path.stem)
    faults.extend(more)
    if faults:
        return _problems(path, faults)
    release = Release(id=path.stem, text=body, **front.fields)
    return ReleaseFile(path, hashlib.sha256(data).hexdigest(), release)


def _parse(text: str, stem: str) -> tuple[str, FrontMatter, list[Fault]]:
    """Return body and front matter of a file's text, and all that is wrong with them."""
    from corpus.front_matter import FrontMatter, split  # YAML is not for those who ask

    parts = split(text)
    if isinstance(parts, Fault):
        return "", FrontMatter(), [parts]
    front, faults = _front(parts.block, stem)
    if not is_visible(parts.body):
        message = "there is nothing to read after the front matter; add the release's text"
        faults.append(Fault(parts.closed_in, "empty-body", message))
    return normal_form(parts.body), front, faults


def _front(block: str, stem: str) -> tuple[FrontMatter, list[Fault]]:
    """Read a front matter the quick way where it is an ordinary one, else with all its faults."""
    from corpus.front_matter import FrontMatter, read
    from corpus.quick_front_matter import quick_fields

    fields = quick_fields(block)
    if fields is not None and _begins_with(stem, fields["date"]):
        return FrontMatter(fields), []
    front = read(block)
    faults = list(front.faults)
    if "date" in front.fields:
        faults.extend(_date_faults(stem, front))
    return front, faults


def _bytes(path: Path) -> bytes:
    """Return a file's bytes, and never wait on a pipe or a device."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(0, "it is no file")
    return path.read_bytes()


def _stem_faults(path: Path, twins: list[Path]) -> Iterator[Fault]:
    if not _SLUG.fullmatch(path.stem):
        message = "the name may hold a-z, 0-9 and single hyphens between them only; rename the file"
        yield Fault(1, "bad-stem", message)
    if path.suffix != SUFFIX:
        yield Fault(1, "bad-stem", "the name must end in .md, in lower case; rename the file")
    if twins:
        others = ", ".join(str(twin) for twin in twins)
        yield Fault(1, "duplicate-stem", f"{others} has the same name; rename or remove one")


def _date_faults(stem: str, front: FrontMatter) -> Iterator[Fault]:
    date = front.fields["date"]
    if not _begins_with(stem, date):
        start = f"{date.isoformat()}-"
        message = f"the name must begin with the date, {start}; rename the file or correct the date"
        yield Fault(front.lines["date"], "stem-date", message)


def _begins_with(stem: str, date: Date) -> bool:
    return stem.startswith(f"{date.isoformat()}-")


def _problems(path: Path, faults: list[Fault]) -> list[Problem]:
    return [Problem(path, *fault) for fault in faults]
