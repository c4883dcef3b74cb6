"""From what was read and what is taken of it to the release as it would be."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - the class, as elsewhere in the project

from corpus.desk.choice import Choice, fields
from corpus.desk.identity import may_be_id, new_id
from corpus.desk.imported import Imported
from corpus.release import Release

_NO_TITLE, _NO_PUBLISHER, _NO_DAY = "(no title)", "(no publisher)", "0001-01-01"


def compose(
    imported: Imported,
    taken: tuple[Choice, ...],
    before: Release | None,
    stems: Container[str],
) -> Release:
    """Return the release; where a field is missing that none can be without, with a stand-in.

    Args:
        imported: What was read.
        taken: What is taken of it.
        before: The release that it is to replace; it keeps that one's id, where the date allows.
        stems: Of the release files that there are.
    """
    known = fields(taken)
    date = known.pop("date", None) or Date.fromisoformat((imported.retrieved or _NO_DAY)[:10])
    title = known.pop("title", _NO_TITLE)
    publisher = known.pop("publisher", _NO_PUBLISHER)
    return Release(
        id=_id(imported, date, title, before, stems),
        title=title,
        date=date,
        publisher=publisher,
        text=imported.extract.text,
        source=imported.source,
        retrieved=imported.retrieved,
        source_sha256=imported.source_sha256,
        **known,
    )


def says_the_same(release: Release, before: Release) -> bool:
    """Whether two releases differ in nothing but where and when they were taken from."""
    provenance = {
        "id": before.id,
        "source": before.source,
        "retrieved": before.retrieved,
        "source_sha256": before.source_sha256,
    }
    return replace(release, **provenance) == before  # type: ignore[arg-type] # all are text


def _id(
    imported: Imported, date: Date, title: str, before: Release | None, stems: Container[str]
) -> str:
    if before and may_be_id(before.id, date):
        return before.id
    fresh = new_id(date, title, stems)
    wanted = imported.stem
    if wanted is None or wanted in stems or not may_be_id(wanted, date):
        return fresh
    # A number that told it from another file that waited for review says nothing here.
    return fresh if re.fullmatch(rf"{fresh}-\d+", wanted) else wanted
