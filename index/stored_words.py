"""Different words in the order of their letters, in a file: found by halving, never read whole.

A million passages of generated text hold a hundred thousand stems. Read whole from JSON, they would
take 35 ms of every opening, and 100 bytes of memory each.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from index.folder import write_array
from index.memory import map_file
from index.stored_array import mapped_array

_LETTERS, _ENDS = "words.bin", "word-ends.npy"


def write_words(words: Sequence[str], folder: Path) -> None:
    """Write words, which are sorted and all different, into a folder."""
    data = [word.encode("utf-8", "surrogatepass") for word in words]
    (folder / _LETTERS).write_bytes(b"".join(data))
    lengths = np.fromiter(map(len, data), np.int64, len(data))
    write_array(folder / _ENDS, np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64))


class StoredWords:
    """Words by their place; UTF-8 sorts them as Python does."""

    def __init__(self, folder: Path) -> None:
        """Open the words of a folder.

        Raises:
            OSError, ValueError: They cannot be read, or are cut off.
        """
        self._ends = mapped_array(folder / _ENDS)
        self._letters = mapped(folder / _LETTERS)
        if self._ends.dtype != np.int64 or len(self._letters) != self._ends[-1]:
            message = f"{_LETTERS} has not the words of {_ENDS}"
            raise ValueError(message)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[str]:
        ends = self._ends.tolist()
        letters = bytes(self._letters)
        for start, end in pairwise(ends):
            yield letters[start:end].decode("utf-8", "surrogatepass")

    def __getitem__(self, place: int) -> str:
        start, end = self._ends[place : place + 2].tolist()
        return self._letters[start:end].decode("utf-8", "surrogatepass")

    def place(self, word: str) -> int | None:
        """Return the place of a word, if it is one of these."""
        sought = word.encode("utf-8", "surrogatepass")
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            found = self._letters[self._ends[middle] : self._ends[middle + 1]]
            if found == sought:
                return middle
            low, high = (middle + 1, high) if found < sought else (low, middle)
        return None


def mapped(path: Path) -> mmap.mmap | bytes:
    """Return what a file holds, read when it is looked at.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            return b""
        return map_file(file)
