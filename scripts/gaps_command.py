"""`verbatim gaps`: lists what the bot was asked lately and did not answer, or not well."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project
from typing import TYPE_CHECKING

from scripts.argument_types import first_day, positive

if TYPE_CHECKING:
    import sqlite3

    from scripts.page import Page

NOT_ANSWERED, NOT_HELPFUL = "not answered", "not helpful"
_DEFAULT_LIMIT = 20
_HEADING = "last asked  times  likely  question"
_MARGIN = " " * _HEADING.index("question")


@dataclass(frozen=True, slots=True)
class Row:
    """A question for the curators.

    Attributes:
        why: It was not answered, or people marked its answer as not helpful.
        times: How often that happened.
        last_day: When it last did, in UTC.
        confidence: Probability that the nearest passage answers after all; of an answer, None.
        release: Id of the release that came nearest, or answered.
    """

    question: str
    why: str
    times: int
    last_day: Date
    confidence: float | None
    release: str | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("--json", action="store_true", help="print one JSON object a line")
    add(
        "--limit",
        type=positive,
        default=_DEFAULT_LIMIT,
        metavar="N",
        help=f"questions at most (default {_DEFAULT_LIMIT})",
    )
    add("--since", type=first_day, metavar="DATE", help="only what was asked on this day or later")


def run(arguments: argparse.Namespace) -> int:
    """Print the questions, the newest day first."""
    from bot.store import Database, DatabaseLocation
    from scripts.environment import read_settings
    from scripts.page import Page

    location = read_settings(DatabaseLocation)
    with closing(Database.open_to_read(location.database)) as database:
        rows = database.run_now(
            lambda connection: latest(connection, arguments.limit, arguments.since)
        )
    lines = map(as_json, rows) if arguments.json else table(rows, Page.of(sys.stdout))
    for line in lines:
        print(line)
    return 0


def latest(connection: sqlite3.Connection, limit: int, since: Date | None) -> Sequence[Row]:
    """Return what was asked lately, the newest day first, of one day what happened most."""
    from bot.store import latest_gaps, latest_unhelpful

    rows = [
        Row(gap.question, NOT_ANSWERED, gap.count, gap.last_day, gap.confidence, gap.release)
        for gap in latest_gaps(connection, limit, since)
    ]
    rows += [
        Row(one.question, NOT_HELPFUL, one.count, one.last_day, None, one.release)
        for one in latest_unhelpful(connection, limit, since)
    ]
    return sorted(rows, key=lambda row: (row.last_day, row.times), reverse=True)[:limit]


def as_json(row: Row) -> str:
    """Return a row as one JSON object on one line."""
    fields = asdict(row) | {"last_day": row.last_day.isoformat()}
    if row.confidence is not None:
        fields["confidence"] = round(row.confidence, 4)
    return json.dumps(fields)  # in ASCII: no question can steer a terminal


def table(rows: Sequence[Row], page: Page) -> Iterator[str]:
    """Yield the lines of a table; off a terminal fields with tabs between them, and no heading."""
    from scripts.printable import printable

    if page.width is None:
        for row in rows:
            fields = (row.last_day, row.times, _likely(row), row.why, row.question, row.release)
            yield "\t".join(printable(str(field or "")) for field in fields)
        return
    if not rows:
        yield "nothing was left unanswered"
        return
    yield page.styled(_HEADING, "quiet")
    for row in rows:
        question = printable(" ".join(row.question.split()))
        yield f"{row.last_day}  {row.times:5}  {_likely(row):>6}  {question}"
        if beneath := _beneath(row):
            yield _MARGIN + page.styled(printable(beneath), "quiet")


def _likely(row: Row) -> str:
    return "" if row.confidence is None else f"{row.confidence:.0%}"


def _beneath(row: Row) -> str:
    if row.why == NOT_HELPFUL:
        return f"answered from {row.release or 'no release'}, which did not help"
    return f"nearest: {row.release}" if row.release else ""
