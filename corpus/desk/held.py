"""A release that the corpus has already, as far as the desk must know it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Held:
    """A release file of the corpus.

    Attributes:
        path: Of its file.
        date: As its front matter has it, ISO 8601.
        source: As its front matter has it.
        source_sha256: Of what it was made from.
        pages: The keys (`same_page`) of its addresses.
    """

    id: str
    path: Path
    title: str
    date: str
    source: str | None
    source_sha256: str | None
    pages: tuple[str, ...]
