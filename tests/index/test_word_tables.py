"""Words that are stored with an index: what comes back, and what is taken over."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st

from index.runs import Run
from index.word_tables import WordTables, WordTablesWriter
from index.words import ReleaseWords

STEM = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=6)
STEMS = st.frozensets(STEM, max_size=6)
WORDS = st.builds(
    ReleaseWords,
    language=st.just("en"),
    title=STEMS,
    sentences=st.lists(STEMS, max_size=4).map(tuple),
    names=STEMS,
)


def written(folder: Path, releases: list[ReleaseWords]) -> WordTables:
    writer = WordTablesWriter()
    for release in releases:
        writer.add(release)
    writer.write(folder)
    return WordTables(folder)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@given(releases=st.lists(WORDS, max_size=6))
@budget(max_examples=60)
def test_what_was_written_comes_back(
    releases: list[ReleaseWords], tmp_path_factory: pytest.TempPathFactory
) -> None:
    tables = written(tmp_path_factory.mktemp("words") / "new", releases)
    assert [tables.words(number, "en") for number in range(len(tables))] == releases


@given(old=st.lists(WORDS, max_size=6), new=st.lists(WORDS, min_size=1, max_size=6), data=st.data())
@budget(max_examples=60)
def test_what_is_taken_over_makes_the_same_files_as_what_is_new(
    old: list[ReleaseWords],
    new: list[ReleaseWords],
    data: st.DataObject,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("words")
    before = written(folder / "old", old)
    order = data.draw(st.lists(st.sampled_from([*range(len(old)), *new]), unique_by=id, max_size=9))
    writer, releases = WordTablesWriter(before), []
    for one in order:
        if isinstance(one, int):
            writer.take_over(Run(one, one + 1))
            releases.append(old[one])
        else:
            writer.add(one)
            releases.append(one)
    writer.write(folder / "new")
    written(folder / "fresh", releases)
    assert files(folder / "new") == files(folder / "fresh")


def test_tables_that_are_cut_off_are_refused(tmp_path: Path) -> None:
    one = ReleaseWords("en", frozenset({"boat"}), (frozenset({"three"}),), frozenset())
    written(tmp_path / "words", [one])
    other = written(tmp_path / "others", [one, one])
    assert len(other) == 2
    (tmp_path / "others" / "groups.npy").replace(tmp_path / "words" / "groups.npy")
    with pytest.raises(ValueError, match="cut off"):
        WordTables(tmp_path / "words")
