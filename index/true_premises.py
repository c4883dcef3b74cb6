"""Releases that hold what a question takes for granted come before those that don't.

Two releases on two years' rounds of one operation tell of them in the same words; the year asked
about is what tells them apart.
"""

from __future__ import annotations

from index.choose import Sentences
from index.generation import Generation
from index.premise import missing

COST = 2.0
"""What lacking a fact, or the rarest of names, takes off a sentence's score. Of 531 answerable
development questions four more have the right sentence first and none fewer; 1 to 4 for a fact and
0 to 2 for a name did alike."""


def prefer_true_premises(generation: Generation, question: str, sentences: Sentences) -> Sentences:
    """Lower the sentences of releases that lack what a question takes for granted."""
    releases = generation.tables.sentences[sentences.rows, 0].tolist()
    lacking = {one: missing(question, generation, one) for one in dict.fromkeys(releases)}
    if not any(one.words for one in lacking.values()):
        return sentences
    scores = sentences.scores.copy()
    for place, release in enumerate(releases):
        scores[place] -= COST * (lacking[release].facts + lacking[release].names)
    return sentences.rescored(scores)
