"""All words of all releases at a build, taken apart once for lexical indexes and answers."""

from __future__ import annotations

import json
from collections.abc import Sequence
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
from index.postings import StemCounter
from index.tables import CutRelease
from index.word_tables import WordTablesWriter
from index.words import take_apart


def index_words(
    cuts: Sequence[CutRelease],
    folder: Path,
    old: Generation | None,
    unchanged: Sequence[int | None],
) -> None:
    """Write everything that is made of words into the folder of a generation.

    Args:
        cuts: All releases.
        folder: Where to write.
        old: The generation before, where its words may be taken over.
        unchanged: For each release its number there where it did not change, else None.
    """
    counting = _Counting(old)
    for cut, number in zip(cuts, unchanged, strict=True):
        if number is None:
            counting.add(cut)
        else:
            counting.take_over(number)
    counting.write(folder)
    languages = sorted({cut.release.language for cut in cuts})
    stop_words = {language: sorted(stop_stems([language])) for language in languages}
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

    def take_over(self, number: int) -> None:
        if self._old is None:
            raise ValueError(number)
        self._releases.add(number)
        for row in self._old.tables.passage_rows(number):
            self._passages.add(row)
        self._words.take_over(number)

    def write(self, folder: Path) -> None:
        passages, releases = (
            (self._old.lexical_passages, self._old.lexical_releases) if self._old else (None, None)
        )
        write_counted(self._passages, folder / LEXICAL_PASSAGES_FOLDER, passages)
        write_counted(self._releases, folder / LEXICAL_RELEASES_FOLDER, releases)
        self._words.write(folder / WORDS_FOLDER)
