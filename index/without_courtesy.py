"""A question without the greeting before it and the thanks after it, its blanks single.

What asks nothing would be taken for what is asked: no release mentions "hello". Of 532 development
questions one changes, which begins with "Good morning".
"""

from __future__ import annotations

from corpus.patterns import lazy_pattern
from index.fold import fold
from index.small_talk import small_talk

_CLAUSE = lazy_pattern(r"\n+|(?<=[!?.,;:–—])(?!\S)\s*|(?<=[^\w\s.,:;!?'\"“”‘’«»()¿¡-])\s+")
_APOSTROPHES = str.maketrans("’‘", "''")
"""As a keyboard has them: encoder and reader tell the two apart."""
_ASKING_NOTHING = {"greeting", "thanks", "farewell", "agreement", "wordless"}
_PLEASE = {"please", "por favor", "s'il vous plait", "s'il te plait", "من فضلك", "لو سمحت"}


def without_courtesy(message: str) -> str:
    """Return what is left of a message once clauses that ask nothing are taken off its ends.

    Blanks are single in it, apostrophes those of a keyboard.

    >>> without_courtesy("Good morning,  where was it, please? Thank you!")
    'where was it'
    """
    clauses = [one for one in _CLAUSE.split(message.strip()) if one.strip()]
    first, end = 0, len(clauses)
    while first < end - 1 and _asks_nothing(clauses[first]):
        first += 1
    while first < end - 1 and _asks_nothing(clauses[end - 1]):
        end -= 1
    kept = " ".join(" ".join(clauses[first:end]).translate(_APOSTROPHES).split())
    return kept.rstrip(" ,;") if end < len(clauses) else kept


def _asks_nothing(clause: str) -> bool:
    return fold(clause).strip(" ,;:.!?") in _PLEASE or small_talk(clause) in _ASKING_NOTHING
