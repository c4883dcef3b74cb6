"""BM25 as a share of what a question could reach, each text by the rules of its own language.

The same question has other stems in each language, and none of those of one language may weigh
against the texts of another: else one Spanish release, whose rules make "inspectores" of what
English ones leave alone, would lower the scores of all English ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from index.lexical import LexicalIndex

Shares = npt.NDArray[np.float32]
StemsByLanguage = Mapping[str, Sequence[str]]


def shares(
    lexical: LexicalIndex,
    stems: StemsByLanguage,
    spoken: npt.NDArray[np.intp],
) -> Shares:
    """Return for every text the share of BM25 that it reaches, about 0 to 1: float32 `(size,)`.

    Args:
        lexical: The index of the texts.
        stems: Of the question, by language.
        spoken: For each text the place of its language in `stems`.
    """
    reached = np.zeros(len(spoken), np.float32)
    for place, found in enumerate(stems.values()):
        # Lucene's variant of BM25 gives a word its idf, and no more.
        most = sum(map(lexical.rarity, found)) or 1.0
        scores = lexical.scores(found) / np.float32(most)
        reached = scores if len(stems) == 1 else np.where(spoken == place, scores, reached)
    return reached
