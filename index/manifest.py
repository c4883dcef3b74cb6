"""The manifest of a generation: what it was made from, and a checksum for every file of it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from dataclasses import fields as fields_of
from pathlib import Path
from typing import Any, TypeVar

from index.errors import DamagedIndex
from index.settings import Kind

FORMAT = 6
MANIFEST_FILE = "manifest.json"
Identity = tuple[int, int]
"""Of a file, whatever its names: device and inode."""
_One = TypeVar("_One")
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class FileRecord:
    """Size in bytes and sha256 of a file, as it was written."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything a generation is a function of; equal inputs make equal generations.

    Attributes:
        format: Of the files on disk.
        model: Fingerprint of the encoder's model; see `index.model`.
        libraries: Versions of the libraries whose output is stored.
        passages: How releases are cut into passages.
        releases: For each release's id the sha256 of its file.
        dense_index: How vectors of passages are searched; see `Settings`.
    """

    format: int
    model: str
    libraries: Mapping[str, str]
    passages: Mapping[str, int]
    releases: Mapping[str, str]
    dense_index: Kind = "auto"

    def digest(self) -> str:
        """Return 16 hexadecimal digits that name these inputs."""
        text = json.dumps(_fields(self), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def difference(self, other: Inputs) -> str | None:
        """Say why nothing made from `other` can be used here, or None where releases differ only.

        >>> old = Inputs(1, "a", {"faiss-cpu": "1.0"}, {}, {})
        >>> Inputs(1, "a", {"faiss-cpu": "2.0"}, {}, {}).difference(old)
        'faiss-cpu changed from 1.0 to 2.0'
        """
        if self.format != other.format:
            return f"the index format changed from {other.format} to {self.format}"
        if self.model != other.model:
            return "the model changed"
        for name, version in self.libraries.items():
            if other.libraries.get(name) != version:
                return f"{name} changed from {other.libraries.get(name)} to {version}"
        return None if self.passages == other.passages else "the cut of passages changed"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in a generation's folder.

    Attributes:
        precision: Of the encoder: `int8`, `fp32` or `torch`.
        files: Every file but the manifest itself, by its path inside the folder.
    """

    inputs: Inputs
    model: str
    precision: str
    number_of_passages: int
    number_of_sentences: int
    files: Mapping[str, FileRecord]

    def write(self, folder: Path) -> str:
        """Write the manifest into a generation's folder and return its sha256."""
        content = _fields(self) | {
            "inputs": _fields(self.inputs),
            "files": {name: _fields(record) for name, record in self.files.items()},
        }
        data = (json.dumps(content, ensure_ascii=False) + "\n").encode()
        (folder / MANIFEST_FILE).write_bytes(data)
        return hashlib.sha256(data).hexdigest()

    @classmethod
    def read(cls, folder: Path, sha256: str) -> Manifest:
        """Read a generation's manifest and check it against the pointer's checksum.

        Raises:
            DamagedIndex: It is gone, altered, or of a format that this version cannot read.
        """
        path = folder / MANIFEST_FILE
        try:
            data = path.read_bytes()
        except OSError as error:
            raise DamagedIndex(path, f"cannot be read ({error.strerror})") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise DamagedIndex(path, "is not what was written")
        try:
            return cls._parsed(path, json.loads(data))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            what = f"has another format than {FORMAT}, which this version reads"
            raise DamagedIndex(path, what) from error

    @classmethod
    def _parsed(cls, path: Path, fields: dict[str, Any]) -> Manifest:
        found = fields["inputs"]["format"]
        if found != FORMAT:
            raise DamagedIndex(path, f"has format {found}, and this version reads {FORMAT}")
        inputs = Inputs(**fields.pop("inputs"))
        files = {name: FileRecord(**record) for name, record in fields.pop("files").items()}
        return cls(inputs=inputs, files=files, **fields)


def _fields(record: Inputs | Manifest | FileRecord) -> dict[str, Any]:
    """Return what a record holds; `asdict` would copy ten thousand releases one by one."""
    return {field.name: getattr(record, field.name) for field in fields_of(record)}


def files_of(folder: Path) -> dict[str, Path]:
    """Return every file below a folder by its path inside."""
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def records(
    folder: Path, checked: Mapping[Identity, FileRecord] | None = None
) -> dict[str, FileRecord]:
    """Return size and checksum of every file below a folder.

    Args:
        folder: Of a generation.
        checked: Files whose checksum was just compared, which are not read once more.
    """
    known = checked or {}

    def record(path: Path) -> FileRecord:
        return known.get(identity(path)) or FileRecord(path.stat().st_size, checksum(path))

    files = files_of(folder)
    return dict(zip(files, side_by_side(record, list(files.values())), strict=True))


def identity(path: Path) -> Identity:
    """Return what all names of one file have in common."""
    status = path.stat()
    return status.st_dev, status.st_ino


def side_by_side(function: Callable[[_One], _Found], those: Sequence[_One]) -> Iterator[_Found]:
    """Yield what a function returns for each; hashing needs no lock of Python's."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        yield from pool.map(function, those)


def checksum(path: Path) -> str:
    """Return the sha256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
