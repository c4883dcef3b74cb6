"""A corpus on disk, as contenders take it: release files for ours, passages for all others.

The passages are cut by our rules and given to everybody, so that what is compared is how they are
found. A release that is added lies in a folder of its own, laid out alike.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import Release, VerbatimError, load_corpus
from index.cut import cut_release
from index.vectors import passage_words
from scripts.benchmarks.side_by_side.corpora import Corpus, added_releases
from scripts.evaluation.asked import SourceRelease
from scripts.evaluation.corpus_of_set import write_releases

PASSAGES, RELEASES = "passages.jsonl", "releases"
"""A contender is given the first; ours takes the folder beside it."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A corpus on disk.

    Attributes:
        folder: Also for the indexes of it.
        number_of_releases: Those that could be read.
        added: For each release that is to be added, the file of its passages.
    """

    corpus: Corpus
    folder: Path
    passages: Path
    number_of_releases: int
    number_of_passages: int
    added: tuple[Path, ...]


def laid_out(corpus: Corpus, work: Path, *, added: int) -> LaidOut:
    """Write a corpus, and so many releases to add, into a folder; what is there is left.

    Raises:
        VerbatimError: It cannot be written, or a question's release cannot be read.
    """
    folder = work / corpus.key
    releases, passages = _written(corpus.releases, folder)
    known = {release.id for release in releases}
    lost = [asked for asked in corpus.questions if not known.issuperset(asked.releases)]
    if lost:
        raise VerbatimError(f"{lost[0].place}: its release is none, or cannot be read")
    further = [
        _written([release], folder / "added" / str(number))
        for number, release in enumerate(added_releases(added), start=1)
    ]
    files = tuple(folder / "added" / str(number) / PASSAGES for number in range(1, added + 1))
    assert all(found for found, _ in further)
    return LaidOut(corpus, folder, folder / PASSAGES, len(releases), passages, files)


def release_of(passage: str) -> str:
    """Return the id of the release that a passage's id names."""
    return passage.partition("#")[0]


def _written(sources: Sequence[SourceRelease], folder: Path) -> tuple[list[Release], int]:
    write_releases(sources, folder / RELEASES)
    releases = [file.release for file in load_corpus(folder / RELEASES).files]
    return releases, _write_lines(folder / PASSAGES, _passages(releases))


def _passages(releases: Iterable[Release]) -> Iterator[dict[str, str]]:
    for release in releases:
        for number, words in enumerate(passage_words(cut_release(release)), start=1):
            id_ = f"{release.id}#{number}"
            yield {"id": id_, "release": release.id, "title": release.title, "text": words}


def _write_lines(path: Path, lines: Iterable[dict[str, str]]) -> int:
    number = 0
    with path.open("w", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            number += 1
    return number
