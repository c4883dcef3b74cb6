"""Which releases are looked over: all of the corpus, or those that are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import VerbatimError
from corpus.load import Corpus, ReleaseFile, load_corpus
from corpus.problem import Problem, one_line


@dataclass(frozen=True, slots=True)
class Choice:
    """A corpus, and which of its files are meant.

    Attributes:
        only: Their paths; None for all.
    """

    corpus: Corpus
    only: frozenset[Path] | None


def choose(releases: Path, named: Sequence[Path] = ()) -> Choice:
    """Load the corpus, and find the files that are named in it; a folder means all below it.

    A file that lies elsewhere joins the corpus, in the place of the release of the same name.

    Raises:
        VerbatimError: There is no such folder of releases, or no such file.
    """
    corpus = load_corpus(releases)
    if not named:
        return Choice(corpus, None)
    known = {path.resolve(): path for path in _paths(corpus)}
    only: set[Path] = set()
    for path in named:
        found = set(_found(path, known))
        only |= found
        if not found:
            corpus = _joined(corpus, path)
            only.add(path)
    return Choice(corpus, frozenset(only))


def _paths(corpus: Corpus) -> Iterator[Path]:
    yield from (file.path for file in corpus.files)
    yield from (problem.path for problem in corpus.problems)


def _found(named: Path, known: dict[Path, Path]) -> Iterator[Path]:
    whole = named.resolve()
    if not whole.exists():
        what = f"there is no file {one_line(str(named))}"
        raise VerbatimError(what, mend="name one of the release files, or none for all")
    if whole.is_dir():
        inside = [path for place, path in known.items() if whole in place.parents]
        if not inside:
            what = f"there are no releases in {one_line(str(named))}"
            raise VerbatimError(what, mend="name a folder of the corpus with --releases")
        yield from inside
    elif whole in known:
        yield known[whole]


def _joined(corpus: Corpus, path: Path) -> Corpus:
    read = _read(path)
    others = tuple(file for file in corpus.files if file.release.id != path.stem)
    if isinstance(read, ReleaseFile):
        return Corpus((*others, read), corpus.problems)
    return Corpus(others, (*corpus.problems, *read))


def _read(path: Path) -> ReleaseFile | tuple[Problem, ...]:
    from corpus.desk.release_file import read_as_file

    try:
        return read_as_file(path.read_bytes(), path)
    except OSError as error:
        what = f"cannot read {one_line(str(path))}: {error.strerror}"
        raise VerbatimError(what, mend="permit reading it") from None
