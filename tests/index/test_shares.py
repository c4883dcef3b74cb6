"""Words shared with a question, each text by the rules of its own language."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.columns import Integers
from index.lexical import LexicalIndex, write_lexical_index
from index.shares import Shares, StemsByLanguage
from index.terms import stems_of

ENGLISH = ["the heron boats were towed", "forty lanterns were counted"]
SPANISH = ["las linternas fueron contadas", "los barcos fueron remolcados"]


@pytest.fixture
def lexical(tmp_path: Path) -> LexicalIndex:
    texts = [stems_of(text, "en") for text in ENGLISH] + [stems_of(text, "es") for text in SPANISH]
    write_lexical_index(texts, tmp_path / "lexical")
    return LexicalIndex(tmp_path / "lexical", len(texts))


SPOKEN = np.array([0, 0, 1, 1])
ALL = np.arange(4)


def shares(lexical: LexicalIndex, stems: StemsByLanguage, spoken: Integers = SPOKEN) -> Shares:
    return Shares(lexical, stems, lambda rows: spoken[rows])


def test_each_language_finds_its_own_texts(lexical: LexicalIndex) -> None:
    question = {"en": stems_of("lanterns", "en"), "es": stems_of("linternas", "es")}
    found = shares(lexical, question)
    assert np.flatnonzero(found.of(ALL)).tolist() == [1, 2]
    assert sorted(found.best(4).tolist()) == [1, 2]
    assert found.best(4, ALL != 1).tolist() == [2]


def test_stems_of_one_language_do_not_weigh_against_texts_of_another(
    lexical: LexicalIndex,
) -> None:
    words = "the herons boats"
    alone = shares(lexical, {"en": stems_of(words, "en")}, np.zeros(4, np.int64)).of(ALL)
    both = {"en": stems_of(words, "en"), "es": stems_of(words, "es")}
    beside = shares(lexical, both).of(ALL)
    assert np.allclose(alone[:2], beside[:2])
    assert beside[0] > 0


def test_a_share_is_never_more_than_all(lexical: LexicalIndex) -> None:
    for text in ENGLISH + SPANISH:
        found = shares(lexical, {one: stems_of(text, one) for one in ("en", "es")}).of(ALL)
        assert ((found >= 0) & (found <= 1)).all()


def test_the_best_come_first_whatever_their_language(lexical: LexicalIndex) -> None:
    question = {"en": stems_of("forty lanterns", "en"), "es": stems_of("forty linternas", "es")}
    found = shares(lexical, question)
    assert found.best(4).tolist() == [1, 2]
    assert found.best(1).tolist() == [1]
    assert found.of(np.array([2, 1])).tolist() == found.of(ALL)[[2, 1]].tolist()


def test_a_question_without_words_shares_none(lexical: LexicalIndex) -> None:
    found = shares(lexical, {"en": (), "es": ()})
    assert not found.of(ALL).any()
    assert found.best(4).tolist() == []
