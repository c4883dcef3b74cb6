"""When words found count as words wanted: case, punctuation and quote marks never decide.

Three rules, each as lenient as its purpose allows: an answer is *held* by a quote if its words
stand in it, one after the other; a highlight is compared *token by token* as SQuAD does it
(Rajpurkar et al. 2016); a value *matches* an item of a list if both are the same words, or nearly.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import product

from index.fold import fold

NEARLY = 0.8
"""Token F1 from which a value counts as an item: "the United States" is "United States"."""

_ARTICLES = frozenset(("a", "an", "the"))


def bare(text: str) -> str:
    """Return the words of a text, folded, between single blanks.

    >>> bare("“Pureza II”, he said.")
    'pureza ii he said'
    """
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())


def holds(text: str, words: str) -> bool:
    """Whether words stand in a text, whole and one after the other."""
    wanted = bare(words)
    return bool(wanted) and f" {wanted} " in f" {bare(text)} "


def tokens(text: str) -> list[str]:
    """Return a text's tokens as SQuAD compares them: no punctuation, no articles.

    >>> tokens("The sum of $1,500")
    ['sum', 'of', '1500']
    """
    kept = "".join(c for c in fold(text) if unicodedata.category(c)[0] not in "PS")
    return [word for word in kept.split() if word not in _ARTICLES]


def token_f1(found: str, wanted: str) -> float:
    """Return the harmonic mean of precision and recall over tokens, each counted as often as it is.

    >>> token_f1("in 63 cities", "63 cities")
    0.8
    """
    these, those = tokens(found), tokens(wanted)
    if not (these and those):
        return float(these == those)
    shared = (Counter(these) & Counter(those)).total()
    return 2 * shared / (len(these) + len(those))


def best_f1(found: str, answers: Sequence[str]) -> float:
    """Return the token F1 against the answer that is nearest."""
    return max((token_f1(found, answer) for answer in answers), default=0.0)


def is_exact(found: str, answers: Sequence[str]) -> bool:
    """Whether the tokens are those of one of the answers."""
    return any(tokens(found) == tokens(answer) for answer in answers)


def share_held(text: str, items: Sequence[str]) -> float:
    """Return the share of items that a text holds."""
    return sum(holds(text, item) for item in items) / len(items)


def matches(values: Sequence[str], items: Sequence[str]) -> int:
    """Return how many values are items, none of either counted twice.

    A value is an item if both are the same words or their token F1 is at least `NEARLY`; the
    nearest pairs are joined first.
    """
    pairs = sorted(
        (
            (_nearness(value, item), v, i)
            for (v, value), (i, item) in product(enumerate(values), enumerate(items))
        ),
        key=lambda pair: (-pair[0], pair[1:]),
    )
    taken_values: set[int] = set()
    taken_items: set[int] = set()
    for nearness, value, item in pairs:
        if nearness >= NEARLY and value not in taken_values and item not in taken_items:
            taken_values.add(value)
            taken_items.add(item)
    return len(taken_items)


def _nearness(value: str, item: str) -> float:
    return 1.0 if bare(value) == bare(item) else token_f1(value, item)
