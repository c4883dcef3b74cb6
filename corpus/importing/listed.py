"""Paragraphs, lists and tables as they stand in a body.

Each item of a list has a line of its own. A list stands right below the paragraph that leads into
it with a colon, in one block with it. Each row of a table is a line, its cells parted by bars.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BULLET = "•"
INDENT = "  "
"""What an item of a list inside a list is set in by, for each list around it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph, an item of a list behind its bullet or number, or a table."""

    text: str
    is_item: bool = False


def as_row(cells: Iterable[str]) -> str:
    """Return the cells of a table's row as a line, empty ones too; nothing if all are empty."""
    texts = list(cells)
    return " | ".join(texts).strip() if any(texts) else ""


def as_paragraphs(entries: Iterable[Entry]) -> list[str]:
    """Return entries as the paragraphs of a body; those without text are left out."""
    done: list[str] = []
    was_item = False
    for entry in entries:
        if not entry.text.strip():
            continue
        leads_in = was_item or (bool(done) and done[-1].rstrip().endswith((":", "：")))
        if entry.is_item and leads_in:
            done[-1] += f"\n{entry.text}"
        else:
            done.append(entry.text)
        was_item = entry.is_item
    return done
