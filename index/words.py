"""The words of one release, sentence by sentence, as an answer looks at them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus import Span
from corpus.patterns import lazy_pattern
from index.terms import terms

_POSSESSIVE = lazy_pattern(r"[’']s?(?=\s|$)")
_FEWEST_LEFT = 2
_BLANKS = lazy_pattern(r"\s+")


@dataclass(frozen=True, slots=True)
class ReleaseWords:
    """The stems of a release.

    Attributes:
        title: Of its title.
        sentences: Of each sentence, in order.
        names: Stems that it writes with a capital inside a sentence and never in lower case:
            people, places, agencies, operations.
    """

    language: str
    title: frozenset[str]
    sentences: tuple[frozenset[str], ...]
    names: frozenset[str]

    def rarity(self, stems: Iterable[str]) -> dict[str, float]:
        """Return how rare each stem is among the sentences: BM25's idf, 0 in all of them."""
        number = len(self.sentences)
        return {
            stem: idf(number, sum(stem in sentence for sentence in self.sentences))
            for stem in stems
        }


@dataclass(frozen=True, slots=True)
class TakenApart:
    """The stems of a release in the order of its text, repeats included.

    Attributes:
        title: Of its title.
        sentences: Of each sentence.
        words: What an answer looks at of them.
    """

    title: list[str]
    sentences: list[list[str]]
    words: ReleaseWords


def take_apart(title: str, text: str, sentences: Sequence[Span], language: str) -> TakenApart:
    """Take a release's sentences apart into words."""
    capitals: set[str] = set()
    others: set[str] = set()
    found = []
    for sentence in sentences:
        words = sentence.of(text)
        parts = terms(words, language)
        found.append([term.stem for term in parts])
        for place, term in enumerate(parts):
            first = words[term.start]
            if first.islower():
                others.add(term.stem)
            elif first.isupper() and place > 0:
                capitals.add(term.stem)
    titled = [term.stem for term in terms(title, language)]
    names = frozenset(capitals - others)
    kept = ReleaseWords(language, frozenset(titled), tuple(map(frozenset, found)), names)
    return TakenApart(titled, found, kept)


def without_names(question: str, words: ReleaseWords) -> str:
    """Return a question without the names of a release: what is asked about the case it tells.

    Inside a release on Operation Pureza nearly every sentence is about Operation Pureza; which of
    them answers is decided by the other words.
    """
    found = terms(question, words.language)
    names = [term for term in found if term.stem in words.names]
    if not names or len(found) - len(names) < _FEWEST_LEFT:
        return question
    starts = [0, *(name.end for name in names)]
    ends = [*(name.start for name in names), len(question)]
    rest = "".join(question[start:end] for start, end in zip(starts, ends, strict=True))
    return _BLANKS.sub(" ", _POSSESSIVE.sub("", rest)).strip()


def share(weights: Mapping[str, float], stems: Iterable[frozenset[str]]) -> Iterator[float]:
    """Yield for each set of stems the share of the weights that it covers, 0 to 1."""
    total = sum(weights.values())
    for found in stems:
        covered = sum(weight for stem, weight in weights.items() if stem in found)
        yield covered / total if total > 0 else 0.0


def idf(number: int, frequency: int) -> float:
    """Return BM25's inverse document frequency (Robertson and Spärck Jones), never negative."""
    return math.log(1 + (number - frequency + 0.5) / (frequency + 0.5))
