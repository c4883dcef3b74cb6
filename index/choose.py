"""Ranked passages to ranked sentences: which of them answers.

A sentence is judged by the scores of its passage, by how near it is to the question as a whole,
and by how near it is to what remains of the question once the names of its release are taken out
of it: they lead to the release, and tell its sentences apart no longer. Both are measured by
cosine and by the share of the question's words, weighed by their rarity in the release. A
sentence that holds the kind of thing that is asked for is preferred, a heading is not.

Each step was measured by the share of development questions whose best sentence answers, first on
federal releases, then on prosecutors': the passages' scores and the sentence's cosine .43 and .37;
with the share of words .49 and .39; without the release's names .55 and .47; with the kind of
answer .53 and .51. Length, place in the release and the sentences before did not help both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from corpus.patterns import lazy_pattern
from index.cues import Cues
from index.encoder import Vectors
from index.generation import Generation
from index.in_background import in_background
from index.known_languages import encoder_knows
from index.question import Question
from index.reader import Reading
from index.retrieve import Candidates, Floats, Integers
from index.words import share, without_names

PASSAGES_READ, RELEASES_READ = 20, 3
"""Passages whose sentences are judged; releases for which names are taken out of the question."""

FEATURES = (
    "passage", "sentence", "passage_words", "release_words", "words", "about", "about_words",
    "cue", "heading",
)  # fmt: skip
WEIGHTS = np.array([5.3, 2.1, 2.6, 15.0, 1.5, 4.8, 3.5, 1.1, -1.0])
"""Of the features, in their order: a softmax over a question's sentences, fitted on the training
questions of the development corpora."""
_OF_PASSAGE = [0, 2, 3]
_WHOLE, _ABOUT = [1, 4], [5, 6]
"""Of the question as a whole, and of what it asks about: by cosine, and by words."""

_ENDS = lazy_pattern(r"[.!?…。؟۔।:][”’\"'»)\]]*$|[”\"»)]$")


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences that may answer, best first.

    Attributes:
        rows: int64 `(n,)`: rows of the sentences.
        features: float64 `(n, 9)`, in the order of `FEATURES`; once they are read, followed by
            those of `index.read`.
        scores: float64 `(n,)`: what they are ranked by; the logarithm of a likelihood, up to a
            constant of the question.
        readings: Of the stretch that holds each, once they are read.
    """

    rows: Integers
    features: Floats
    scores: Floats
    readings: tuple[Reading, ...] = ()

    def rescored(self, scores: Floats) -> Sentences:
        """Return the same sentences ranked by other scores, float64 `(n,)` in their order."""
        order = np.argsort(-scores, kind="stable")
        readings = tuple(self.readings[place] for place in order) if self.readings else ()
        return Sentences(self.rows[order], self.features[order], scores[order], readings)


def choose(generation: Generation, question: Question, candidates: Candidates) -> Sentences:
    """Rank the sentences of the best passages."""
    best = candidates.rows[:PASSAGES_READ]
    passages = generation.tables.passages[best].tolist()
    releases = list(dict.fromkeys(passage[0] for passage in passages))
    # It is encoded on the other core while the sentences are compared with the question.
    abouts = in_background(
        lambda: _abouts(generation, question, releases[:RELEASES_READ]), "encoder"
    )
    compared = {release: _Compared(generation, question, release) for release in releases}
    for release, about in abouts.result().items():
        compared[release].with_about(about)
    rows = [np.zeros(0, np.int64)]
    blocks = [np.zeros((0, len(FEATURES)))]
    for (release, _, _, first, end), scores in zip(passages, candidates.scores, strict=False):
        start = generation.tables.sentence_rows(release).start
        rows.append(np.arange(first, end))
        blocks.append(compared[release].features[first - start : end - start].copy())
        blocks[-1][:, _OF_PASSAGE] = scores[_OF_PASSAGE]
    features = np.concatenate(blocks)
    scores = features @ WEIGHTS
    order = np.argsort(-scores, kind="stable")
    return Sentences(np.concatenate(rows)[order], features[order], scores[order])


def _abouts(generation: Generation, question: Question, releases: list[int]) -> dict[int, Vectors]:
    """Return for some releases the vector of the question without their names."""
    asked = [without_names(question.text, generation.words(release)) for release in releases]
    new = [text for text in dict.fromkeys(asked) if text != question.sought]
    vectors = dict(zip(new, generation.encoder().encode_queries(new), strict=True))
    vectors[question.sought] = question.vector
    return {release: vectors[text] for release, text in zip(releases, asked, strict=True)}


class _Compared:
    """The sentences of a release beside a question.

    Attributes:
        features: float64 `(n, 9)`, in the order of `FEATURES`; those of its passages are left 0.
    """

    def __init__(self, generation: Generation, question: Question, release: int) -> None:
        tables, words = generation.tables, generation.words(release)
        rows = tables.sentence_rows(release)
        text = tables.text(release)
        sentences = [tables.sentence(row).of(text) for row in rows]
        self._words = words
        self._vectors = generation.dense_sentences.vectors(np.arange(rows.start, rows.stop))
        self._weights = words.rarity(question.stems_in[words.language])
        self._knows = encoder_knows(generation.encoder().record.fingerprint, words.language)
        self.features = np.zeros((len(rows), len(FEATURES)))
        self.features[:, 7] = Cues.of(question.text).worth(sentences)
        self.features[:, 8] = [not _ENDS.search(sentence) for sentence in sentences]
        self._fill(_WHOLE, question.vector, self._weights)
        self.features[:, _ABOUT] = self.features[:, _WHOLE]

    def with_about(self, about: Vectors) -> None:
        """Compare with the question without the release's names, too."""
        names = self._words.names
        others = {stem: weight for stem, weight in self._weights.items() if stem not in names}
        self._fill(_ABOUT, about, others)

    def _fill(self, columns: list[int], vector: Vectors, weights: Mapping[str, float]) -> None:
        by_vector, by_words = columns
        self.features[:, by_words] = list(share(weights, self._words.sentences))
        self.features[:, by_vector] = (
            self._vectors @ vector if self._knows else self.features[:, by_words]
        )
