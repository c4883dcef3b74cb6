"""How long the sentence is that holds an answer: what a quote's length is measured by."""

from __future__ import annotations

from collections.abc import Mapping

from corpus import Span
from corpus.text import normal_form
from index.sentences import sentences
from scripts.evaluation.asked import Asked


class EvidenceLengths:
    """Finds the sentences again that question sets point to by a few of their words."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._sentences: dict[str, list[Span]] = {}

    def length(self, asked: Asked) -> int | None:
        """Return the characters of the sentence, or None where it is not known."""
        if asked.is_cross or not (asked.releases and asked.evidence):
            return None
        release = asked.releases[0]
        start = self._texts.get(release, "").find(normal_form(asked.evidence))
        if start < 0:
            return None
        if release not in self._sentences:
            self._sentences[release] = sentences(self._texts[release])
        holding = [s for s in self._sentences[release] if s.start <= start < s.end]
        return holding[0].end - holding[0].start if holding else None
