"""Releases, passages and sentences as they stand in a generation: rows of numbers and one text.

A passage or sentence is known by its row number. The two arrays and the text of all releases are
memory-mapped; what an answer does not touch is never read.
"""

from __future__ import annotations

import hashlib
import json
import mmap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is the field's name below
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus import Release, Span
from index.errors import DamagedIndex
from index.folder import write_array

RELEASES_FILE, TEXTS_FILE = "releases.json", "texts.bin"
PASSAGES_FILE, SENTENCES_FILE = "passages.npy", "sentences.npy"

Rows = npt.NDArray[np.int32]


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


@dataclass(frozen=True, slots=True)
class CutRelease:
    """A release with the spans it was cut into.

    Attributes:
        sentences: int32 `(m, 2)`: start, end.
        passages: int32 `(n, 4)`: start, end, first sentence, last sentence + 1.
    """

    release: Release
    sentences: Rows
    passages: Rows


class Tables:
    """All releases of a generation and the spans they are cut into.

    Attributes:
        releases: In the order of their ids; a row refers to them by their place here.
        passages: int32 `(n, 5)`: release, start, end, first sentence, last sentence + 1.
        sentences: int32 `(m, 3)`: release, start, end.
    """

    def __init__(self, folder: Path) -> None:
        fields = json.loads((folder / RELEASES_FILE).read_bytes())
        self.releases = tuple(_stored(release) for release in fields)
        self.passages: Rows = np.load(folder / PASSAGES_FILE, mmap_mode="r")
        self.sentences: Rows = np.load(folder / SENTENCES_FILE, mmap_mode="r")
        self._texts_path = folder / TEXTS_FILE
        self._texts = _mapped(self._texts_path)

    def text(self, release: int) -> str:
        """Return the text of a release."""
        stored = self.releases[release]
        return self._texts[stored.text_start : stored.text_end].decode("utf-8", "replace")

    def checked_text(self, release: int) -> str:
        """Return the text of a release, its checksum compared: what may be quoted from.

        The file's checksum held when it was opened; it is memory-mapped, and may have been written
        to or gone bad since, in a process that serves for weeks.

        Raises:
            DamagedIndex: It is not the text that was written.
        """
        stored = self.releases[release]
        data = self._texts[stored.text_start : stored.text_end]
        if hashlib.sha256(data).hexdigest() != stored.text_sha256:
            raise DamagedIndex(self._texts_path, f"no longer holds the text of {stored.id}")
        return data.decode("utf-8")

    def sentence(self, row: int) -> Span:
        """Return the span of a sentence in its release."""
        _, start, end = self.sentences[row].tolist()
        return Span(start, end)

    @cached_property
    def number_of(self) -> dict[str, int]:
        """The place of each release, by its id."""
        return {release.id: number for number, release in enumerate(self.releases)}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the releases, without repeats."""
        return tuple(sorted({release.language for release in self.releases}))

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """All publishers, each once, in the order of their names."""
        return tuple(sorted({release.publisher for release in self.releases}))

    @cached_property
    def spoken(self) -> npt.NDArray[np.intp]:
        """For each release the place of its language in `languages`."""
        places = {language: place for place, language in enumerate(self.languages)}
        return np.array([places[release.language] for release in self.releases], np.intp)

    @cached_property
    def _first_rows(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        bounds = np.arange(len(self.releases) + 1)
        return (
            np.searchsorted(self.passages[:, 0], bounds),
            np.searchsorted(self.sentences[:, 0], bounds),
        )

    def passage_rows(self, release: int) -> range:
        """Return the rows of a release's passages."""
        first = self._first_rows[0]
        return range(int(first[release]), int(first[release + 1]))

    def sentence_rows(self, release: int) -> range:
        """Return the rows of a release's sentences."""
        first = self._first_rows[1]
        return range(int(first[release]), int(first[release + 1]))

    def cut(self, release: int) -> tuple[Rows, Rows]:
        """Return the sentences and passages of a release as `CutRelease` has them."""
        passages, sentences = self.passage_rows(release), self.sentence_rows(release)
        rows = np.array(self.passages[passages.start : passages.stop, 1:])
        rows[:, 2:] -= sentences.start
        return np.array(self.sentences[sentences.start : sentences.stop, 1:]), rows


def write_tables(releases: Sequence[CutRelease], folder: Path) -> None:
    """Write the tables of a generation into its folder."""
    passages: list[Rows] = [np.zeros((0, 5), dtype=np.int32)]
    sentences: list[Rows] = [np.zeros((0, 3), dtype=np.int32)]
    fields, place, first_sentence = [], 0, 0
    with (folder / TEXTS_FILE).open("wb") as texts:
        for number, cut in enumerate(releases):
            data = cut.release.text.encode("utf-8")
            texts.write(data)
            fields.append(_fields(cut.release, place, data))
            sentences.append(_numbered(number, cut.sentences))
            offsets = np.array([0, 0, first_sentence, first_sentence], dtype=np.int32)
            passages.append(_numbered(number, cut.passages + offsets))
            place += len(data)
            first_sentence += len(cut.sentences)
    write_array(folder / PASSAGES_FILE, np.concatenate(passages))
    write_array(folder / SENTENCES_FILE, np.concatenate(sentences))
    data = json.dumps(fields, ensure_ascii=False).encode("utf-8")
    (folder / RELEASES_FILE).write_bytes(data)


def _numbered(number: int, rows: Rows) -> Rows:
    return np.insert(rows, 0, number, axis=1).astype(np.int32)


def _fields(release: Release, start: int, data: bytes) -> list[str | int | None]:
    return [
        release.id,
        release.title,
        release.date.isoformat(),
        release.publisher,
        release.url,
        release.language,
        start,
        start + len(data),
        hashlib.sha256(data).hexdigest(),
        release.place,
    ]


def _stored(fields: list[str]) -> StoredRelease:
    identity, title, date, *others = fields
    return StoredRelease(identity, title, Date.fromisoformat(date), *others)  # type: ignore[arg-type]


def _mapped(path: Path) -> mmap.mmap | bytes:
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            return b""
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
