"""The releases that belong to a topic, and the sentence of each that shows it.

A passage is judged by the share of the topic's words it says, weighed by the square of their
rarity, for a name says more than all the common words around it, and by its cosine to the topic; a
release by its best passage. Those belong that come near the best: how near the best itself can
come is the topic's affair ("plots, on the dark web or elsewhere"), and so is the bar.

On the development questions across releases F1 of the set is .95 over 52 releases and .98 over
477, leaving out two of 21 there that look like ordinary questions. Words alone reach .95 and .95,
cosines alone .71 and .62, rarities that are not squared .95 and .95; a bar of .60 or .75 costs up
to .05. What is missed are themes that releases tell of in other words: taking in whatever is near
in meaning found .01 more over 52 releases and lost .04 over 477.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.patterns import lazy_pattern
from index.encoder import Vectors
from index.fold import fold
from index.generation import Generation
from index.question_form import Form
from index.taken_for_granted import taken_for_granted
from index.terms import stems_of
from index.topic import Floats, Topic, Word, holding, literal, topics
from index.words import idf

Integers = npt.NDArray[np.int64]

NEAR = 0.67
"""Of the best score: from here on a release belongs."""
LEAST, LEAST_NEAR = 0.9, 0.55
"""Of the best score and of the best cosine: a topic that reaches neither is in no release, unless
one says all its words. A rule of thumb: "insurance fraud" reaches .86 and .46 where there is none.
"""
LEAST_SAID = 0.5
"""Share of the words that a passage says at least where they have to be named."""
_BY_WORDS, _BY_MEANING = 4_000, 200
"""Passages that are judged."""
_IMAGINED, _ALL = 100, 0.999
_BEGINNING = 3
STATEMENT = 0.6
"""What quoting somebody is worth to a sentence where a speaker is asked for; not fitted."""
_STATEMENT = lazy_pattern(r"[“\"«„].+[”\"»“]|\b(?:said|stated|dijo|a déclaré)\b")


@dataclass(frozen=True, slots=True)
class Belonging:
    """A release that belongs to a topic.

    Attributes:
        release: Its number.
        score: Higher is better; comparable within one question only.
        topic: What it belongs to.
    """

    release: int
    score: float
    topic: Topic | None = None


def across(generation: Generation, form: Form, allowed: Integers | None = None) -> list[Belonging]:
    """Return every release that belongs to the topic of a question, in the order it asks for.

    Without a topic all that are allowed belong, newest first.

    Args:
        generation: The index.
        form: What is asked.
        allowed: Numbers of the releases that are asked about, or None for all.
    """
    releases = generation.tables.releases
    numbers = np.arange(len(releases)) if allowed is None else allowed
    if not form.text:
        found = [Belonging(number, 0.0) for number in numbers.tolist()]
    else:
        found = _any_of(
            [_belonging(generation, topic, numbers) for topic in topics(generation, form)]
        )
    if form.order == "oldest":
        return sorted(found, key=lambda one: releases[one.release].date)
    if form.order == "newest" or not form.text:
        return sorted(found, key=lambda one: releases[one.release].date, reverse=True)
    return sorted(found, key=lambda one: -one.score)


def sentence(generation: Generation, belonging: Belonging) -> int:
    """Return the row of the sentence that shows best why a release belongs.

    It says most of the topic's words, and is nearest to it in meaning; where somebody who speaks
    is asked for, it quotes. Takes some milliseconds: ask for those that are shown only.
    """
    rows = generation.tables.sentence_rows(belonging.release)
    topic = belonging.topic
    if topic is None or not rows:
        return rows.start
    text = generation.tables.text(belonging.release)
    sentences = [generation.tables.sentence(row).of(text) for row in rows]
    vectors = generation.dense_sentences.vectors(np.arange(rows.start, rows.stop))
    worth = _said(generation, belonging.release, topic, sentences) + vectors @ topic.vector
    worth += [_has_all(one, topic.phrases) for one in sentences]
    if topic.must_speak:
        worth += [STATEMENT * bool(_STATEMENT.search(one)) for one in sentences]
    return rows[int(np.argmax(worth))]


def _said(generation: Generation, release: int, topic: Topic, sentences: Sequence[str]) -> Floats:
    """Return how much of a topic's words each sentence says, the rarer the more: 0 to 1."""
    language = generation.tables.releases[release].language
    folded = [fold(sentence) for sentence in sentences]
    said = np.zeros((len(sentences), len(topic.words)))
    for place, word in enumerate(topic.words):
        said[:, place] = [
            _may_say(text, word, language) and _says(sentence, word, language)
            for text, sentence in zip(folded, sentences, strict=True)
        ]
        if word.country is not None and not said[:, place].any():
            said[:, place] = [word.country.is_named(one, language) for one in sentences]
    rare = np.array([_rarity(generation, word) for word in topic.words])
    share: Floats = said @ rare / rare.sum()
    return share


def _may_say(folded: str, word: Word, language: str) -> bool:
    """Whether a text has the beginning of a word; most have not, and need no taking apart."""
    return any(stem[:_BEGINNING] in folded for stem in word.stems[language])


def _says(text: str, word: Word, language: str) -> bool:
    return not word.stems[language].isdisjoint(stems_of(text, language))


def _rarity(generation: Generation, word: Word) -> float:
    stems = frozenset[str]().union(*word.stems.values())
    return min(generation.lexical_passages.rarity(stem) for stem in stems) ** 2


def _has_all(text: str, phrases: tuple[str, ...]) -> bool:
    words = fold(text)
    return bool(phrases) and all(phrase in words for phrase in phrases)


def _any_of(lists: list[list[Belonging]]) -> list[Belonging]:
    """Return what belongs to one topic at least, each release once, where it scores best."""
    best: dict[int, Belonging] = {}
    for one in (one for found in lists for one in found):
        if one.release not in best or one.score > best[one.release].score:
            best[one.release] = one
    return list(best.values())


def _belonging(generation: Generation, topic: Topic, numbers: Integers) -> list[Belonging]:
    if not topic.words or len(numbers) == 0 or _names_the_unknown(generation, topic.text):
        return []
    share = _share(generation, topic)
    rows = _candidates(generation, share, topic.vector, numbers)
    cosines = generation.dense_passages.vectors(rows) @ topic.vector
    if not len(rows) or not _is_there(topic, share[rows], cosines):
        return []
    of = generation.tables.passages[rows, 0].astype(np.int64)
    order = np.argsort(-(share[rows] + cosines), kind="stable")
    chosen, places = np.unique(of[order], return_index=True)
    best = order[places]
    scores = share[rows][best] + cosines[best]
    return [
        Belonging(release, score, topic)
        for release, score in zip(chosen.tolist(), scores.tolist(), strict=True)
        if score >= NEAR * scores.max() and literal(generation, release, topic.phrases)
    ]


def _names_the_unknown(generation: Generation, text: str) -> bool:
    """Whether a topic has a name that no release has, nor one that is spelled nearly so."""
    language = generation.tables.languages[0] if generation.tables.languages else "en"
    return any(
        one.kind in ("name", "operation")
        and one.weight == 1.0
        and not generation.spelling.near(one.stem)
        for one in taken_for_granted(text, generation, language)
    )


def _is_there(topic: Topic, share: Floats, cosines: Vectors) -> bool:
    if topic.must_be_named and share.max() < LEAST_SAID:
        return False
    return bool(
        share.max() > _ALL or (share + cosines).max() >= LEAST or cosines.max() >= LEAST_NEAR
    )


def _share(generation: Generation, topic: Topic) -> Floats:
    """Return the share of a topic's words that each passage says, weighed by their rarity."""
    tables = generation.tables
    said = np.array([holding(generation, word) for word in topic.words])
    number = len(tables.releases) + _IMAGINED
    frequencies = [len(np.unique(tables.passages[row, 0])) for row in said]
    weights = np.array([idf(number, frequency) for frequency in frequencies]) ** 2
    share: Floats = weights @ said / weights.sum()
    return share


def _candidates(
    generation: Generation, share: Floats, vector: Vectors, numbers: Integers
) -> Integers:
    """Return rows of passages that say most of a topic or are nearest to it."""
    of = generation.tables.passages[:, 0]
    within = np.flatnonzero(np.isin(of, numbers))
    saying = within[share[within] > 0]
    saying = saying[np.argsort(-share[saying], kind="stable")][:_BY_WORDS]
    near, _ = generation.dense_passages.search(vector, _BY_MEANING, within)
    return np.union1d(saying, near).astype(np.int64)
