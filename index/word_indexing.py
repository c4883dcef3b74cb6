"""All words of all releases at a build, taken apart once for lexical indexes and answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

from corpus import Span
from index.generation import (
    LEXICAL_PASSAGES_FOLDER,
    LEXICAL_RELEASES_FOLDER,
    STOP_WORDS_FILE,
    WORDS_FOLDER,
    Generation,
)
from index.lexical import stop_stems, write_counted
from index.manifest import side_by_side
from index.postings import StemCounter
from index.runs import Run
from index.stored_releases import NAMES_FILE
from index.tables import CutRelease, Piece
from index.word_tables import WordTablesWriter
from index.words import take_apart


def index_words(pieces: Sequence[Piece], folder: Path, old: Generation | None) -> None:
    """Write everything that is made of words into the folder of a generation.

    Args:
        pieces: All releases.
        folder: Where to write; the names of languages stand there.
        old: The generation before, which runs are of.
    """
    counting = _Counting(old)
    for piece in pieces:
        if isinstance(piece, Run):
            counting.take_over(piece)
        else:
            counting.add(piece)
    counting.write(folder)
    languages = json.loads((folder / NAMES_FILE).read_bytes())["languages"]
    known = old.stop_words_in if old is not None else {}
    stop_words = {
        language: sorted(known[language] if language in known else stop_stems([language]))
        for language in languages
    }
    (folder / STOP_WORDS_FILE).write_text(json.dumps(stop_words), encoding="utf-8")


class _Counting:
    """The words of passages and of releases as they are counted."""

    def __init__(self, old: Generation | None) -> None:
        self._old = old
        self._passages, self._releases = StemCounter(), StemCounter()
        self._words = WordTablesWriter(old.word_tables if old is not None else None)

    def add(self, cut: CutRelease) -> None:
        release = cut.release
        sentences = [Span(start, end) for start, end in cut.sentences.tolist()]
        apart = take_apart(release.title, release.text, sentences, release.language)
        for _, _, first, last in cut.passages.tolist():
            self._passages.add([*apart.title, *chain.from_iterable(apart.sentences[first:last])])
        self._releases.add([*apart.title, *chain.from_iterable(apart.sentences)])
        self._words.add(apart.words)

    def take_over(self, run: Run) -> None:
        if self._old is None:
            raise ValueError(run)
        self._releases.add_rows(range(run.first, run.end))
        self._passages.add_rows(self._old.tables.rows_of(run)[0])
        self._words.take_over(run)

    def write(self, folder: Path) -> None:
        """Write all of them, side by side: most of that needs no lock of Python's."""
        old = self._old
        passages, releases = (old.lexical_passages, old.lexical_releases) if old else (None, None)
        steps: list[Callable[[], None]] = [
            lambda: write_counted(self._passages, folder / LEXICAL_PASSAGES_FOLDER, passages),
            lambda: write_counted(self._releases, folder / LEXICAL_RELEASES_FOLDER, releases),
            lambda: self._words.write(folder / WORDS_FOLDER),
        ]
        for _ in side_by_side(lambda step: step(), steps):
            pass
