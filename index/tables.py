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
from index.runs import Run
from index.stored_array import mapped_array
from index.stored_releases import StoredRelease, StoredReleases, write_releases
from index.stored_words import mapped

TEXTS_FILE, BOUNDS_FILE = "texts.bin", "release-rows.npy"
PASSAGES_FILE, SENTENCES_FILE = "passages.npy", "sentences.npy"

Rows = npt.NDArray[np.int32]
Integers = npt.NDArray[np.int64]

__all__ = ["CutRelease", "Piece", "StoredRelease", "Tables", "write_tables"]


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


Piece = Run | CutRelease
"""What a generation is put together from: runs of releases that stay, and releases cut anew."""


class Tables:
    """All releases of a generation and the spans they are cut into.

    Attributes:
        releases: In the order of their ids; a row refers to them by their place here.
        passages: int32 `(n, 5)`: release, start, end, first sentence, last sentence + 1.
        sentences: int32 `(m, 3)`: release, start, end.
    """

    def __init__(self, folder: Path) -> None:
        self.releases = StoredReleases(folder)
        self.passages: Rows = mapped_array(folder / PASSAGES_FILE)
        self.sentences: Rows = mapped_array(folder / SENTENCES_FILE)
        self._bounds: Rows = mapped_array(folder / BOUNDS_FILE)
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

    def rows_of(self, run: Run) -> tuple[range, range]:
        """Return the rows of the passages and of the sentences of a run of releases."""
        (passage, sentence), (last_passage, last_sentence) = self._bounds[[run.first, run.end]]
        return range(int(passage), int(last_passage)), range(int(sentence), int(last_sentence))

    def bytes_of(self, run: Run) -> bytes:
        """Return the texts of a run of releases."""
        start, end = self.releases.text_places[[run.first, run.end]].tolist()
        return self._texts[start:end]

    def bounds_of(self, run: Run) -> Rows:
        """Return where passages and sentences of each release of a run end: int32 `(n, 2)`."""
        return self._bounds[run.first + 1 : run.end + 1]

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


def write_tables(pieces: Sequence[Piece], folder: Path, old: Tables | None = None) -> None:
    """Write the tables of a generation into its folder.

    Args:
        pieces: All releases in the order of their ids.
        folder: Of the generation.
        old: The tables that runs are of.
    """
    stored: list[Run | StoredRelease] = []
    rows = _Writing()
    with (folder / TEXTS_FILE).open("wb") as texts:
        for piece in pieces:
            if isinstance(piece, Run):
                assert old is not None, "a run is of older tables"
                data = old.bytes_of(piece)
                stored.append(piece)
                rows.add_run(piece, old)
            else:
                data = piece.release.text.encode("utf-8")
                stored.append(_stored(piece.release, data))
                rows.add(piece)
            texts.write(data)
    write_array(folder / PASSAGES_FILE, np.concatenate(rows.passages))
    write_array(folder / SENTENCES_FILE, np.concatenate(rows.sentences))
    write_array(folder / BOUNDS_FILE, np.concatenate(rows.bounds))
    write_releases(stored, folder, old.releases if old is not None else None)


class _Writing:
    """The rows of the releases so far, as they shall stand.

    Attributes:
        bounds: Where passages and sentences of each release end.
    """

    def __init__(self) -> None:
        self.passages: list[Rows] = [np.zeros((0, 5), np.int32)]
        self.sentences: list[Rows] = [np.zeros((0, 3), np.int32)]
        self.bounds: list[Rows] = [np.zeros((1, 2), np.int32)]
        self._number = 0

    def add(self, cut: CutRelease) -> None:
        """Add a release that was cut anew."""
        ends = np.array([[len(cut.passages), len(cut.sentences)]], np.int32)
        passages = np.insert(cut.passages, 0, 0, axis=1)
        self._add(passages, np.insert(cut.sentences, 0, 0, axis=1), ends)

    def add_run(self, run: Run, old: Tables) -> None:
        """Add a run of older releases."""
        passages, sentences = old.rows_of(run)
        self._add(
            old.passages[passages.start : passages.stop]
            - np.array([run.first, 0, 0, sentences.start, sentences.start], np.int32),
            old.sentences[sentences.start : sentences.stop] - np.array([run.first, 0, 0], np.int32),
            old.bounds_of(run) - np.array([passages.start, sentences.start], np.int32),
        )

    def _add(self, passages: Rows, sentences: Rows, ends: Rows) -> None:
        """Add rows that are counted from the first of these releases on."""
        bounds, sentence = self.bounds[-1][-1], int(self.bounds[-1][-1, 1])
        offsets = np.array([self._number, 0, 0, sentence, sentence], np.int32)
        self.passages.append((passages + offsets).astype(np.int32, copy=False))
        self.sentences.append((sentences + offsets[:3]).astype(np.int32, copy=False))
        self.bounds.append(ends + bounds)
        self._number += len(ends)


def _stored(release: Release, data: bytes) -> StoredRelease:
    return StoredRelease(
        release.id,
        release.title,
        release.date,
        release.publisher,
        release.url,
        release.language,
        0,
        len(data),
        hashlib.sha256(data).hexdigest(),
        release.place,
    )
