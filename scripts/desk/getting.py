"""From what the curator names to a source: a page that is fetched, a file, or stdin."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import VerbatimError
from corpus.problem import quoted

if TYPE_CHECKING:
    from corpus.fetching import Fetcher, Remembered, Validators
    from corpus.importing import Source

STDIN = "-"
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_ENDINGS = (".html", ".htm", ".xhtml", ".pdf", ".docx", ".txt", ".md", ".markdown", ".xml")
_PAGES = ".cache/pages.sqlite3"


@dataclass(frozen=True, slots=True)
class Got:
    """A source, and of a page how to ask later whether it has changed."""

    source: Source
    validators: Validators | None = None


@dataclass(frozen=True, slots=True)
class AsItWas:
    """A page that has not changed since it was added as this release."""

    release: str


class Getter:
    """Gets sources; one for all of a command, so that hosts are treated politely.

    Args:
        fetcher: Visits pages.
        remembered: How the pages were found when they were added.
        releases: The folder of releases.
    """

    def __init__(self, fetcher: Fetcher, remembered: Remembered, releases: Path) -> None:
        self._fetcher = fetcher
        self._remembered = remembered
        self._releases = releases

    @classmethod
    def of(cls, releases: Path, fetcher: Fetcher) -> Getter:
        """Return one that remembers beside the releases how pages were found."""
        from corpus.fetching import Remembered

        return cls(fetcher, Remembered(releases / _PAGES), releases)

    def get(self, name: str, *, anew: bool = False) -> Got | AsItWas:
        """Get a source, or learn that it is as it was when it was added.

        Args:
            name: An address, a path, or `-` for stdin.
            anew: Get it even where it is as it was.

        Raises:
            VerbatimError: It cannot be fetched or read.
        """
        from corpus.fetching import read_file, read_stdin

        if is_address(name):
            return self._visit(name, anew)
        if name == STDIN:
            return Got(read_stdin())
        path = Path(name)
        if _is_address_of_a_kind(name) and not path.exists():
            what = f"there is no file {quoted(name)}"
            raise VerbatimError(what, mend="an address is written whole, from https:// on")
        return Got(read_file(path))

    def taken(self, name: str, got: Got) -> None:
        """Remember how a page was found, once it is a release."""
        if got.validators:
            with suppress(VerbatimError):  # it will be sent again, and that is all
                self._remembered.record(name, got.validators)

    def _visit(self, name: str, anew: bool) -> Got | AsItWas:
        from corpus.fetching import Page

        release = None if anew else self._release_of(name)
        known = self._known(name) if release else None
        found = self._fetcher.visit(name, known=known)
        if isinstance(found, Page):
            return Got(found.source, found.validators)
        assert release, "only a page that was seen can be as it was"
        return AsItWas(release)

    def _known(self, name: str) -> Validators | None:
        with suppress(VerbatimError):
            return self._remembered.of(name)
        return None

    def _release_of(self, name: str) -> str | None:
        from corpus.desk.holdings import Holdings
        from corpus.desk.same_page import page_keys

        with Holdings.open(self._releases) as holdings:
            held = holdings.on_pages(page_keys(name))
        return held[0].id if held else None


def is_address(name: str) -> bool:
    """Whether a name is that of a page on the web."""
    return _ADDRESS.match(name) is not None


def _is_address_of_a_kind(name: str) -> bool:
    """Whether a name that is no web address was probably meant as one."""
    if _SCHEME.match(name):
        return True
    return _HOST.fullmatch(name) is not None and not name.lower().endswith(_ENDINGS)
