from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Release
from index.cut import cut_release
from index.tables import CutRelease, Tables, write_tables

TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60)


def release(identity: str, text: str) -> Release:
    title = f"Ünïcode {identity} 𝒜"
    return Release(identity, title, date(2031, 5, 6), "Invented Office", text, url=None)


def stored(cuts: list[CutRelease], folder: Path) -> Tables:
    write_tables(cuts, folder)
    return Tables(folder)


@given(st.lists(TEXTS, max_size=4))
def test_texts_and_spans_come_back_as_they_were_for_any_unicode(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    cuts = [cut_release(release(f"2031-05-06-r{i}", text)) for i, text in enumerate(texts)]
    tables = stored(cuts, tmp_path_factory.mktemp("tables"))
    assert [tables.text(number) for number in range(len(cuts))] == texts
    for number, cut in enumerate(cuts):
        sentences, passages = tables.cut(number)
        assert sentences.tolist() == cut.sentences.tolist()
        assert passages.tolist() == cut.passages.tolist()
        words = [tables.sentence(row).of(texts[number]) for row in tables.sentence_rows(number)]
        assert words == [texts[number][start:end] for start, end in cut.sentences.tolist()]


@given(st.lists(TEXTS, max_size=4))
def test_every_row_belongs_to_its_release_and_every_passage_to_its_sentences(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    cuts = [cut_release(release(f"2031-05-06-r{i}", text)) for i, text in enumerate(texts)]
    tables = stored(cuts, tmp_path_factory.mktemp("tables"))
    rows = [row for number in range(len(cuts)) for row in tables.passage_rows(number)]
    assert rows == list(range(len(tables.passages)))
    for number, start, end, first, last in tables.passages.tolist():
        assert first < last
        assert set(range(first, last)) <= set(tables.sentence_rows(number))
        assert tables.sentence(first).start == start
        assert tables.sentence(last - 1).end == end


@given(st.lists(TEXTS, max_size=5), st.data())
def test_the_passages_of_some_releases_are_named_in_one_go(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], data: st.DataObject
) -> None:
    cuts = [cut_release(release(f"2031-05-06-r{i}", text)) for i, text in enumerate(texts)]
    tables = stored(cuts, tmp_path_factory.mktemp("tables"))
    numbers = st.integers(0, len(cuts) - 1) if cuts else st.nothing()
    some = data.draw(st.lists(numbers, unique=True))
    expected = [row for number in some for row in tables.passage_rows(number)]
    assert tables.passages_of(np.array(some, np.int64)).tolist() == expected


def test_tables_of_two_builds_do_not_go_together(tmp_path: Path) -> None:
    for name, text in (("one", "A word."), ("two", "A word. Another.")):
        (tmp_path / name).mkdir()
        write_tables([cut_release(release("2031-05-06-a", text))], tmp_path / name)
    (tmp_path / "one" / "sentences.npy").replace(tmp_path / "two" / "sentences.npy")
    with pytest.raises(ValueError, match="other releases"):
        Tables(tmp_path / "two")


def test_metadata_comes_back_as_it_was(tmp_path: Path) -> None:
    some = Release(
        "2031-05-06-seals",
        'Seals “counted"',
        date(2031, 5, 6),
        "Invented Office",
        "Nine seals.",
        url="https://example.org/seals",
        language="pt-BR",
    )
    found = stored([cut_release(some)], tmp_path).releases[0]
    assert (found.id, found.title, found.date) == (some.id, some.title, some.date)
    assert (found.publisher, found.url, found.language) == (some.publisher, some.url, "pt-BR")


def test_what_is_not_known_of_a_release_stays_unknown(tmp_path: Path) -> None:
    tables = stored([cut_release(release("2031-05-06-a", "One."))], tmp_path)
    assert tables.releases[0].url is None


def test_no_releases_make_empty_tables(tmp_path: Path) -> None:
    tables = stored([], tmp_path)
    assert (len(tables.releases), len(tables.passages), len(tables.sentences)) == (0, 0, 0)
    assert tables.number_of == {}
