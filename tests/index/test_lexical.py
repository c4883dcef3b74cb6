from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import K1, B, LexicalIndex, write_lexical_index

STEMS = st.sampled_from(["seal", "boat", "1500", "é", "漁"])
TEXTS = st.lists(st.lists(STEMS, max_size=8), max_size=6)


def index_of(texts: Sequence[Sequence[str]], folder: Path) -> LexicalIndex:
    write_lexical_index(texts, folder / "words")
    return LexicalIndex(folder / "words", len(texts))


def bm25(texts: Sequence[Sequence[str]], query: Sequence[str]) -> list[float]:
    """BM25 as Robertson and Zaragoza (2009) give it, with Lucene's smoothing of the rarity.

    A hundred imagined texts without any of the words count for the rarity.
    """
    everything = len(texts) + 100
    mean = sum(map(len, texts)) / len(texts)

    def weight(stem: str, text: Sequence[str]) -> float:
        holding = sum(stem in other for other in texts)
        rarity = math.log(1 + (everything - holding + 0.5) / (holding + 0.5))
        frequency = list(text).count(stem)
        return rarity * frequency / (frequency + K1 * (1 - B + B * len(text) / mean))

    return [sum(weight(stem, text) for stem in query if stem in text) for text in texts]


@given(TEXTS.filter(any), st.lists(STEMS, max_size=4))
def test_scores_are_those_of_bm25(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]], query: list[str]
) -> None:
    index = index_of(texts, tmp_path_factory.mktemp("lexical"))
    assert np.allclose(index.scores(query), bm25(texts, query), atol=3e-4)


@given(TEXTS)
def test_document_frequencies_count_texts_not_words(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]]
) -> None:
    index = index_of(texts, tmp_path_factory.mktemp("lexical"))
    for stem in ("seal", "boat", "unheard"):
        assert index.document_frequency(stem) == sum(stem in text for text in texts)


def test_a_word_that_no_text_holds_scores_nothing(tmp_path: Path) -> None:
    index = index_of([["seal"], ["boat"]], tmp_path)
    assert index.scores(["unheard"]).tolist() == [0, 0]
    assert index.scores([]).tolist() == [0, 0]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("texts", [[], [[]], [[], []]])
def test_an_index_of_no_words_scores_nothing_and_says_nothing(
    tmp_path: Path, texts: list[list[str]]
) -> None:
    index = index_of(texts, tmp_path)
    assert index.scores(["seal"]).tolist() == [0] * len(texts)


@given(TEXTS)
def test_the_same_texts_make_the_same_files(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]]
) -> None:
    folders = [tmp_path_factory.mktemp("lexical") / "words" for _ in range(2)]
    for folder in folders:
        write_lexical_index(texts, folder)
    one, other = ({path.name: path.read_bytes() for path in f.iterdir()} for f in folders)
    assert one == other
