from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.stored_words import StoredWords, write_words

WORDS = st.sets(st.text(max_size=6), max_size=30)


def stored(words: list[str], folder: Path) -> StoredWords:
    write_words(words, folder)
    return StoredWords(folder)


@given(WORDS, st.text(max_size=6))
def test_each_word_is_found_at_its_place_and_no_other_is(
    tmp_path_factory: pytest.TempPathFactory, words: set[str], other: str
) -> None:
    ordered = sorted(words)
    found = stored(ordered, tmp_path_factory.mktemp("words"))
    assert list(found) == ordered
    assert len(found) == len(ordered)
    assert [found.place(word) for word in ordered] == list(range(len(ordered)))
    if other not in words:
        assert found.place(other) is None


def test_letters_that_are_cut_off_are_noticed(tmp_path: Path) -> None:
    stored(["boat", "seal"], tmp_path)
    (tmp_path / "words.bin").write_bytes(b"boatsea")
    with pytest.raises(ValueError, match=r"words\.bin"):
        StoredWords(tmp_path)


def test_ends_of_another_kind_are_noticed(tmp_path: Path) -> None:
    stored(["boat"], tmp_path)
    np.save(tmp_path / "word-ends.npy", np.array([0.0, 4.0]))
    with pytest.raises(ValueError, match=r"words\.bin"):
        StoredWords(tmp_path)
