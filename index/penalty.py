"""Whether a sentence tells only of a penalty that may come, where an imposed one is asked for.

"Faces up to ten years if convicted" is no answer to "what did she get", near as its words are: at
that time nobody knew. English alone.
"""

from __future__ import annotations

from corpus.patterns import lazy_pattern
from index.fold import fold

_ASKED = lazy_pattern(
    r"\b(?:sentences?|sentenced|prison|jail|probation|terms?|years|months|get|got|serve[ds]?)\b"
)
_MAY_COME = lazy_pattern(
    r"\b(?:face[sd]?|facing|maximum|max|could|can|might|may|possible|potential|risks?|up to)\b"
)
_THREATENED = lazy_pattern(
    r"\b(?:faces?|facing|if convicted|maximum (?:sentence|penalt\w+|term)|could (?:be|face)|"
    r"up to \w+ (?:years|months))\b"
)
_IMPOSED = lazy_pattern(r"\b(?:sentenced|ordered) (?:\w+ )?to\b")


def is_only_threatened(question: str, sentence: str) -> bool:
    """Whether a penalty is asked for and the sentence has none but what may come.

    >>> is_only_threatened("What sentence did she get?", "She faces ten years if convicted.")
    True
    """
    asked, told = fold(question), fold(sentence)
    if not _ASKED.search(asked) or _MAY_COME.search(asked):
        return False
    return bool(_THREATENED.search(told)) and not _IMPOSED.search(told)
