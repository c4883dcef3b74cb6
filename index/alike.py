"""Whether two sentences say the same in nearly the same words."""

from __future__ import annotations

from corpus.patterns import lazy_pattern
from index.fold import fold

ALIKE = 0.6
"""Share of the shingles of two sentences that both have, from which they are one: two of thirteen
words may differ. A rule of thumb, not fitted."""
_WORD = lazy_pattern(r"[^\W_]+")
_SIZE = 3


def are_alike(one: str, other: str) -> bool:
    """Whether a sentence repeats another one, case, accents and punctuation aside.

    >>> are_alike("Nine boats were seized.", "nine boats were seized")
    True
    """
    mine, others = _shingles(one), _shingles(other)
    return len(mine & others) >= ALIKE * len(mine | others)


def _shingles(sentence: str) -> frozenset[tuple[str, ...]]:
    """Return all runs of three words, or all words where there are fewer."""
    words = _WORD.findall(fold(sentence))
    if len(words) < _SIZE:
        return frozenset([tuple(words)])
    return frozenset(zip(*(words[start:] for start in range(_SIZE)), strict=False))
