"""Rules that ask whether the page of a release is still there, and still says the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from corpus.checking.rule import Remark, Rule
from corpus.checking.subject import Subject
from corpus.load import ReleaseFile
from corpus.problem import Problem

if TYPE_CHECKING:
    from corpus.fetching import Fetcher
    from corpus.importing import Source
    from corpus.release import Release

Progress = Callable[[int, int], None]
"""Told how many pages are done, and how many there are."""

_WEB = ("http://", "https://")


def ask_pages(
    files: Sequence[ReleaseFile],
    rules: Collection[Rule],
    *,
    fetcher: Fetcher | None = None,
    progress: Progress = lambda *_: None,
) -> tuple[Problem, ...]:
    """Ask for the page of every release that has one, politely, one after the other.

    The fetcher decides on limits and on private addresses.
    """
    from corpus.fetching import Fetcher

    fetcher = fetcher or Fetcher()
    wanted = {rule.code for rule in rules}
    problems = []
    with_page = [file for file in files if _page(file.release)]
    for number, file in enumerate(with_page, start=1):
        if subject := Subject.of(file):
            for code, remark in _ask(file.release, fetcher):
                if code in wanted - subject.ignored():
                    line = subject.line_of(remark.at)
                    problems.append(Problem(file.path, line, code, remark.message))
        progress(number, len(with_page))
    return tuple(problems)


def _page(release: Release) -> str | None:
    """Return the address that a release was fetched from, else the one it names."""
    source = release.source or ""
    return source if source.startswith(_WEB) else release.url


def _ask(release: Release, fetcher: Fetcher) -> list[tuple[str, Remark]]:
    from corpus.fetching import Changed, Gone, Unknown, is_the_page_still

    address = _page(release) or ""
    key = "source" if address == release.source else "url"
    found = is_the_page_still(address, release.source_sha256 or "", fetcher=fetcher)
    if isinstance(found, Gone):
        message = f"{address} is gone, status {found.status}; find where it is now"
        return [("page-gone", Remark(key, message))]
    if isinstance(found, Unknown):
        return [("page-unknown", Remark(key, found.why))]
    # Of what came from a file it is not known what its page was like.
    is_known = key == "source" and release.source_sha256
    said = _difference(release, found.source) if is_known and isinstance(found, Changed) else ""
    if said:
        return [("page-changed", Remark(key, f"{address} {said}; add it again to see how"))]
    return []


def _difference(release: Release, source: Source) -> str:
    """Return how a page differs from the release in it, "" where only what is around it does."""
    from corpus.importing import CannotImport, extract

    try:
        text = extract(source).text
    except CannotImport as error:
        return f"holds no release any more, {error.what}"
    if text == release.text:
        return ""
    return f"says something else since {release.retrieved or 'it was taken'}"


RULES = (
    Rule(
        "page-gone",
        "the page of the release is gone from the web; readers who follow the link find nothing",
        is_online=True,
    ),
    Rule(
        "page-changed",
        "the page says something else than when the release was taken from it; add it again",
        is_online=True,
    ),
    Rule(
        "page-unknown",
        "it could not be found out whether the page is still there",
        is_online=True,
    ),
)
