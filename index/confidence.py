"""How likely the top quote is right, 0 to 1.

Two things tell it, of the seventeen that were tried: how far the best sentence stands out, and its
cosine to the question without the names of its release. It stands out if it takes most of a
softmax over all the sentences judged and "none of these", which has a score of its own and keeps
the only sentence of a small corpus from being right for want of others.

The constants were fitted on the training questions of the two development corpora, each asked over
1, 10, 100 and all of its releases, and on each corpus's questions asked over the other. On the
development questions, pooled: AUROC of right against wrong .74, expected calibration error .05.
"""

from __future__ import annotations

import numpy as np

from index.choose import FEATURES as CHEAP
from index.choose import WEIGHTS, Sentences
from index.read import FEATURES as READ
from index.reader_record import ReaderRecord

SIGNS = ("standing_out", *CHEAP, *READ)
"""What may tell how likely the best sentence is right."""

WITHOUT_READER = ReaderRecord(
    weights=dict(zip(CHEAP, WEIGHTS.tolist(), strict=True)),
    none_of_these=8.0,
    intercept=0.21,
    confidence={"standing_out": 1.34, "about": 1.13},
    threshold=0.25,
    further=1.5,
)
"""For answers that no reader has read. The threshold answers three of four answerable development
questions, and meets 94 to 96 of 100 off-topic ones with silence."""


def confidence(sentences: Sentences, record: ReaderRecord) -> float:
    """Return the probability that the best of these sentences, of which there is one, answers."""
    return record.probability(signs(sentences, record.none_of_these))


def signs(sentences: Sentences, none_of_these: float) -> dict[str, float]:
    """Return what is seen of the best sentence."""
    best = float(sentences.scores[0])
    others = np.append(sentences.scores, none_of_these)
    standing_out = -float(np.logaddexp.reduce(others - best))
    return dict(zip(SIGNS, [standing_out, *sentences.features[0].tolist()], strict=False))
