"""Questions that speak of people or things in the plural: "which clerks were charged over …".

Such a question may be one for a list within a release, or one across releases; its words don't
tell. Where no single release answers it and several say what it asks for, it was the latter.
"""

from __future__ import annotations

from corpus.patterns import lazy_pattern
from index.fold import fold

_ASKS = lazy_pattern(r"\W*(?:in |at |for |from |to |of |by )?(?:which|what)\b(?!'s)")
_ASKS_OTHERWISE = lazy_pattern(
    r"\W*(?:who|whom|whose|how|when|where|why|did|do|does|was|were|is|are|has|have|had|can|could"
    r"|will|would|should)\b"
)
_WHO_WERE = lazy_pattern(r"\W*who (?:was|were|is|are|has been|have been) \w+ed\b")
_HELPER = lazy_pattern(r"\b(?:did|do|does|was|were|is|are|has|have|had|can|could|will|would)\b")
_SUBJECT_ACTS = lazy_pattern(r"\b(?:did|do|does)\b")
_PLURAL = lazy_pattern(r"\b[a-z]{3,}(?<![su])(?<!i)s\b")
_WORD = lazy_pattern(r"\w+")
_BEGINNING = 4
"""Words in which the noun stands."""


def has_plural_subject(question: str) -> bool:
    """Whether a question or keywords begin with people or things in the plural; English only.

    >>> has_plural_subject("Which clerks were charged?"), has_plural_subject("Which firm paid?")
    (True, False)
    """
    folded = fold(question)
    if _WHO_WERE.match(folded):
        return True
    asks = _ASKS.match(folded)
    if asks is None:
        is_question = "?" in folded or _ASKS_OTHERWISE.match(folded)
        return not is_question and _begins_with_plural(folded)
    rest = folded[asks.end() :]
    return not _SUBJECT_ACTS.search(rest) and _begins_with_plural(rest)


def _begins_with_plural(folded: str) -> bool:
    verb = _HELPER.search(folded)
    noun = folded[: verb.start()] if verb else folded
    words = [match[0] for match in _WORD.finditer(noun)][:_BEGINNING]
    return any(_PLURAL.fullmatch(word) for word in words)
