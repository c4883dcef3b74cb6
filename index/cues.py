"""What kind of answer a question wants, and whether a sentence holds one of that kind.

"When" wants a date, "how many" a number. A sentence has what is asked for where a pattern of that
kind matches in it, at something that the question itself does not say. The patterns read English;
a question in another language has no cue, and its sentences are judged by the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.patterns import lazy_pattern
from index.fold import fold

Floats = npt.NDArray[np.float64]
_MOST, _LEAST = 3.0, 1e-3

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundreds? thousands? dozens? millions? billions? couple several half both single"
)
_NUMBER = rf"\b(?:\d[\d,.]*|{'|'.join(_NUMBER_WORDS.split())})\b"


@dataclass(frozen=True, slots=True)
class _Kind:
    asked: re.Pattern[str]
    given: re.Pattern[str]


def _kind(asked: str, given: str) -> _Kind:
    return _Kind(lazy_pattern(asked, re.IGNORECASE), lazy_pattern(given, re.IGNORECASE))


_KINDS = (
    _kind(  # money
        r"\bhow (?:much|large|big)\b"
        r"|\b(?:money|worth|price|cost|fine|bail|amount|restitution|forfeit)\b",
        r"[$€£¥]\s?\d|\d[\d,.]*\s?(?:dollars|euros|pounds|usd|million|billion)|%|percent",
    ),
    _kind(r"\bhow many\b|\bnumber of\b", _NUMBER),
    _kind(  # a measure
        r"\bhow (?:long|old|far|often|tall|fast|big|large|heavy)\b|\bage\b"
        r"|\b(?:sentence|prison|years)\b",
        _NUMBER,
    ),
    _kind(  # a date
        r"\bwhen\b|\b(?:what|which) (?:date|day|month|year|time|century|decade)s?\b",
        rf"\b(?:1[5-9]|20)\d\d\b|\b{_MONTH}\s+\d|\d\s+{_MONTH}\b"
        r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|yesterday|century|ago)\b",
    ),
    _kind(  # a person
        r"\bwho(?:m|se)?\b|\bname[sd]?\b|\bwhich (?:person|man|woman|judge|attorney|prosecutor"
        r"|agent|officer|official)\b",
        r"(?-i:\b[A-Z][\w’'-]+\s(?:[A-Z]\.\s)?[A-Z][\w’'-]+)",
    ),
    _kind(  # a place
        r"\bwhere\b|\b(?:what|which) (?:city|country|countries|state|town|place|county|location"
        r"|street|province|region)\b",
        r"(?-i:\b(?:in|at|near|from|of|to)\s(?:the\s)?[A-Z]\w+)",
    ),
    _kind(  # a statement
        r"\b(?:say|said|says|quote|quoted|describe[ds]?|call(?:ed)?|comment|told|according)\b",
        r"[“\"].+[”\"]|\bsaid\b|\bstated\b",
    ),
)


@dataclass(frozen=True, slots=True)
class Cues:
    """The kinds of answer that one question wants."""

    question: str
    kinds: tuple[_Kind, ...]

    @classmethod
    def of(cls, question: str) -> Cues:
        """Read a question for what it wants."""
        kinds = tuple(kind for kind in _KINDS if kind.asked.search(question))
        return cls(fold(question), kinds)

    def worth(self, sentences: Sequence[str]) -> Floats:
        """Return for each sentence of a release what its holding what is asked for is worth.

        The fewer of the release's sentences hold it, the more: where every sentence has a number,
        a number says nothing. 0 without it, 3 at most; float64 `(n,)`.
        """
        if not self.kinds or not sentences:
            return np.zeros(len(sentences))
        held = np.array([list(self._held(sentence)) for sentence in sentences], dtype=np.float64)
        rarity = np.minimum(_MOST, -np.log(held.mean(axis=0) + _LEAST))
        worth: Floats = (held * rarity).mean(axis=1)
        return worth

    def _held(self, sentence: str) -> Iterator[bool]:
        for kind in self.kinds:
            found = kind.given.finditer(sentence)
            yield any(fold(match[0]) not in self.question for match in found)
