"""What to say where no release is meant: a mistyped filter is not to pass for an abstention."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scripts.printable import printable

if TYPE_CHECKING:
    from index import Engine, Filters


def say_if_no_release_is_meant(engine: Engine, filters: Filters) -> None:
    """Say on stderr which filter lets no release through, if that is why nothing was found."""
    if reason := _reason(engine, filters):
        print("verbatim:", printable(reason), file=sys.stderr)


def _reason(engine: Engine, filters: Filters) -> str | None:
    from index.answer import Filters

    alone = (
        (Filters(), "the index holds no releases"),
        (Filters(release=filters.release), f"no release {filters.release}"),
        (Filters(publisher=filters.publisher), f"no release of '{filters.publisher}'"),
        (Filters(since=filters.since, until=filters.until), "no release is of those dates"),
        (filters, "no release passes all of these filters at once"),
    )
    reasons = (reason for some, reason in alone if engine.number_of_releases(some) == 0)
    return next(reasons, None)
