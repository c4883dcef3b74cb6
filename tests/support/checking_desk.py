"""A folder of invented releases, and what the linter says of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from checking_text import TEXT
from invented_releases import release_file

from corpus import Problem, load_corpus
from corpus.checking import check_corpus

TODAY = date(2031, 6, 1)


class Desk:
    """A folder of releases, and what the linter says of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(
        self,
        text: str = TEXT,
        *,
        stem: str = "2031-05-06-operation-heron",
        title: str = "Operation Heron ends",
        **fields: str,
    ) -> Path:
        """Write a release, sound unless told otherwise."""
        path = self.folder / f"{stem}.md"
        path.write_text(release_file(text, stem=stem, title=title, **fields), encoding="utf-8")
        return path

    def problems(self, *, today: date = TODAY) -> tuple[Problem, ...]:
        """Return what the linter says, with the line, of all releases there are."""
        return check_corpus(load_corpus(self.folder), today=today).problems

    def codes(self, **options: date) -> list[tuple[int, str]]:
        """Return line and code of every problem."""
        return [(problem.line, problem.code) for problem in self.problems(**options)]
