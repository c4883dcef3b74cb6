"""Whether a question leaves the release in focus: what it says that only other releases say.

"And Ada Voss, who arrested her?" is no longer about the release in focus if that never names Ada
Voss and another one does. A name is what a release writes with a capital (`ReleaseWords.names`) and
the question too; typed in lower case it may as well be a common word ("max", "king"), and only
weighs more than one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np

from index.generation import Generation
from index.mending import slips
from index.recognise import recognise
from index.terms import terms

_RARE = 2.5
"""Rarity (BM25's idf) from which on a name tells one case from another; Monday does not."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a question says that the release in focus does not, and one other release does.

    Attributes:
        has_name: Whether that is a name there, and typed with a capital.
        weight: The rarity of all the words together; names typed in lower case count double.
    """

    has_name: bool
    weight: float


def elsewhere(question: str, focus: int, generation: Generation) -> Elsewhere:
    """Look for the release, other than the one in focus, that holds most of what it lacks."""
    lexical = generation.lexical_releases
    known = _held(focus, generation)
    dates = [found.span for found in recognise(question) if found.kind == "date"]
    lacking = [
        word
        for word in carrying(question, generation)
        if known.isdisjoint(word.stems)
        and not any(date.start <= word.start < date.end for date in dates)
    ]
    scores = lexical.scores(chain.from_iterable(word.stems for word in lacking))
    scores[focus] = 0
    if scores.max() <= 0:
        return Elsewhere(has_name=False, weight=0.0)
    other = int(np.argmax(scores))
    there, names = _held(other, generation), generation.words(other).names
    has_name, weight = False, 0.0
    for word in lacking:
        if there.isdisjoint(word.stems):
            continue
        rarity = min(map(lexical.rarity, word.stems))
        is_name = not names.isdisjoint(word.stems) and rarity >= _RARE
        has_name |= is_name and question[word.start].isupper()
        weight += rarity * (1 + is_name)
    return Elsewhere(has_name, weight)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries a question.

    Attributes:
        stems: Its stem by the rules of each language of the releases, without repeats.
        start, end: Where it stands.
    """

    stems: tuple[str, ...]
    start: int
    end: int


def carrying(question: str, generation: Generation) -> list[Word]:
    """Return the words that carry a question, in order."""
    question = question.encode("utf-8", "replace").decode("utf-8")  # stemmers take no surrogates
    readings = [_meant(question, language, generation) for language in generation.tables.languages]
    words = (
        Word(tuple(dict.fromkeys(stem for _, stems in same for stem in stems)), *same[0][0])
        for same in zip(*readings, strict=True)
    )
    return [word for word in words if generation.stop_words.isdisjoint(word.stems)]


def _meant(
    question: str, language: str, generation: Generation
) -> list[tuple[tuple[int, int], tuple[str, ...]]]:
    """Return the place and the stems of each word, of a mistyped one those that it is near."""
    mistyped = {slip.start: slip.stems for slip in slips(question, language, generation)}
    return [
        ((term.start, term.end), mistyped.get(term.start, (term.stem,)))
        for term in terms(question, language)
    ]


def holds_all(text: str, release: int, generation: Generation) -> bool:
    """Whether a release holds every word that carries a text."""
    held = _held(release, generation)
    return not any(held.isdisjoint(word.stems) for word in carrying(text, generation))


def _held(release: int, generation: Generation) -> frozenset[str]:
    words = generation.words(release)
    return words.title.union(*words.sentences)
