"""A question read against several stretches."""

from __future__ import annotations

from collections.abc import Sequence

from index.reader import Reader, Reading, Stretch


def read_all(reader: Reader, question: str, stretches: Sequence[Stretch]) -> list[Reading]:
    """Return one reading a stretch, in order; all are begun before the first is waited for."""
    begun = [reader.begin(question, stretch) for stretch in stretches]
    return [one.result() for one in begun]
