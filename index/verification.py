"""Whether the files of a generation are what was written.

Sizes are looked at whenever a generation is opened. Checksums are compared once, before it first
serves, and again whenever a file's size or its times of change say that somebody touched it; which
files were found sound, and how they looked, is remembered in `verified.json`. What changes under
an unchanged time of change, as on a failing disk, `verbatim doctor --deep` finds.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

from index.errors import DamagedIndex
from index.folder import read_cache, write_cache
from index.manifest import FileRecord, Manifest, checksum, side_by_side

BACKGROUND_BYTES = 1 << 30
"""A larger generation serves at once and is checked in the background (about 1 s a gigabyte).

A rebuild checks what it has written before it ends, whatever its size: what is not touched
afterwards is never checked again.
"""

_CACHE_FILE = "verified.json"
Look = list[int]


def check_sizes(folder: Path, manifest: Manifest) -> dict[str, Look]:
    """Check that every file is there with its size, and return how each looks.

    Raises:
        DamagedIndex: A file is gone, cut off or grown.
    """
    looks = {}
    for name, record in manifest.files.items():
        path = folder / name
        try:
            status = path.stat()
        except OSError as error:
            raise DamagedIndex(path, f"cannot be read ({error.strerror})") from error
        if status.st_size != record.size:
            raise DamagedIndex(path, f"has {status.st_size} bytes, not {record.size}")
        looks[name] = _look(status)
    return looks


def look_at(path: Path) -> Look:
    """Return how a file looks: what changes with it, and can be seen without reading it."""
    return _look(path.stat())


def _look(status: os.stat_result) -> Look:
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]


def is_same_content(one: Look, other: Look) -> bool:
    """Whether a file that looked so twice holds the same, but for its names and rights."""
    return _content(one) == _content(other)


def _content(look: Look) -> tuple[int, ...]:
    size, modified_ns, _changed_ns, inode = look
    return size, modified_ns, inode


def remember_as_sound(index: Path, name: str, looks: dict[str, Look]) -> None:
    """Remember that a generation's files were what they are to be while they looked so."""
    write_cache(index / _CACHE_FILE, {name: looks})


def check_file(path: Path, record: FileRecord) -> None:
    """Compare a file's checksum.

    Raises:
        DamagedIndex: The file is not what was written.
    """
    try:
        found = checksum(path)
    except OSError as error:
        raise DamagedIndex(path, f"cannot be read ({error.strerror})") from error
    if found != record.sha256:
        raise DamagedIndex(path, "is not what was written (its checksum differs)")


def check_all(folder: Path, manifest: Manifest) -> None:
    """Compare the checksum of every file of a generation.

    Raises:
        DamagedIndex: A file is not what was written.
    """
    check_sizes(folder, manifest)

    def check(named: tuple[str, FileRecord]) -> None:
        check_file(folder / named[0], named[1])

    for _ in side_by_side(check, list(manifest.files.items())):
        pass


class Verification:
    """The check of one generation at opening: done before it serves, or going on beside it.

    Attributes:
        is_in_background: Whether the generation serves before its check has ended.
    """

    def __init__(
        self, index: Path, folder: Path, manifest: Manifest, *, thoroughly: bool = False
    ) -> None:
        """Check the sizes, and the checksums of what has not been found sound before.

        Args:
            index: The index's folder.
            folder: The generation's.
            manifest: What was written there.
            thoroughly: Compare every checksum before this returns, however the files look.

        Raises:
            DamagedIndex: A file is not what was written.
        """
        self._index, self._folder, self._manifest = index, folder, manifest
        self._looks = check_sizes(folder, manifest)
        self._damage: DamagedIndex | None = None
        known = read_cache(index / _CACHE_FILE).get(folder.name)
        is_suspect = thoroughly or known != self._looks
        size = sum(record.size for record in manifest.files.values())
        self.is_in_background = is_suspect and not thoroughly and size > BACKGROUND_BYTES
        self._beside = threading.Thread(target=self._check_beside, daemon=True)
        if self.is_in_background:
            self._beside.start()
        elif is_suspect:
            self._check()

    def wait(self) -> None:
        """Wait until the check in the background has ended, where there is one.

        Raises:
            DamagedIndex: A file is not what was written.
        """
        if self.is_in_background:
            self._beside.join()
        self.raise_if_damaged()

    def raise_if_damaged(self) -> None:
        """Raise what the check in the background has found.

        Raises:
            DamagedIndex: A file is not what was written.
        """
        if self._damage is not None:
            raise self._damage

    def _check_beside(self) -> None:
        try:
            self._check()
        except DamagedIndex as damage:
            self._damage = damage

    def _check(self) -> None:
        check_all(self._folder, self._manifest)
        remember_as_sound(self._index, self._folder.name, self._looks)
