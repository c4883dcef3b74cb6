"""What the corpus holds already: by source, by page, by name, and by the words of its texts."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from corpus.desk.held import Held
from corpus.desk.holdings_file import COLUMNS, open_file, open_in_memory
from corpus.desk.release_file import read_as_file
from corpus.desk.same_page import page_keys
from corpus.desk.sketch import sketch, triples, words_of
from corpus.find import release_paths
from corpus.importing.extract import Found
from corpus.load import ReleaseFile, load_corpus

Progress = Callable[[str, int, int], None]
"""Told of a stage, how much of it is done, and how much there is."""

_FEW = 50  # files; of more, reading the whole folder at once is quicker
_HELD = "id, path, title, date, source, source_sha256, pages"
_Look = tuple[int, int, int]


class Holdings:
    """The sound releases of a folder, as they were when this was opened; `open` makes one."""

    def __init__(self, releases: Path, database: sqlite3.Connection, stems: frozenset[str]) -> None:
        self._releases = releases
        self._database = database
        self.stems = stems
        """The stems of all release files, sound or not."""

    @classmethod
    @contextmanager
    def open(cls, releases: Path, progress: Progress | None = None) -> Iterator[Holdings]:
        """Read what changed in the folder since it was last looked at.

        Raises:
            VerbatimError: There is no such folder, or it can't be read.
        """
        paths = release_paths(releases)
        tell = progress or (lambda *_: None)
        database = _current(open_file(releases), releases, paths, tell)
        if database is None:  # the disk is full, or the file has gone bad
            database = _current(open_in_memory(), releases, paths, tell)
        assert database is not None
        with closing(database):
            yield cls(releases, database, frozenset(path.stem for path in paths))

    def by_id(self, release_id: str) -> Held | None:
        """Return the release of an id."""
        return next(self._where("id = ?", release_id), None)

    def made_from(self, sha256: str) -> Held | None:
        """Return a release that was made from these very bytes."""
        return next(self._where("source_sha256 = ?", sha256), None)

    def named(self, source: str) -> tuple[Held, ...]:
        """Return the releases whose source has this name."""
        return tuple(self._where("source = ?", source))

    def on_pages(self, keys: Sequence[str]) -> tuple[Held, ...]:
        """Return the releases that have any of these pages."""
        wanted = set(keys)
        found = self._where("pages <> ''") if wanted else ()
        return tuple(held for held in found if wanted.intersection(held.pages))

    def usual_publisher(self, keys: Sequence[str]) -> Found | None:
        """Return the publisher of all releases from the same host, if it is one."""
        if not keys:
            return None
        host = keys[0].partition("/")[0]
        query = (
            "SELECT publisher, COUNT(*) FROM files WHERE id NOT NULL"
            " AND instr(char(10) || pages, char(10) || ? || '/') GROUP BY publisher"
        )
        found = self._database.execute(query, (host,)).fetchall()
        if len(found) != 1:
            return None
        [(publisher, number)] = found
        others = f"{number} other releases" if number > 1 else "another release"
        return Found(publisher, f"the publisher of {others} from {host}")

    def sketches(self) -> tuple[list[str], list[bytes]]:
        """Return ids and the sketches of their texts."""
        rows = self._database.execute("SELECT id, sketch FROM files WHERE id NOT NULL").fetchall()
        return [row[0] for row in rows], [row[1] for row in rows]

    def read(self, held: Held) -> ReleaseFile | None:
        """Read a release's file, None where it is no more what it was."""
        return _read(held.path)

    def _where(self, condition: str, *values: str) -> Iterator[Held]:
        query = f"SELECT {_HELD} FROM files WHERE id NOT NULL AND {condition}"  # noqa: S608 - ours
        for id_, path, title, date, source, sha256, pages in self._database.execute(query, values):
            keys = tuple(pages.split("\n")) if pages else ()
            yield Held(id_, self._releases / path, title, date, source, sha256, keys)


def _current(
    database: sqlite3.Connection, releases: Path, paths: list[Path], progress: Progress
) -> sqlite3.Connection | None:
    try:
        _bring_up_to_date(database, releases, paths, progress)
    except BaseException as error:
        database.close()
        if isinstance(error, sqlite3.Error):
            return None
        raise
    return database


def _bring_up_to_date(
    database: sqlite3.Connection, releases: Path, paths: list[Path], progress: Progress
) -> None:
    # What `relative_to` would do takes ten times as long.
    start = len(str(releases / "x")) - 1
    looks = {(name := str(path))[start:]: _look(name) for path in paths}
    known: dict[str, _Look] = {
        path: tuple(look)
        for path, *look in database.execute("SELECT path, size, mtime_ns, ctime_ns FROM files")
    }
    changed = [path for path, look in looks.items() if known.get(path) != look]
    gone = [(path,) for path in known.keys() - looks.keys()]
    if not (changed or gone):
        return
    rows = (_row(path, looks[path], file) for path, file in _files(releases, changed))
    with database:
        database.executemany("DELETE FROM files WHERE path = ?", gone)
        marks = ", ".join("?" * (COLUMNS.count(",") + 1))
        insert = f"INSERT OR REPLACE INTO files ({COLUMNS}) VALUES ({marks})"  # noqa: S608 - ours
        for number, row in enumerate(rows, 1):
            database.execute(insert, row)
            if len(changed) > _FEW:
                progress("reading releases", number, len(changed))


def _files(releases: Path, changed: Sequence[str]) -> Iterator[tuple[str, ReleaseFile | None]]:
    """Yield each path with its release, None where it holds none that is sound."""
    if len(changed) <= _FEW:
        for path in changed:
            yield path, _read(releases / path)
        return
    files = {str(file.path.relative_to(releases)): file for file in load_corpus(releases).files}
    for path in changed:
        yield path, files.get(path)


def _read(path: Path) -> ReleaseFile | None:
    try:
        content = path.read_bytes() if path.is_file() else b""
    except OSError:
        return None
    found = read_as_file(content, path)
    return found if isinstance(found, ReleaseFile) else None


def _look(path: str) -> _Look:
    """Return how a file looks; one that cannot be looked at looks like no other."""
    try:
        status = os.stat(path)  # noqa: PTH116 - that of a Path takes twice as long
    except OSError:
        return (-1, 0, 0)
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _row(path: str, look: _Look, file: ReleaseFile | None) -> tuple[Any, ...]:
    if file is None:
        return (path, *look, *(None,) * 8)
    release = file.release
    pages = "\n".join(page_keys(release.url, release.source))
    of_text = sketch(triples(words_of(release.text)))
    return (
        path,
        *look,
        release.id,
        release.title,
        release.date.isoformat(),
        release.publisher,
        release.source,
        release.source_sha256,
        pages,
        of_text,
    )
