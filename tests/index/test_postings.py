"""What is counted of texts; they are drawn by chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import LexicalIndex, write_counted
from index.postings import StemCounter, Text

STEMS = st.sampled_from(["seal", "boat", "1500", "é", "漁", "zeppelin"])
TEXTS = st.lists(st.lists(STEMS, max_size=6), max_size=6)


def counter(texts: Sequence[Text]) -> StemCounter:
    found = StemCounter()
    for text in texts:
        found.add(text)
    return found


@given(TEXTS)
def test_every_stem_has_the_texts_that_hold_it_and_how_often(texts: list[list[str]]) -> None:
    counted = counter(texts).postings()
    assert counted.stems == sorted({stem for text in texts for stem in text})
    assert counted.lengths.tolist() == [len(text) for text in texts]
    for place, stem in enumerate(counted.stems):
        part = slice(counted.columns[place], counted.columns[place + 1])
        found = dict(zip(counted.rows[part].tolist(), counted.counts[part].tolist(), strict=True))
        expected = {row: Counter(text)[stem] for row, text in enumerate(texts) if stem in text}
        assert found == expected
        assert counted.rows[part].tolist() == sorted(expected)


def test_a_text_may_hold_a_stem_any_number_of_times() -> None:
    counted = counter([["seal"] * 70_000, ["seal"]]).postings()
    assert counted.counts.tolist() == [70_000, 1]


def written(texts: Sequence[Text], folder: Path, old: LexicalIndex | None) -> Path:
    write_counted(counter(texts), folder, old)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@given(TEXTS, st.data())
def test_what_is_taken_over_from_an_older_index_is_what_would_be_counted(
    tmp_path_factory: pytest.TempPathFactory, old_texts: list[list[str]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("postings")
    rows = st.integers(0, len(old_texts) - 1) if old_texts else st.nothing()
    kept = data.draw(st.lists(rows, unique=True).map(sorted))
    new: list[Text] = list(kept)
    for text in data.draw(TEXTS):
        new.insert(data.draw(st.integers(0, len(new))), text)
    plain = [old_texts[text] if isinstance(text, int) else text for text in new]

    old = LexicalIndex(written(old_texts, folder / "old", None), len(old_texts))
    taken_over = written(new, folder / "taken over", old)
    anew = written(plain, folder / "anew", None)

    assert files(taken_over) == files(anew)


def test_a_stem_that_no_text_holds_any_longer_is_gone(tmp_path: Path) -> None:
    old = LexicalIndex(written([["seal"], ["boat"]], tmp_path / "old", None), 2)
    new = LexicalIndex(written([1, ["kite"]], tmp_path / "new", old), 2)
    assert list(new.vocabulary) == ["boat", "kite"]
    assert np.flatnonzero(new.scores(["boat"])).tolist() == [0]
