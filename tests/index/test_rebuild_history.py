"""An index is a function of the folder and the settings, whatever happened before."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st
from index_state import Served, served
from invented_releases import write_release, write_releases

from index import freshness, vector_parts
from index.build import rebuild
from index.settings import Settings

Fresh = Callable[[Path], Settings]

STEMS = ("2031-03-04-operation-heron", "2031-06-01-kites", "2031-06-02-seals", "2030-01-01-early")
TITLES = st.sampled_from(["Kites fly", "Seals counted", "Ein Titel"])
LANGUAGES = st.sampled_from(["en", "de", "pt-BR", "ja"])
# Few sentences, so that releases share some and an edit keeps some.
SENTENCES = st.sampled_from(
    ["Nine boats were seized.", "Nobody was hurt.", "“It is over,” she said.", "É só isso.",
     "U.S. agents came.", "• glass\n• wire", "漁船。", "***", "A 𝒜 letter\u200b far out."]
)  # fmt: skip
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join)
TEXTS = st.lists(PARAGRAPHS, min_size=1, max_size=3).map("\n\n".join)


@dataclass(frozen=True, slots=True)
class Write:
    stem: str
    title: str
    language: str
    text: str

    def apply(self, folder: Path) -> None:
        write_release(folder, self.stem, self.text, title=self.title, language=self.language)


@dataclass(frozen=True, slots=True)
class Remove:
    stem: str

    def apply(self, folder: Path) -> None:
        (folder / f"{self.stem}.md").unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Rename:
    stem: str

    def apply(self, folder: Path) -> None:
        path = folder / f"{self.stem}.md"
        if path.exists():
            path.rename(folder / f"{self.stem}-renamed.md")


@dataclass(frozen=True, slots=True)
class Move:
    """Into a subfolder: the same release, found elsewhere."""

    stem: str

    def apply(self, folder: Path) -> None:
        path = folder / f"{self.stem}.md"
        if path.exists():
            (folder / "below").mkdir(exist_ok=True)
            path.replace(folder / "below" / path.name)


@dataclass(frozen=True, slots=True)
class Touch:
    stem: str

    def apply(self, folder: Path) -> None:
        path = folder / f"{self.stem}.md"
        if path.exists():
            path.touch()


@dataclass(frozen=True, slots=True)
class Break:
    stem: str

    def apply(self, folder: Path) -> None:
        (folder / f"{self.stem}.md").write_text("no front matter")


@dataclass(frozen=True, slots=True)
class Publisher:
    stem: str
    name: str

    def apply(self, folder: Path) -> None:
        path = folder / f"{self.stem}.md"
        if path.exists():
            content = path.read_text(encoding="utf-8")
            path.write_text(content.replace("Invented Agency", self.name), encoding="utf-8")


stems = st.sampled_from(STEMS)
EDITS = st.one_of(
    st.builds(Write, stems, TITLES, LANGUAGES, TEXTS),
    st.builds(Write, stems, TITLES, LANGUAGES, TEXTS),
    st.builds(Remove, stems),
    st.builds(Rename, stems),
    st.builds(Move, stems),
    st.builds(Touch, stems),
    st.builds(Break, stems),
    st.builds(Publisher, stems, st.sampled_from(["Another Agency", "Invented Office"])),
)
TICK_S = 0.02
"""Longer than file systems here count time in: what is written later looks later."""
HISTORIES = st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=4)


def check_same(one: Served, other: Served) -> None:
    assert one.state == other.state
    assert np.array_equal(one.passage_vectors, other.passage_vectors)
    assert np.array_equal(one.sentence_vectors, other.sentence_vectors)


def check_history(
    base: Settings, fresh: Fresh, place: Path, history: list[list[Write | Remove]]
) -> None:
    releases = write_releases(place / "releases")
    shutil.copytree(base.index, place / "index")
    settings = replace(base, releases=releases, index=place / "index")
    for edits in history:
        time.sleep(TICK_S)
        for edit in edits:
            edit.apply(releases)
        rebuild(settings, skip_invalid=True)
    assert not rebuild(settings, skip_invalid=True).is_new
    new = fresh(releases)
    check_same(served(settings.index), served(new.index))
    shutil.rmtree(place)
    shutil.rmtree(new.index)


@budget(max_examples=8)
@given(HISTORIES)
def test_whatever_the_history_the_index_is_that_of_a_fresh_build(
    base: Settings,
    fresh: Fresh,
    tmp_path_factory: pytest.TempPathFactory,
    history: list[list[Write | Remove]],
) -> None:
    check_history(base, fresh, tmp_path_factory.mktemp("history"), history)


@pytest.fixture(scope="module")
def _no_doubts() -> Iterator[None]:
    """Even a few vectors stand in parts, and files that were read just now count as known."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vector_parts, "FEW", 0)
        patch.setattr(vector_parts, "SHARE", 2)
        patch.setattr(freshness, "_UNSURE_NS", -(10**9))
        yield


@pytest.mark.usefixtures("_no_doubts")
@budget(max_examples=8)
@given(HISTORIES)
def test_nor_does_it_show_what_was_taken_over_without_a_look(
    base: Settings,
    fresh: Fresh,
    tmp_path_factory: pytest.TempPathFactory,
    history: list[list[Write | Remove]],
) -> None:
    check_history(base, fresh, tmp_path_factory.mktemp("history"), history)


@pytest.mark.slow
@budget(max_examples=100)
@given(HISTORIES)
def test_whatever_the_history_the_index_is_that_of_a_fresh_build_many_times(
    base: Settings,
    fresh: Fresh,
    tmp_path_factory: pytest.TempPathFactory,
    history: list[list[Write | Remove]],
) -> None:
    check_history(base, fresh, tmp_path_factory.mktemp("history"), history)


def test_an_index_grown_release_by_release_is_that_of_a_build_in_one_go(
    base: Settings, elsewhere: Settings, tmp_path: Path
) -> None:
    shutil.copytree(elsewhere.index, tmp_path / "index")
    settings = replace(base, releases=tmp_path / "releases", index=tmp_path / "index")
    settings.releases.mkdir()
    for path in sorted(base.releases.iterdir(), reverse=True):
        shutil.copy(path, settings.releases)
        rebuild(settings)
    check_same(served(settings.index), served(base.index))
