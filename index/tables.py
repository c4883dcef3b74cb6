"""Releases, passages and sentences as they stand in a generation: rows of numbers and one text.

A passage or sentence is known by its row number. The arrays and the text of all releases are
memory-mapped; what an answer does not touch is never read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus import Release, Span
from index.errors import DamagedIndex
from index.folder import write_array
from index.stored_releases import StoredRelease, StoredReleases, write_releases
from index.stored_words import mapped

TEXTS_FILE, BOUNDS_FILE = "texts.bin", "release-rows.npy"
PASSAGES_FILE, SENTENCES_FILE = "passages.npy", "sentences.npy"

Rows = npt.NDArray[np.int32]
Integers = npt.NDArray[np.int64]

__all__ = ["CutRelease", "StoredRelease", "Tables", "write_tables"]


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
        self.releases = StoredReleases(folder)
        # A memmap itself takes ten times as long to index as the array that it is.
        self.passages: Rows = np.asarray(np.load(folder / PASSAGES_FILE, mmap_mode="r"))
        self.sentences: Rows = np.asarray(np.load(folder / SENTENCES_FILE, mmap_mode="r"))
        self._bounds: Rows = np.asarray(np.load(folder / BOUNDS_FILE, mmap_mode="r"))
        self._texts_path = folder / TEXTS_FILE
        self._texts = mapped(self._texts_path)
        expected = [len(self.passages), len(self.sentences)]
        if len(self._bounds) != len(self.releases) + 1 or self._bounds[-1].tolist() != expected:
            message = f"{BOUNDS_FILE} is of other releases"
            raise ValueError(message)

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

    @property
    def number_of(self) -> dict[str, int]:
        """The place of each release, by its id."""
        return self.releases.number_of

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the releases, without repeats."""
        return self.releases.languages

    @property
    def publishers(self) -> tuple[str, ...]:
        """All publishers, each once, in the order of their names."""
        return self.releases.publishers

    @property
    def spoken(self) -> Rows:
        """For each release the place of its language in `languages`."""
        return self.releases.spoken

    @cached_property
    def passages_spoken(self) -> Rows:
        """For each passage the place of its language in `languages`."""
        return self.spoken[self.passages[:, 0]]

    def passage_rows(self, release: int) -> range:
        """Return the rows of a release's passages."""
        return range(int(self._bounds[release, 0]), int(self._bounds[release + 1, 0]))

    def passages_of(self, releases: Integers) -> Integers:
        """Return the rows of the passages of some releases, in the order named."""
        return ranges(self._bounds[releases, 0], self._bounds[releases + 1, 0])

    def sentence_rows(self, release: int) -> range:
        """Return the rows of a release's sentences."""
        return range(int(self._bounds[release, 1]), int(self._bounds[release + 1, 1]))

    def cut(self, release: int) -> tuple[Rows, Rows]:
        """Return the sentences and passages of a release as `CutRelease` has them."""
        passages, sentences = self.passage_rows(release), self.sentence_rows(release)
        rows = np.array(self.passages[passages.start : passages.stop, 1:])
        rows[:, 2:] -= sentences.start
        return np.array(self.sentences[sentences.start : sentences.stop, 1:]), rows


def ranges(firsts: npt.NDArray[np.integer], ends: npt.NDArray[np.integer]) -> Integers:
    """Return the numbers of some ranges, one range after the other.

    >>> ranges(np.array([3, 8]), np.array([5, 11])).tolist()
    [3, 4, 8, 9, 10]
    """
    lengths = ends.astype(np.int64) - firsts
    before = np.cumsum(lengths) - lengths
    found: Integers = np.arange(int(lengths.sum())) + np.repeat(firsts - before, lengths)
    return found


def write_tables(releases: Sequence[CutRelease], folder: Path) -> None:
    """Write the tables of a generation into its folder."""
    passages: list[Rows] = [np.zeros((0, 5), dtype=np.int32)]
    sentences: list[Rows] = [np.zeros((0, 3), dtype=np.int32)]
    stored, bounds, place, first_sentence = [], [(0, 0)], 0, 0
    with (folder / TEXTS_FILE).open("wb") as texts:
        for number, cut in enumerate(releases):
            data = cut.release.text.encode("utf-8")
            texts.write(data)
            stored.append(_stored(cut.release, place, data))
            sentences.append(_numbered(number, cut.sentences))
            offsets = np.array([0, 0, first_sentence, first_sentence], dtype=np.int32)
            passages.append(_numbered(number, cut.passages + offsets))
            place += len(data)
            first_sentence += len(cut.sentences)
            bounds.append((bounds[-1][0] + len(cut.passages), first_sentence))
    write_array(folder / PASSAGES_FILE, np.concatenate(passages))
    write_array(folder / SENTENCES_FILE, np.concatenate(sentences))
    write_array(folder / BOUNDS_FILE, np.array(bounds, np.int32))
    write_releases(stored, folder)


def _numbered(number: int, rows: Rows) -> Rows:
    found = np.empty((len(rows), rows.shape[1] + 1), np.int32)
    found[:, 0], found[:, 1:] = number, rows
    return found


def _stored(release: Release, start: int, data: bytes) -> StoredRelease:
    return StoredRelease(
        release.id,
        release.title,
        release.date,
        release.publisher,
        release.url,
        release.language,
        start,
        start + len(data),
        hashlib.sha256(data).hexdigest(),
        release.place,
    )
