"""Words shared with a question, each text by the rules of its own language."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.lexical import LexicalIndex, write_lexical_index
from index.shares import shares
from index.terms import stems_of

ENGLISH = ["the heron boats were towed", "forty lanterns were counted"]
SPANISH = ["las linternas fueron contadas", "los barcos fueron remolcados"]


@pytest.fixture
def lexical(tmp_path: Path) -> LexicalIndex:
    texts = [stems_of(text, "en") for text in ENGLISH] + [stems_of(text, "es") for text in SPANISH]
    write_lexical_index(texts, tmp_path / "lexical")
    return LexicalIndex(tmp_path / "lexical", len(texts))


SPOKEN = np.array([0, 0, 1, 1])


def test_each_language_finds_its_own_texts(lexical: LexicalIndex) -> None:
    question = {"en": stems_of("lanterns", "en"), "es": stems_of("linternas", "es")}
    assert np.flatnonzero(shares(lexical, question, SPOKEN)).tolist() == [1, 2]


def test_stems_of_one_language_do_not_weigh_against_texts_of_another(
    lexical: LexicalIndex,
) -> None:
    words = "the herons boats"
    alone = shares(lexical, {"en": stems_of(words, "en")}, np.zeros(4, np.intp))
    beside = shares(lexical, {"en": stems_of(words, "en"), "es": stems_of(words, "es")}, SPOKEN)
    assert np.allclose(alone[:2], beside[:2])
    assert beside[0] > 0


def test_a_share_is_never_more_than_all(lexical: LexicalIndex) -> None:
    for text in ENGLISH + SPANISH:
        found = shares(lexical, {one: stems_of(text, one) for one in ("en", "es")}, SPOKEN)
        assert ((found >= 0) & (found <= 1)).all()


def test_a_question_without_words_shares_none(lexical: LexicalIndex) -> None:
    assert not shares(lexical, {"en": (), "es": ()}, SPOKEN).any()
