"""Readings that are begun before it is known whether they will be wanted, for one question."""

from __future__ import annotations

from index.reader import Begun, Reader, Reading, Stretch


class ReadingAhead:
    """Reads nothing twice; what was begun and is not wanted any more can be left."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._begun: dict[tuple[str, Stretch], Begun] = {}

    def begin(self, question: str, stretch: Stretch) -> Begun:
        """Begin to read a stretch, unless that was done."""
        key = (question, stretch)
        if key not in self._begun:
            self._begun[key] = self._reader.begin(question, stretch)
        return self._begun[key]

    def read(self, question: str, stretch: Stretch) -> Reading:
        """Return the reading of a stretch."""
        return self.begin(question, stretch).result()

    def leave(self, question: str, stretch: Stretch) -> None:
        """Let a reading go, if it was begun."""
        if begun := self._begun.pop((question, stretch), None):
            begun.cancel()
