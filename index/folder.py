"""The index on disk: immutable generations, and one pointer to the current of them.

    current                     names the current generation and the checksum of its manifest
    generations/NAME/           one generation, complete and never changed
    generations/.building-…/    one that is being written, or was when its writer died
    .draft-…                    what a file is replaced by, or was when its writer died
    lock                        held by the process that rebuilds
    verified.json, seen.json    caches that may be thrown away at any time

A generation is written elsewhere, made durable, renamed into place, and only then named by the
pointer, which is replaced in one step. Whoever is killed in between leaves the old pointer.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import DamagedIndex, NoFolder, NoIndex

POINTER_FILE, GENERATIONS, LOCK_FILE = "current", "generations", "lock"
BUILDING, DRAFT = ".building-", ".draft-"
_SYNCED_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Pointer:
    """Names the current generation, the checksum of its manifest, and the one before it."""

    generation: str
    manifest_sha256: str
    previous: str | None = None


def read_pointer(index: Path) -> Pointer:
    """Return the pointer of an index.

    Raises:
        NoFolder: A file stands where the index's folder shall be.
        NoIndex: There is none, and nothing else of an index.
        DamagedIndex: It is not what was written, or it is gone.
    """
    path = index / POINTER_FILE
    try:
        line, _, digest = path.read_bytes().decode("ascii").partition("\n")
    except FileNotFoundError:
        if any((index / GENERATIONS).glob("[!.]*")):
            raise DamagedIndex(path, "is gone") from None
        raise NoIndex(index) from None
    except NotADirectoryError:
        raise NoFolder(index) from None
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedIndex(path, f"cannot be read ({error})") from error
    if digest != _digest(line) + "\n":
        raise DamagedIndex(path, "is not what was written")
    try:
        return Pointer(**json.loads(line))
    except (ValueError, TypeError) as error:
        raise DamagedIndex(path, "has another format than this version reads") from error


def make_index_folder(index: Path) -> None:
    """Make the folder of an index, where it is not there yet.

    Raises:
        NoFolder: A file stands in its place.
    """
    try:
        index.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise NoFolder(index) from None


def write_pointer(index: Path, pointer: Pointer) -> None:
    """Replace the pointer of an index, in one step and durably."""
    line = json.dumps(asdict(pointer))
    replace_file(index / POINTER_FILE, f"{line}\n{_digest(line)}\n".encode("ascii"))


def generation_folder(index: Path, name: str) -> Path:
    """Return where a generation stands."""
    return index / GENERATIONS / name


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that it is found as it was or as it shall be, never in between."""
    draft = path.with_name(f"{DRAFT}{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_array(path: Path, array: npt.NDArray[Any]) -> None:
    """Write an array as `np.save` does, but never cut off in silence.

    Given a real file, numpy writes past Python through C's buffers, and does not ask whether the
    last of them still went onto the disk (seen with numpy 2.4 on a full one).
    """
    with path.open("wb") as file:
        np.save(SimpleNamespace(write=file.write), array)


def link_or_copy(source: Path, target: Path) -> None:
    """Make a file a second name of another, or its copy where the file system has no such names."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def make_durable(folder: Path) -> None:
    """Bring every file below a folder onto the disk.

    Side by side: the disk then writes several in one go.
    """
    paths = [*folder.rglob("*"), folder]
    with ThreadPoolExecutor(_SYNCED_AT_ONCE) as pool:
        for _ in pool.map(_sync, paths):
            pass


def _sync(path: Path) -> None:
    if path.is_dir():
        sync_folder(path)
    else:
        with path.open("rb") as file:
            os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of names onto the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_cache(path: Path) -> dict[str, Any]:
    """Return what a cache file holds; nothing where it is missing or unreadable."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def write_cache(path: Path, content: dict[str, Any]) -> None:
    """Write a cache file, where the folder can be written at all."""
    with suppress(OSError):
        replace_file(path, json.dumps(content).encode())


def _digest(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()
