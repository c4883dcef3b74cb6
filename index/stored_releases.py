"""What is kept of each release beside its text: looked up one at a time, and in columns for all.

A hundred thousand releases are never all read to answer a question: each is a line of a mapped
file, and what filters and rankings ask of all of them stands in two arrays.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is the field's name below
from functools import cached_property, lru_cache
from pathlib import Path
from typing import overload

import numpy as np
import numpy.typing as npt

from index.folder import write_array
from index.stored_words import mapped

RELEASES_FILE, LINES_FILE = "releases.jsonl", "release-lines.npy"
IDS_FILE, NAMES_FILE, FACTS_FILE = "release-ids.txt", "release-names.json", "release-facts.npy"
_KEPT = 16_384
"""Releases that stay in memory once they were asked for: about 1 KB each."""


@dataclass(frozen=True, slots=True)
class StoredRelease:
    """What is kept of a release beside its text, which is bytes `text_start` to `text_end`.

    Attributes:
        text_sha256: Of those bytes, in hexadecimal.
    """

    id: str
    title: str
    date: Date
    publisher: str
    url: str | None
    language: str
    text_start: int
    text_end: int
    text_sha256: str
    place: str | None = None


class StoredReleases(Sequence[StoredRelease]):
    """All releases of a generation, in the order of their files.

    Attributes:
        publishers, languages: Each once, in the order of their letters.
    """

    def __init__(self, folder: Path) -> None:
        """Open the releases of a generation's folder.

        Raises:
            OSError, ValueError, KeyError: They cannot be read, or are not what was written.
        """
        self._lines = mapped(folder / RELEASES_FILE)
        self._ends = np.asarray(np.load(folder / LINES_FILE, mmap_mode="r"))
        self._facts = np.asarray(np.load(folder / FACTS_FILE, mmap_mode="r"))
        names = json.loads((folder / NAMES_FILE).read_bytes())
        self.publishers: tuple[str, ...] = tuple(names["publishers"])
        self.languages: tuple[str, ...] = tuple(names["languages"])
        self._ids_path = folder / IDS_FILE
        self._at = lru_cache(_KEPT)(self._parsed)

    def __len__(self) -> int:
        return len(self._facts)

    @overload
    def __getitem__(self, number: int) -> StoredRelease: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[StoredRelease, ...]: ...
    def __getitem__(self, number: int | slice) -> StoredRelease | tuple[StoredRelease, ...]:
        if isinstance(number, slice):
            return tuple(self._at(one) for one in range(*number.indices(len(self))))
        if not -len(self) <= number < len(self):
            message = f"there is no release {number}"
            raise IndexError(message)
        return self._at(int(number) % len(self))

    def __iter__(self) -> Iterator[StoredRelease]:
        return map(self._at, range(len(self)))

    @property
    def days(self) -> npt.NDArray[np.int32]:
        """The date of each release, as `date.toordinal` counts."""
        return self._facts[:, 0]

    @property
    def published_by(self) -> npt.NDArray[np.int32]:
        """For each release the place of its publisher in `publishers`."""
        return self._facts[:, 1]

    @property
    def spoken(self) -> npt.NDArray[np.int32]:
        """For each release the place of its language in `languages`."""
        return self._facts[:, 2]

    @cached_property
    def number_of(self) -> dict[str, int]:
        """The place of each release, by its id."""
        ids = self._ids_path.read_text(encoding="utf-8").splitlines()
        return {identity: number for number, identity in enumerate(ids)}

    def _parsed(self, number: int) -> StoredRelease:
        line = self._lines[self._ends[number] : self._ends[number + 1]]
        identity, title, date, *others = json.loads(line)
        return StoredRelease(identity, title, Date.fromisoformat(date), *others)


def write_releases(releases: Sequence[StoredRelease], folder: Path) -> None:
    """Write what is kept of each release into a generation's folder."""
    lines = [(json.dumps(_fields(one), ensure_ascii=False) + "\n").encode() for one in releases]
    (folder / RELEASES_FILE).write_bytes(b"".join(lines))
    lengths = np.fromiter(map(len, lines), np.int64, len(lines))
    write_array(folder / LINES_FILE, np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64))
    ids = "".join(f"{release.id}\n" for release in releases)
    (folder / IDS_FILE).write_text(ids, encoding="utf-8")
    publishers = sorted({release.publisher for release in releases})
    languages = sorted({release.language for release in releases})
    names = {"publishers": publishers, "languages": languages}
    (folder / NAMES_FILE).write_text(json.dumps(names), encoding="utf-8")
    write_array(folder / FACTS_FILE, _facts(releases, publishers, languages))


def _facts(
    releases: Sequence[StoredRelease], publishers: Sequence[str], languages: Sequence[str]
) -> npt.NDArray[np.int32]:
    publisher_at = {name: place for place, name in enumerate(publishers)}
    language_at = {name: place for place, name in enumerate(languages)}
    rows = [
        (one.date.toordinal(), publisher_at[one.publisher], language_at[one.language])
        for one in releases
    ]
    return np.array(rows, np.int32).reshape(-1, 3)


def _fields(release: StoredRelease) -> list[str | int | None]:
    return [
        release.id,
        release.title,
        release.date.isoformat(),
        release.publisher,
        release.url,
        release.language,
        release.text_start,
        release.text_end,
        release.text_sha256,
        release.place,
    ]
