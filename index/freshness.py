"""Whether the index is older than the releases, found out without reading them where possible."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from corpus import release_paths
from index.errors import DamagedIndex, NoIndex
from index.folder import generation_folder, read_cache, read_pointer, write_cache
from index.manifest import Manifest
from index.settings import Settings

_CACHE_FILE = "seen.json"

Looks = dict[str, list[int]]
"""By a file's path its size in bytes and its two times of change in nanoseconds."""


def rebuild_is_due(settings: Settings) -> bool:
    """Whether release files were added, changed or removed since the last rebuild.

    Files that look as they did then (size and times of change) are not read again. An index
    without its releases, as on a machine that only answers, is never due.
    """
    looks = look_at_files(settings.releases)
    if looks is None:
        return False
    try:
        pointer = read_pointer(settings.index)
        cache = read_cache(settings.index / _CACHE_FILE)
        if cache == _content(pointer.generation, settings, looks):
            return False
        folder = generation_folder(settings.index, pointer.generation)
        manifest = Manifest.read(folder, pointer.manifest_sha256)
    except (NoIndex, DamagedIndex):
        return True
    if dict(manifest.inputs.releases) != _digests(looks):
        return True
    remember_files(settings, pointer.generation, looks)  # touched files need reading only once
    return False


def remember_files(settings: Settings, generation: str, looks: Looks | None) -> None:
    """Remember how the release files looked just before a generation was built from them."""
    if looks is not None:
        content = _content(generation, settings, looks)
        write_cache(settings.index / _CACHE_FILE, content)


def _content(generation: str, settings: Settings, looks: Looks) -> dict[str, object]:
    folder = str(settings.releases.resolve())
    return {"generation": generation, "releases": folder, "files": looks}


def look_at_files(folder: Path) -> Looks | None:
    """Return how each release file looks, or None where there is no such folder."""
    if not folder.is_dir():
        return None
    looks: Looks = {}
    for path in release_paths(folder):
        with suppress(OSError):
            status = path.stat()
            looks[str(path)] = [status.st_size, status.st_mtime_ns, status.st_ctime_ns]
    return looks


def _digests(looks: Looks) -> dict[str, str]:
    digests = {}
    for path in map(Path, looks):
        with suppress(OSError):
            if path.is_file():  # reading a pipe would never end
                digests[path.stem] = hashlib.sha256(path.read_bytes()).hexdigest()
    return digests
