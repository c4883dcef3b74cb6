"""What a catalogue tells of an invented release."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.catalogue import CatalogueEntry


def entry(number: int = 1, **fields: Any) -> CatalogueEntry:
    """A release that never was; `fields` replace what it has."""
    from index.catalogue import CatalogueEntry

    made = CatalogueEntry(
        id=f"2031-03-{number:02}-invented-operation",
        title=f"Invented Operation {number} ends",
        date=date(2031, 3, number),
        publisher="Invented Agency",
        place="Port Nowhere",
        url="https://agency.example/heron",
        language="en",
    )
    return replace(made, **fields)
