"""What a list can show of each release."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.failures import UsageError

if TYPE_CHECKING:
    from corpus.shelf import Shelved

DEFAULT = "id,publisher,title"
Value = str | int | list[str] | None


@dataclass(frozen=True, slots=True)
class Column:
    """One thing about a release.

    Attributes:
        of: Takes it from a release; what it returns goes into JSON as it is.
        least: Terminal cells that it is not cut below, where there is room at all.
        is_number: Whether it stands at the right of its column.
        needs_text: Whether the release's text must be read for it.
    """

    name: str
    of: Callable[[Shelved], Value]
    least: int = 10
    is_number: bool = False
    needs_text: bool = False

    def shown(self, shelved: Shelved) -> str:
        """Return it as text; nothing where the release lacks it."""
        value = self.of(shelved)
        if value is None:
            return ""
        return ", ".join(value) if isinstance(value, list) else str(value)


def _words(shelved: Shelved) -> int:
    return len(shelved.release.text.split())


def _paragraphs(shelved: Shelved) -> int:
    text = shelved.release.text
    return text.count("\n\n") + 1 if text else 0


COLUMNS = {
    column.name: column
    for column in (
        Column("id", lambda one: one.release.id, least=36),
        Column("date", lambda one: one.release.date.isoformat()),
        Column("title", lambda one: one.release.title, least=24),
        Column("publisher", lambda one: one.release.publisher, least=14),
        Column("place", lambda one: one.release.place),
        Column("language", lambda one: one.release.language, least=2),
        Column("tags", lambda one: list(one.release.tags)),
        Column("url", lambda one: one.release.url, least=20),
        Column("source", lambda one: one.release.source, least=20),
        Column("retrieved", lambda one: one.release.retrieved),
        Column("words", _words, least=5, is_number=True, needs_text=True),
        Column("paragraphs", _paragraphs, least=5, is_number=True, needs_text=True),
        Column("file", lambda one: str(one.path), least=20),
    )
}


def columns_named(names: str) -> list[Column]:
    """Return the columns that are named, parted by commas.

    Raises:
        UsageError: There is no such column.
    """
    wanted = [name.strip() for name in names.split(",")]
    for name in wanted:
        if name not in COLUMNS:
            raise UsageError(f"no column {name!r}; there are {', '.join(COLUMNS)}")
    return [COLUMNS[name] for name in wanted]
