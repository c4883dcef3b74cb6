"""Whether the index is older than the releases, found out without reading them where possible."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Any

from corpus import Corpus, find_releases
from corpus.find import Found
from index.errors import DamagedIndex, NoIndex
from index.folder import generation_folder, read_cache, read_pointer, write_cache
from index.manifest import Manifest
from index.settings import Settings

_CACHE_FILE = "seen.json"
_UNSURE_NS = 3_000_000_000
"""A file that changed so shortly before it was read may have changed again unseen: file systems
count time in steps of up to two seconds."""

Looks = dict[str, list[int]]
"""By a file's path below the releases its size in bytes and its two times of change in ns."""

Digests = dict[str, str]
"""By a file's path below the releases its sha256 in hexadecimal."""


def rebuild_is_due(settings: Settings) -> bool:
    """Whether release files were added, changed or removed since the last rebuild.

    Files that look as they did then (size and times of change) are not read again, and one that
    was left out as invalid counts as seen until it changes. An index without its releases, as on a
    machine that only answers, is never due.
    """
    began_ns = time.time_ns()
    looks = look_at_files(settings.releases)
    if looks is None:
        return False
    try:
        pointer = read_pointer(settings.index)
        cache = read_cache(settings.index / _CACHE_FILE)
        if _seen(pointer.generation, settings, looks).items() <= cache.items():
            return False
        folder = generation_folder(settings.index, pointer.generation)
        manifest = Manifest.read(folder, pointer.manifest_sha256)
    except (NoIndex, DamagedIndex):
        return True
    digests = _digests(settings.releases, looks)
    skipped = _skipped(cache, pointer.generation)
    is_as_skipped = skipped.items() <= digests.items()
    if not is_as_skipped or _taken(digests, skipped) != sorted(manifest.inputs.releases.items()):
        return True
    # Touched files need reading only once.
    _remember(settings, pointer.generation, looks, {"skipped": skipped, "read_ns": began_ns})
    return False


def remember_corpus(
    settings: Settings, generation: str, looks: Looks | None, read_ns: int, corpus: Corpus
) -> None:
    """Remember the release files that a generation was built from, and those it leaves out.

    Args:
        settings: Where the releases and the index are.
        generation: Its name.
        looks: How the files looked just before they were read.
        read_ns: When that was, in nanoseconds since 1970.
        corpus: What was read.
    """
    if looks is None:
        return
    read = {str(file.path.relative_to(settings.releases)) for file in corpus.files}
    sound = read.union(corpus.unread)
    skipped: Digests = {}
    if left_out := looks.keys() - sound:
        digests = _digests(settings.releases, left_out)
        # One that changed since it was read is not the one that was found invalid.
        now = look_at_files(settings.releases) or {}
        skipped = {path: digests[path] for path in digests if now.get(path) == looks[path]}
    _remember(settings, generation, looks, {"skipped": skipped, "read_ns": read_ns})


def look_at_files(folder: Path, found: Found | None = None) -> Looks | None:
    """Return how each release file looks, or None where there is no such folder.

    Args:
        folder: Of the releases.
        found: The files there, where they were found already.
    """
    if not folder.is_dir():
        return None
    looks: Looks = {}
    for name in (found or find_releases(folder)).names:
        with suppress(OSError):
            # Of ten thousand paths each would take longer to make than to look at.
            status = os.stat(f"{folder}/{name}")  # noqa: PTH116
            looks[name] = [status.st_size, status.st_mtime_ns, status.st_ctime_ns]
    return looks


def known_files(settings: Settings, generation: str, looks: Looks) -> frozenset[str]:
    """Return the release files that need no reading: as they look, a generation has them.

    Args:
        settings: Where the releases and the index are.
        generation: Its name.
        looks: How the files look now.
    """
    cache = read_cache(settings.index / _CACHE_FILE)
    whose = {"generation": generation, "releases": str(settings.releases.resolve())}
    before, read_ns = cache.get("files"), cache.get("read_ns")
    if not whose.items() <= cache.items() or not isinstance(before, dict):
        return frozenset()
    if not isinstance(read_ns, int):
        return frozenset()
    skipped = _skipped(cache, generation)
    return frozenset(
        name
        for name, look in looks.items()
        if before.get(name) == look and look[2] < read_ns - _UNSURE_NS and name not in skipped
    )


def _remember(
    settings: Settings, generation: str, looks: Looks, more: Mapping[str, object]
) -> None:
    content = {**_seen(generation, settings, looks), **more}
    write_cache(settings.index / _CACHE_FILE, content)


def _seen(generation: str, settings: Settings, looks: Looks) -> dict[str, object]:
    folder = str(settings.releases.resolve())
    return {"generation": generation, "releases": folder, "files": looks}


def _skipped(cache: dict[str, Any], generation: str) -> Digests:
    found = cache.get("skipped") if cache.get("generation") == generation else None
    return found if isinstance(found, dict) else {}


def _taken(digests: Digests, skipped: Digests) -> list[tuple[str, str]]:
    """Return stem and digest of every file that a generation would be made from."""
    return sorted(
        (PurePath(path).stem, digest) for path, digest in digests.items() if path not in skipped
    )


def _digests(folder: Path, paths: Iterable[str]) -> Digests:
    digests = {}
    for path in paths:
        file = folder / path
        with suppress(OSError):
            if file.is_file():  # reading a pipe would never end
                digests[path] = hashlib.sha256(file.read_bytes()).hexdigest()
    return digests
