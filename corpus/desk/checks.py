"""Looking a release's file over before it is written."""

from __future__ import annotations

from pathlib import Path

from corpus.desk.release_file import read_as_file
from corpus.load import ReleaseFile
from corpus.problem import Problem


def errors_in(content: str, path: Path) -> tuple[Problem, ...]:
    """Return why the loader would not take a file of this content; none where it would."""
    found = read_as_file(content.encode("utf-8", "surrogatepass"), path)
    return () if isinstance(found, ReleaseFile) else found


def warnings_in(content: str, path: Path) -> tuple[Problem, ...]:
    """Return what the linter remarks in a file of this content that the loader would take."""
    from corpus.checking import check_content

    data = content.encode("utf-8", "surrogatepass")
    found = read_as_file(data, path)
    return check_content(data, found) if isinstance(found, ReleaseFile) else ()
