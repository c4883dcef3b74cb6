"""What is kept of each release beside its text: looked up one at a time, and in columns for all.

A hundred thousand releases are never all read to answer a question: each is a line of a mapped
file, and what filters and rankings ask of all of them stands in two arrays.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is the field's name below
from functools import cached_property, lru_cache
from pathlib import Path
from typing import overload

import numpy as np
import numpy.typing as npt

from index.folder import write_array
from index.runs import Run
from index.stored_array import mapped_array
from index.stored_words import mapped

RELEASES_FILE, LINES_FILE = "releases.jsonl", "release-lines.npy"
IDS_FILE, NAMES_FILE, FACTS_FILE = "release-ids.txt", "release-names.json", "release-facts.npy"
PLACES_FILE = "release-texts.npy"
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
        self._ends = mapped_array(folder / LINES_FILE)
        self._facts = mapped_array(folder / FACTS_FILE)
        self._places = mapped_array(folder / PLACES_FILE)
        names = json.loads((folder / NAMES_FILE).read_bytes())
        self.publishers: tuple[str, ...] = tuple(names["publishers"])
        self.languages: tuple[str, ...] = tuple(names["languages"])
        self._ids_path = folder / IDS_FILE
        self._at = lru_cache(_KEPT)(self._parsed)
        if not len(self._ends) == len(self._places) == len(self._facts) + 1:
            message = f"{LINES_FILE}, {PLACES_FILE} and {FACTS_FILE} are of different releases"
            raise ValueError(message)

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

    @property
    def text_places(self) -> npt.NDArray[np.int64]:
        """Where the text of each release begins, and the last one ends, in bytes."""
        return self._places

    @cached_property
    def ids(self) -> list[str]:
        """The id of each release."""
        return self._ids_path.read_text(encoding="utf-8").splitlines()

    @cached_property
    def number_of(self) -> dict[str, int]:
        """The place of each release, by its id."""
        return {identity: number for number, identity in enumerate(self.ids)}

    def rows_of(self, run: Run) -> _Rows:
        """Return a run of releases as they stand in the files."""
        facts = self._facts[run.first : run.end].tolist()
        ends = self._ends[run.first : run.end + 1]
        return _Rows(
            self.ids[run.first : run.end],
            self._lines[ends[0] : ends[-1]],
            np.diff(ends),
            [
                (day, self.publishers[publisher], self.languages[language])
                for day, publisher, language in facts
            ],
            np.diff(self._places[run.first : run.end + 1]),
        )

    def _parsed(self, number: int) -> StoredRelease:
        line = self._lines[self._ends[number] : self._ends[number + 1]]
        identity, title, date, publisher, url, language, sha256, place = json.loads(line)
        start, end = self._places[number : number + 2].tolist()
        return StoredRelease(
            identity, title, Date.fromisoformat(date), publisher, url, language,
            text_start=start, text_end=end, text_sha256=sha256, place=place,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rows:
    """Some releases as they stand in the files.

    Attributes:
        lines: Their lines, which have the `lengths`.
        facts: Day, publisher and language of each.
        sizes: Bytes of each one's text.
    """

    ids: Sequence[str]
    lines: bytes
    lengths: Sequence[int] | npt.NDArray[np.int64]
    facts: Sequence[tuple[int, str, str]]
    sizes: Sequence[int] | npt.NDArray[np.int64]


def write_releases(
    pieces: Sequence[Run | StoredRelease], folder: Path, old: StoredReleases | None = None
) -> None:
    """Write what is kept of each release into a generation's folder.

    Args:
        pieces: The releases in order, as their texts stand.
        folder: Of the generation.
        old: The releases that runs are of.
    """
    rows = [_rows(piece, old) for piece in pieces]
    with (folder / RELEASES_FILE).open("wb") as file:
        file.writelines(some.lines for some in rows)
    write_array(folder / LINES_FILE, _bounds([some.lengths for some in rows]))
    write_array(folder / PLACES_FILE, _bounds([some.sizes for some in rows]))
    ids = "".join(f"{one}\n" for some in rows for one in some.ids)
    (folder / IDS_FILE).write_text(ids, encoding="utf-8")
    facts = [fact for some in rows for fact in some.facts]
    publishers = {name: place for place, name in enumerate(sorted({fact[1] for fact in facts}))}
    languages = {name: place for place, name in enumerate(sorted({fact[2] for fact in facts}))}
    names = {"publishers": list(publishers), "languages": list(languages)}
    (folder / NAMES_FILE).write_text(json.dumps(names), encoding="utf-8")
    numbers = [(day, publishers[name], languages[language]) for day, name, language in facts]
    write_array(folder / FACTS_FILE, np.array(numbers, np.int32).reshape(-1, 3))


def _rows(piece: Run | StoredRelease, old: StoredReleases | None) -> _Rows:
    if isinstance(piece, Run):
        assert old is not None, "a run is of older releases"
        return old.rows_of(piece)
    line = (json.dumps(_fields(piece), ensure_ascii=False) + "\n").encode()
    fact = (piece.date.toordinal(), piece.publisher, piece.language)
    return _Rows([piece.id], line, [len(line)], [fact], [piece.text_end - piece.text_start])


def _bounds(lengths: Iterable[Sequence[int] | npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
    return np.cumsum(np.concatenate([np.zeros(1, np.int64), *lengths]), dtype=np.int64)


def _fields(release: StoredRelease) -> list[str | None]:
    return [
        release.id,
        release.title,
        release.date.isoformat(),
        release.publisher,
        release.url,
        release.language,
        release.text_sha256,
        release.place,
    ]
