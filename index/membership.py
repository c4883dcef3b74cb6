"""Questions whether a country took part, turned into the question for the list of those that did.

A list without France is all that a release says of "Did France take part?": it is quoted, and
never is "no" said. English only.
"""

from __future__ import annotations

import re

from corpus.patterns import lazy_pattern
from index.country_names import country_names, key_of

_BELONGS = lazy_pattern(
    r"\b(?:t(?:ake|akes|ook|aken|aking)\s+part|participat\w+)(?:\s+in\b)?"
    r"|\bjoin(?:s|ed|ing)?(?:\s+in)?\b|\bpart\s+of\s+(?=(?:the\s+)?operation)|\binvolved(?:\s+in\b)?"
    r"|\b(?:among|one\s+of)\s+the\s+(?:\w+\s+)?(?:countries|nations|states)(?:\s+(?:in|of)\b)?"
    r"(?P<did>\s+(?:that|which|who)\b)?",
    re.IGNORECASE,
)
_BESIDE_THE_COUNTRY = frozenset((
    "did", "does", "do", "was", "were", "is", "are", "has", "have", "had", "will", "would",
    "and", "so", "but", "also", "ever", "even", "the", "a", "been", "be", "not", "either",
    "too", "actually", "really", "please",
))  # fmt: skip

_LONGEST = 100
"""Characters before the verb that may hold the country."""


def question_for_list(question: str) -> str | None:
    """Return the question for the list, None where it is not asked whether one country belongs.

    >>> question_for_list("Did France take part in Operation Heron?")
    'Which countries took part in Operation Heron?'
    >>> question_for_list("Was Chad among the countries that sent boats?")
    'Which countries sent boats?'
    """
    found = _BELONGS.search(question)
    if found is None or found.start() > _LONGEST or not _is_country(question[: found.start()]):
        return None
    rest = question[found.end() :].strip(" ?!.\n")
    if found["did"]:
        return f"Which countries {rest}?"
    return f"Which countries took part in {rest}?" if rest else "Which countries took part?"


def _is_country(words: str) -> bool:
    """Whether words name one country, and all that stands beside it is of no weight."""
    left = [word for word in key_of(words).split() if word not in _BESIDE_THE_COUNTRY]
    return bool(country_names().codes.get(" ".join(left)))
