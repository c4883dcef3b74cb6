"""Whether the page that a release was taken from is still there, and still the same."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.fetching.errors import CannotFetch
from corpus.fetching.fetch import Fetcher
from corpus.fetching.page import NotModified
from corpus.fetching.status import NO_SUCH_PAGE
from corpus.fetching.validators import Validators
from corpus.importing.source import Source


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The page is as it was; `url` is where it is, after redirects."""

    url: str


@dataclass(frozen=True, slots=True)
class Changed:
    """Other bytes came, which may be no more than a new date in the page's foot.

    Attributes:
        source: What came, to see whether the release in it has changed.
    """

    source: Source


@dataclass(frozen=True, slots=True)
class Gone:
    """The server says that there is no such page (any more); `status` is 404 or 410."""

    status: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """It could not be found out; `why` says so in one line, and what to do."""

    why: str


def is_the_page_still(
    url: str,
    sha256: str,
    validators: Validators | None = None,
    *,
    fetcher: Fetcher | None = None,
) -> Unchanged | Changed | Gone | Unknown:
    """Compare a page with what it was.

    Args:
        url: As it was asked for then.
        sha256: Of what was fetched then, in hexadecimal.
        validators: As they came then; with them an unchanged page needs not be sent again.
        fetcher: For several pages the same one, that their hosts are treated politely.
    """
    try:
        found = (fetcher or Fetcher()).visit(url, known=validators)
    except CannotFetch as error:
        if error.status in NO_SUCH_PAGE:
            return Gone(error.status)
        return Unknown(str(error))
    if isinstance(found, NotModified):
        return Unchanged(found.url)
    if found.source.sha256 == sha256:
        return Unchanged(found.source.url or url)
    return Changed(found.source)
