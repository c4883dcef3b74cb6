"""Which release of the corpus a source gave before: the one that it is a new version of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.desk.held import Held
from corpus.desk.holdings import Holdings
from corpus.desk.identity import slug
from corpus.desk.imported import Imported
from corpus.desk.repeats import NEAR, nearness
from corpus.desk.same_page import page_keys


@dataclass(frozen=True, slots=True)
class _Least:
    """The share of word triples that a source and a release must have in common, at least."""

    of_one_date: float
    of_another: float


# Two states of a page that was fetched twice; a page may also show a new report every week.
_FETCHED_THERE = _Least(0.2, 0.5)
# Sources that only say to be of one page, as all pages of some sites do, or are files of one name.
_SAID_SO = _Least(0.5, NEAR)


def predecessor(
    imported: Imported, holdings: Holdings, *, title: str | None, date: str | None
) -> Held | None:
    """Return the release that a source is a new version of, None where it is a new release.

    That it comes from the same place is not enough: the texts must have something in common, or
    date and title be the same.

    Args:
        imported: What was read.
        holdings: What the corpus has.
        title: Of the release, if it is known.
        date: Of the release, ISO 8601, if there is one, be it doubtful.
    """
    if held := holdings.made_from(imported.source_sha256):
        return held
    best: tuple[float, Held] | None = None
    for held, least in _candidates(imported, holdings):
        near = nearness(imported.extract.text, held.id, holdings)
        is_of_date = date in {None, held.date}
        is_it = near >= (least.of_one_date if is_of_date else least.of_another)
        is_named_so = date == held.date and title is not None and slug(title) == slug(held.title)
        if (is_it or is_named_so) and (best is None or near > best[0]):
            best = near, held
    return best[1] if best else None


def _candidates(imported: Imported, holdings: Holdings) -> Iterator[tuple[Held, _Least]]:
    """Yield releases of the same page or name, and how near their texts must be."""
    fetched = page_keys(imported.source)
    canonical = imported.extract.url
    said = page_keys(canonical.value) if canonical else ()
    for held in holdings.on_pages((*fetched, *said)):
        is_fetched = bool(set(fetched) & set(page_keys(held.source)))
        yield held, _FETCHED_THERE if is_fetched else _SAID_SO
    if not fetched:
        for held in holdings.named(imported.source):
            yield held, _SAID_SO
